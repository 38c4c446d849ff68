// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/autoupdateevents.h"
#include "core/desk/verbs/workflowevents.h"
#include "core/protocol/bot/botevents.h"

namespace baton::relay::desk {

namespace {

using namespace protocol::botevent;

Result<BotTaken> silently(const Result<void>& done)
{
    return done ? Result<BotTaken>(BotTaken()) : Refused(done.error());
}

BotTaken said(const Message& message) { return {message}; }

/// Events may arrive before the one that starts the conversation; it begins with the first of them.
Result<Stored*> conversationOfSubject(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant at)
{
    auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found || *found)
        return found;
    return ledger.create(bot, QStringLiteral("API"), {}, event.subject, {}, at, true);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const ConversationStarted& data, Instant now)
{
    const auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found)
        return Refused(found.error());
    if (*found) {
        // It began with what a message could tell; who the customer is comes only now.
        const auto described = describe(ledger, **found, data.channel, data.customer, true);
        return described ? Result<BotTaken>(BotTaken()) : Refused(described.error());
    }
    const auto created =
        ledger.create(bot, data.channel, data.customer, event.subject, {}, writtenAt(event.at, now), true);
    return created ? Result<BotTaken>(BotTaken()) : Refused(created.error());
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const CustomerWrote& wrote, Instant now)
{
    const auto at = writtenAt(wrote.message.at, now);
    const auto stored = conversationOfSubject(ledger, bot, event, at);
    if (!stored)
        return Refused(stored.error());
    return customerSays(ledger, **stored, wrote.message.text, at, true).map(&said);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event, const BotWrote& wrote,
                          Instant now)
{
    const auto at = writtenAt(wrote.message.at, now);
    const auto stored = conversationOfSubject(ledger, bot, event, at);
    if (!stored)
        return Refused(stored.error());
    BATON_TRY_INTO(const auto next, advance(ledger, **stored, Trigger::BotWrites, {}, at));
    return ledger
        .say(**stored, {AuthorKind::Bot, bot.name}, wrote.message.text, at, wrote.message.confidence, true)
        .map(&said);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const EscalationRequested& data, Instant now)
{
    const auto stored = conversationOfSubject(ledger, bot, event, now);
    if (!stored)
        return Refused(stored.error());
    return silently(escalate(ledger, **stored, data.reason, data.quote, now, true));
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event, const ConversationEnded&,
                          Instant now)
{
    const auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found)
        return Refused(found.error());
    if (!*found)
        return notFound();
    BATON_TRY_INTO(const auto next, advance(ledger, **found, Trigger::BotEnds, {}, now));
    if (!next.changed)
        return BotTaken();
    return silently(ledger.record(protocol::eventtype::conversationResolved, **found, std::nullopt, true));
}

} // namespace

Result<BotTaken> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    return std::visit([&](const auto& content) { return happened(ledger, bot, event, content, now); },
                      event.content);
}

} // namespace baton::relay::desk
