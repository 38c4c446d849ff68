#include "core/desk/log/rules.h"
#include "core/desk/log/triggers.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerWrites& verb,
                               Instant now)
{
    if (auto fits = checkText(verb.text, QStringLiteral("The message"), maxMessage); !fits)
        return Refused(fits.error());
    if (verb.id.isEmpty() || verb.id.size() > maxName)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The message needs an id of 1 to 200 characters."));
    const auto stored = conversationOf(ledger, command, now);
    if (!stored)
        return Refused(stored.error());
    const auto& id = (*stored)->conversation.id;
    const auto taken = ledger.takenMessage(id, verb.id);
    if (!taken)
        return Refused(taken.error());
    if (*taken)
        return CustomerAnswer{(*stored)->conversation, {}, *taken};
    auto said = customerSays(ledger, **stored, verb.text, now, false);
    if (!said)
        return Refused(said.error());
    if (auto noted = ledger.takeMessage(id, verb.id, said->n); !noted)
        return Refused(noted.error());
    if (auto weighed = weigh(ledger, *said, now); !weighed)
        return Refused(weighed.error());
    return CustomerAnswer{(*stored)->conversation, {}, *said};
}

} // namespace baton::relay::desk
