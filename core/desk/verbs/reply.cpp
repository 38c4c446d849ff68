// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Reply& verb, Instant now)
{
    BATON_TRY(limits::checkMessage(verb.text, verb.attachments.size(), QStringLiteral("The reply")));
    if (verb.resolves && verb.to) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("A reply either resolves or gives it to a colleague. Leave one of them out."));
    }
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY(mayCarry(ledger, verb.attachments));
    BATON_TRY_INTO(const auto next, advance(ledger, *stored, Trigger::Reply, agent.actor, now));
    if (next.reopened)
        ledger.record(protocol::eventtype::conversationReopened, *stored, agent);
    auto said = ledger.say(*stored, agent, verb.text, now, verb.attachments);
    if (!verb.tags.isEmpty())
        BATON_TRY(perform(ledger, agent, Tag{verb.id, verb.tags, {}}, now));
    if (verb.to)
        BATON_TRY(perform(ledger, agent, Assign{verb.id, *verb.to}, now));
    if (verb.resolves)
        BATON_TRY(perform(ledger, agent, Resolve{verb.id}, now));
    return said;
}

} // namespace baton::relay::desk
