// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Start& verb, Instant now)
{
    if (verb.text)
        BATON_TRY(limits::check(*verb.text, QStringLiteral("The message"), limits::message));
    if (agent.bots && !agent.bots->contains(verb.bot))
        return notFound();
    BATON_TRY_INTO(auto* const found, ledger.findByContact(verb.bot, verb.contact));
    if (!found)
        return refuse(Refusal::Kind::NotFound, QStringLiteral("This bot has no such contact."));
    auto& stored = *found;
    BATON_TRY_INTO(const auto next, advance(ledger, stored, Trigger::Start, agent.actor, now));
    if (next.changed) {
        const auto type = next.reopened ? protocol::eventtype::conversationReopened
                                        : protocol::eventtype::conversationClaimed;
        ledger.record(type, stored, agent);
    }
    if (verb.text)
        ledger.say(stored, agent, *verb.text, now);
    return stored.conversation;
}

} // namespace baton::relay::desk
