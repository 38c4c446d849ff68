// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const HandBack& verb, Instant now)
{
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY(advance(ledger, *stored, Trigger::HandBack, agent.actor, now));
    ledger.record(protocol::eventtype::conversationHandedBack, *stored, agent);
    return stored->conversation;
}

} // namespace baton::relay::desk
