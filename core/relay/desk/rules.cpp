#include "core/relay/desk/rules.h"

#include "core/domain/text.h"
#include <QCryptographicHash>

namespace baton::relay::desk {

Refused notFound()
{
    return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such conversation."));
}

Instant believable(const std::optional<Instant>& told, Instant now)
{
    constexpr qint64 toleranceMs = 5 * 60 * 1000;
    return told && told->ms <= now.ms + toleranceMs && told->ms > 0 ? *told : now;
}

QString unbelievable(const std::optional<Instant>& told, Instant now)
{
    if (!told || believable(told, now) == *told)
        return {};
    return QStringLiteral("Its time, %1, cannot be right by this relay's clock; it counts as of now.")
        .arg(told->toRfc3339());
}

Result<Stored*> visible(Ledger& ledger, const Agent& agent, const ConversationId& id)
{
    auto found = ledger.find(id);
    if (!found)
        return found;
    if (!*found || (agent.bots && !agent.bots->contains((*found)->conversation.bot.id)))
        return notFound();
    return found;
}

Result<Transition> advance(Stored& stored, Trigger trigger, const Actor& actor, Instant now)
{
    auto& c = stored.conversation;
    auto next = transition(c.state, c.assignee, trigger, actor);
    if (!next || !next->changed)
        return next;
    c.state = next->to;
    c.assignee = next->assignee;
    c.updatedAt = std::max(now, c.updatedAt);
    c.waitingSince = next->to == ConversationState::Waiting ? std::optional(now) : std::nullopt;
    return next;
}

Result<void> escalate(Ledger& ledger, Stored& stored, const QString& reason,
                      const std::optional<QString>& quote, Instant now, bool fromBot)
{
    auto& c = stored.conversation;
    const auto next = advance(stored, Trigger::Escalate, {}, now);
    if (!next)
        return Refused(next.error());
    if (!next->changed)
        return {};
    c.reason = reason;
    c.quote = quote && !isBlank(*quote) ? quote : std::nullopt;
    // Whoever is to answer wants to read why: without words of its own, the customer's last ones.
    if (!c.quote && c.lastMessage && c.lastMessage->author.kind == AuthorKind::Customer)
        c.quote = beginningOf(c.lastMessage->text, maxReason);
    stored.escalatedN = c.messageCount;
    if (next->reopened) {
        if (auto done =
                ledger.record(protocol::eventtype::conversationReopened, stored, std::nullopt, fromBot);
            !done)
            return done;
    }
    return ledger.record(protocol::eventtype::conversationEscalated, stored, std::nullopt, fromBot);
}

Result<Message> customerSays(Ledger& ledger, Stored& stored, const QString& text, Instant at, bool fromBot)
{
    const auto next = advance(stored, Trigger::CustomerWrites, {}, at);
    if (!next)
        return Refused(next.error());
    if (next->reopened) {
        stored.conversation.reason.reset();
        stored.conversation.quote.reset();
        if (auto done =
                ledger.record(protocol::eventtype::conversationReopened, stored, std::nullopt, fromBot);
            !done)
            return Refused(done.error());
    }
    return ledger.say(stored, {AuthorKind::Customer, stored.conversation.contact.name}, text, at,
                      std::nullopt, fromBot);
}

QByteArray visitorHash(const QString& visitor)
{
    return QCryptographicHash::hash(visitor.toUtf8(), QCryptographicHash::Sha256);
}

Result<Stored*> conversationOf(Ledger& ledger, const CustomerCommand& command, Instant now)
{
    const auto visitor = visitorHash(command.visitor);
    auto found = ledger.findByVisitor(command.bot.id, visitor);
    if (!found || *found)
        return found;
    auto contact = command.contact;
    if (isBlank(contact.name))
        contact.name = QStringLiteral("Visitor ") + QString::fromLatin1(visitor.toHex().left(4));
    return ledger.create(command.bot, QStringLiteral("WIDGET"), std::move(contact), {}, visitor, now, false);
}

Result<void> checkText(const QString& text, const QString& what, qsizetype most)
{
    if (isBlank(text))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("%1 is empty.").arg(what));
    if (text.size() > most) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("%1 has %2 characters; the most is %3. Send it in parts.")
                          .arg(what)
                          .arg(text.size())
                          .arg(most));
    }
    return {};
}

Result<void> checkContact(const Contact& contact)
{
    constexpr int maxFields = 50;
    bool fits = contact.fields.size() <= maxFields;
    for (const auto& value :
         {contact.id.toString(), contact.name, contact.email, contact.phone, contact.ip, contact.country})
        fits = fits && value.size() <= maxName;
    for (auto it = contact.fields.begin(); it != contact.fields.end(); ++it)
        fits = fits && it.key().size() <= maxName && it.value().size() <= maxReason;
    if (fits)
        return {};
    return refuse(
        Refusal::Kind::TooLarge,
        QStringLiteral("The customer's details are too large: at most %1 fields, %2 characters each.")
            .arg(maxFields)
            .arg(maxName));
}

} // namespace baton::relay::desk
