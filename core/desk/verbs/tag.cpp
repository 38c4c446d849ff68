// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/tags.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Tag& verb, Instant)
{
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY_INTO(auto tags, changedTags(stored->conversation.tags, verb.add, verb.remove));
    if (tags != stored->conversation.tags)
        ledger.tag(*stored, std::move(tags), agent);
    return stored->conversation;
}

} // namespace baton::relay::desk
