// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Release& verb, Instant now)
{
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    const auto& assignee = stored->conversation.assignee;
    if (!verb.heldBy.isEmpty() && (!assignee || assignee->id != verb.heldBy))
        return refuse(Refusal::Kind::Conflict, QStringLiteral("It is not theirs any more."));
    BATON_TRY(advance(ledger, *stored, Trigger::Release, agent.actor, now));
    ledger.record(protocol::eventtype::conversationReleased, *stored, agent);
    return stored->conversation;
}

} // namespace baton::relay::desk
