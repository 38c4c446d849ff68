#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Reply& verb, Instant now)
{
    if (auto fits = checkText(verb.text, QStringLiteral("The reply"), maxMessage); !fits)
        return Refused(fits.error());
    const auto stored = visible(ledger, agent, verb.id);
    if (!stored)
        return Refused(stored.error());
    const auto next = advance(ledger, **stored, Trigger::Reply, agent.actor, now);
    if (!next)
        return Refused(next.error());
    if (next->reopened) {
        if (auto done = ledger.record(protocol::eventtype::conversationReopened, **stored, agent); !done)
            return Refused(done.error());
    }
    auto message = ledger.say(**stored, {AuthorKind::Agent, agent.actor.member.name}, verb.text, now);
    if (!message)
        return Refused(message.error());
    return *message;
}

} // namespace baton::relay::desk
