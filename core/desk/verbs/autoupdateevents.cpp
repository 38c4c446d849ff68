// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/verbs/autoupdateevents.h"

#include "core/desk/log/rules.h"
#include "core/protocol/agent/autoupdatechain.h"
#include "core/protocol/bot/activitynotice.h"

namespace baton::relay::desk {

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::AutoUpdateMade& data, Instant now)
{
    BATON_TRY_INTO(const auto end, ledger.draft().chainEnd(bot.id));
    AutoUpdate entry;
    entry.id = AutoUpdateId(createId(QLatin1Char('u')));
    entry.n = end.n + 1;
    entry.bot = bot;
    entry.kind = data.kind;
    entry.summary = data.summary;
    entry.source = data.source;
    entry.cause = data.cause;
    entry.details = data.details;
    entry.at = believable(event.at, now);
    entry.hash = protocol::chainedHash(entry, end.hash);
    ledger.draft().extend(entry);
    ledger.note(protocol::eventtype::autoUpdateRecorded, bot.id, protocol::AutoUpdateChanged{entry},
                entry.at);
    return BotTaken{{}, unbelievable(event.at, now)};
}

Result<ActivityAnswer> perform(Ledger& ledger, const ReviewAutoUpdate& verb, Instant now)
{
    BATON_TRY_INTO(auto found, ledger.draft().autoUpdate(verb.id));
    if (!found || (verb.bots && !verb.bots->contains(found->bot.id)))
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such entry."));
    auto& entry = *found;
    if (entry.reviewedAt)
        return ActivityAnswer(entry);
    entry.reviewedBy = verb.by;
    entry.reviewedAt = now;
    ledger.draft().part().entries.insert(entry.id, entry);
    ledger.note(protocol::eventtype::autoUpdateReviewed, entry.bot.id, protocol::AutoUpdateChanged{entry},
                now, {}, verb.device);
    return ActivityAnswer(entry);
}

} // namespace baton::relay::desk
