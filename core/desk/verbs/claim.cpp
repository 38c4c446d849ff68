#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Claim& verb, Instant now)
{
    const auto stored = visible(ledger, agent, verb.id);
    if (!stored)
        return Refused(stored.error());
    const auto next = advance(ledger, **stored, Trigger::Claim, agent.actor, now);
    if (!next)
        return Refused(next.error());
    if (auto done = ledger.record(protocol::eventtype::conversationClaimed, **stored, agent); !done)
        return Refused(done.error());
    return (*stored)->conversation;
}

} // namespace baton::relay::desk
