// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

namespace {

constexpr qint64 longestMs = 366LL * 24 * 3600 * 1000;

Result<void> isNear(const std::optional<Instant>& until, Instant now)
{
    if (!until || (until->ms > now.ms && until->ms - now.ms <= longestMs))
        return {};
    return refuse(
        Refusal::Kind::Invalid,
        QStringLiteral("A conversation can be put off until a time to come, a year from now at most."));
}

} // namespace

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Snooze& verb, Instant now)
{
    BATON_TRY(isNear(verb.until, now));
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY(advance(ledger, *stored, Trigger::Snooze, agent.actor, now));
    auto& c = stored->conversation;
    if (c.snoozedUntil != verb.until) {
        c.snoozedUntil = verb.until;
        ledger.record(protocol::eventtype::conversationSnoozed, *stored, agent);
    }
    return c;
}

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Wake& verb, Instant now)
{
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    auto& c = stored->conversation;
    if (c.snoozedUntil && *c.snoozedUntil <= now) {
        c.snoozedUntil.reset();
        ledger.record(protocol::eventtype::conversationSnoozed, *stored, agent);
    }
    return c;
}

} // namespace baton::relay::desk
