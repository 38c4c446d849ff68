#include "core/relay/desk/triggers.h"

#include "core/domain/escalation/personrequest.h"
#include "core/domain/escalation/triggers.h"
#include "core/relay/desk/rules.h"

namespace baton::relay::desk {

namespace {

constexpr int lookBack = 4; ///< messages read for each answer of the bot: customers write in pieces

/// The bot's last answers, as many as its setting says, all fell short; a person's word between them starts
/// the count again, and so does an escalation.
bool isUnsure(const QList<Message>& messages, qint64 after, const escalation::Triggers& triggers)
{
    int unsure = 0;
    for (auto it = messages.rbegin(); it != messages.rend() && it->n > after; ++it) {
        if (it->author.kind == AuthorKind::Agent)
            return false;
        if (it->author.kind != AuthorKind::Bot)
            continue;
        if (!it->confidence || *it->confidence >= triggers.confidence)
            return false;
        if (++unsure == triggers.confidenceTurns)
            return true;
    }
    return false;
}

std::optional<QString> lastQuestion(const QList<Message>& messages)
{
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->author.kind == AuthorKind::Customer)
            return it->text.left(maxReason);
    }
    return std::nullopt;
}

/// The reason, and the customer's words that show it; nothing when no person is needed.
struct Need
{
    QString reason;
    std::optional<QString> quote;
};

Result<std::optional<Need>> needIn(Ledger& ledger, const Stored& stored, const Message& message,
                                   const escalation::Triggers& triggers)
{
    if (message.author.kind == AuthorKind::Customer) {
        if (!triggers.words || !escalation::hearPersonRequest(message.text).asks)
            return std::nullopt;
        return Need{QStringLiteral("user requested human"), message.text.left(maxReason)};
    }
    if (message.author.kind != AuthorKind::Bot || message.confidence.value_or(1) >= triggers.confidence)
        return std::nullopt;
    const auto messages = ledger.newestMessages(message.conversation, lookBack * triggers.confidenceTurns);
    if (!messages)
        return Refused(messages.error());
    if (!isUnsure(*messages, stored.escalatedN, triggers))
        return std::nullopt;
    return Need{QStringLiteral("bot could not answer"), lastQuestion(*messages)};
}

} // namespace

Result<void> weigh(Ledger& ledger, const Message& message, Instant now)
{
    const auto stored = ledger.find(message.conversation);
    if (!stored)
        return Refused(stored.error());
    if (!*stored || (*stored)->conversation.state != ConversationState::Bot)
        return {};
    const auto settings = ledger.botSettings((*stored)->conversation.bot.id);
    if (!settings)
        return Refused(settings.error());
    const auto need = needIn(ledger, **stored, message, escalation::fromSettings(*settings));
    if (!need)
        return Refused(need.error());
    // The bot is told as well: it did not ask for this.
    return *need ? escalate(ledger, **stored, (*need)->reason, (*need)->quote, now, false) : Result<void>();
}

} // namespace baton::relay::desk
