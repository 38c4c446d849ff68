// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Reply& verb, Instant now)
{
    BATON_TRY(limits::checkMessage(verb.text, verb.attachments.size(), QStringLiteral("The reply")));
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY(mayCarry(ledger, verb.attachments));
    BATON_TRY_INTO(const auto next, advance(ledger, *stored, Trigger::Reply, agent.actor, now));
    if (next.reopened)
        ledger.record(protocol::eventtype::conversationReopened, *stored, agent);
    auto said = ledger.say(*stored, agent, verb.text, now, verb.attachments);
    if (verb.resolves) {
        BATON_TRY(advance(ledger, *stored, Trigger::Resolve, agent.actor, now));
        ledger.record(protocol::eventtype::conversationResolved, *stored, agent);
    }
    return said;
}

} // namespace baton::relay::desk
