#include "core/relay/desk/rules.h"
#include "core/relay/desk/verbs.h"

namespace baton::relay::desk {

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerAsksForPerson&,
                               Instant now)
{
    const auto stored = conversationOf(ledger, command, now);
    if (!stored)
        return Refused(stored.error());
    auto& c = (*stored)->conversation;
    std::optional<QString> quote;
    if (c.lastMessage && c.lastMessage->author.kind == AuthorKind::Customer)
        quote = c.lastMessage->text.left(maxReason);
    if (auto done = escalate(ledger, **stored, QStringLiteral("user requested human"), quote, now, false);
        !done)
        return Refused(done.error());
    return CustomerAnswer{c, {}, std::nullopt};
}

} // namespace baton::relay::desk
