// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"

#include "core/desk/log/tagging.h"
#include "core/domain/chatform.h"
#include "core/domain/limits.h"
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

Result<Stored*> visible(Ledger& ledger, const BotScope& bots, const ConversationId& id)
{
    auto found = ledger.find(id);
    if (!found)
        return found;
    if (!*found || (bots && !bots->contains((*found)->conversation.bot.id)))
        return notFound();
    return found;
}

Instant writtenAt(const std::optional<Instant>& told, Instant now)
{
    return told && told->ms > 0 ? std::min(*told, now) : now;
}

namespace {

/// Since when the customer of a conversation that was claimed had waited, and in which place.
struct Asked
{
    Instant since;
    qint64 order = 0;
};

Result<std::optional<Asked>> askedBefore(Ledger& ledger, const ConversationId& id)
{
    // The last of these decides.
    static const QStringList deciding{
        protocol::eventtype::conversationEscalated, protocol::eventtype::conversationReleased,
        protocol::eventtype::conversationHandedBack, protocol::eventtype::conversationResolved};
    BATON_TRY_INTO(const auto event, ledger.draft().newestEvent(id, deciding));
    const auto* changed = event ? event->as<protocol::ConversationChanged>() : nullptr;
    if (!changed || !changed->conversation.waitingSince)
        return std::nullopt;
    const auto& then = changed->conversation;
    return Asked{*then.waitingSince, then.waitingOrder.value_or(event->seq)};
}

/// At the end, or where the customer stood before an agent took them and let go again.
Result<void> queueUp(Ledger& ledger, Conversation& c, bool isLetGo, Instant now)
{
    c.waitingSince = now;
    c.waitingOrder = ledger.lastSeq() + 1;
    if (!isLetGo)
        return {};
    BATON_TRY_INTO(const auto asked, askedBefore(ledger, c.id));
    if (asked) {
        c.waitingSince = asked->since;
        c.waitingOrder = asked->order;
        c.requeuedAt = now;
    }
    return {};
}

Result<void> hasRoom(Ledger& ledger, const Actor& taker)
{
    if (taker.capacity <= 0)
        return {};
    BATON_TRY_INTO(const auto held, ledger.heldBy(taker.member.id));
    if (held < taker.capacity)
        return {};
    return Refused(Refusal{Refusal::Kind::Conflict,
                           QStringLiteral("%1 holds %2 conversations and may hold no more than %3. Resolve, "
                                          "release or hand back one of them first.")
                               .arg(taker.member.name)
                               .arg(held)
                               .arg(taker.capacity),
                           Refusal::Reason::AtCapacity, std::nullopt});
}

std::optional<QString> lastWords(const QList<Message>& messages, qint64 after)
{
    for (auto it = messages.rbegin(); it != messages.rend() && it->n > after; ++it)
        if (it->author.kind == AuthorKind::Customer)
            return beginningOf(wordsOf(*it), limits::reason);
    return std::nullopt;
}

} // namespace

Result<Transition> advance(Ledger& ledger, Stored& stored, Trigger trigger, const Actor& actor, Instant now,
                           const Actor& to)
{
    auto& c = stored.conversation;
    auto next = transition(c.state, c.assignee, trigger, actor, to.member);
    if (!next || !next->changed)
        return next;
    if (next->assignee)
        BATON_TRY(hasRoom(ledger, trigger == Trigger::Assign ? to : actor));
    c.state = next->to;
    c.assignee = next->assignee;
    c.waitingSince.reset();
    c.waitingOrder.reset();
    c.requeuedAt.reset();
    c.assignedBy.reset();
    c.snoozedUntil.reset();
    // Each end is rated anew.
    if (c.state == ConversationState::Ended)
        c.rating.reset();
    if (c.state == ConversationState::Waiting)
        BATON_TRY(queueUp(ledger, c, trigger == Trigger::Release, now));
    return next;
}

Result<void> escalate(Ledger& ledger, Stored& stored, const QString& reason,
                      const std::optional<QString>& quote, Instant now, bool fromBot)
{
    auto& c = stored.conversation;
    BATON_TRY_INTO(const auto next, advance(ledger, stored, Trigger::Escalate, {}, now));
    if (!next.changed)
        return {};
    c.reason = reason;
    c.quote = quote && !isBlank(*quote) ? quote : std::nullopt;
    // Whoever is to answer wants to read why: without words of its own, the customer's last ones, even where
    // the bot has said since that it asks somebody.
    if (!c.quote) {
        constexpr int lookBack = 8;
        BATON_TRY_INTO(const auto messages, ledger.draft().newestMessages(c.id, lookBack));
        c.quote = lastWords(messages, stored.judgedN);
    }
    if (next.reopened)
        ledger.record(protocol::eventtype::conversationReopened, stored, std::nullopt, fromBot);
    ledger.record(protocol::eventtype::conversationEscalated, stored, std::nullopt, fromBot);
    return {};
}

Result<void> mayCarry(Ledger& ledger, const QList<Attachment>& attachments)
{
    QSet<FileId> once;
    for (const auto& file : attachments) {
        BATON_TRY_INTO(const auto place, ledger.draft().placeOf(file.id));
        if (place || once.contains(file.id))
            return refuse(Refusal::Kind::Conflict,
                          QStringLiteral("\"%1\" was sent already. Choose it again.").arg(file.name));
        once.insert(file.id);
    }
    return {};
}

Result<Message> customerSays(Ledger& ledger, Stored& stored, const QString& text, Instant at, bool fromBot,
                             const QList<Attachment>& attachments,
                             const std::optional<protocol::ButtonChoice>& pressed)
{
    BATON_TRY(mayCarry(ledger, attachments));
    BATON_TRY_INTO(const auto next, advance(ledger, stored, Trigger::CustomerWrites, {}, at));
    if (stored.conversation.snoozedUntil) {
        stored.conversation.snoozedUntil.reset();
        ledger.record(protocol::eventtype::conversationSnoozed, stored, std::nullopt, fromBot);
    }
    if (next.reopened) {
        stored.conversation.reason.reset();
        stored.conversation.quote.reset();
        ledger.record(protocol::eventtype::conversationReopened, stored, std::nullopt, fromBot);
    }
    auto said = ledger.say(stored, {AuthorKind::Customer, stored.conversation.contact.name}, text, at,
                           std::nullopt, fromBot, attachments, {}, pressed);
    BATON_TRY(tagNamed(ledger, stored, said));
    return said;
}

Result<bool> describe(Ledger& ledger, Stored& stored, const QString& channel, const Contact& told,
                      bool fromBot)
{
    auto& c = stored.conversation;
    auto contact = c.contact;
    const auto take = [](auto& known, const auto& news) {
        if (!news.isEmpty())
            known = news;
    };
    take(contact.id, told.id);
    take(contact.name, told.name);
    take(contact.email, told.email);
    take(contact.phone, told.phone);
    take(contact.fields, told.fields);
    for (auto it = c.contact.fields.begin(); it != c.contact.fields.end(); ++it)
        if (!contact.fields.contains(it.key()))
            contact.fields.insert(it.key(), it.value());
    // On the relay's own page it is the relay that knows where the customer is.
    const bool isOurs = !stored.visitor.isEmpty();
    if (!isOurs) {
        take(contact.ip, told.ip);
        take(contact.country, told.country);
    }
    const auto& through = isOurs ? c.channel : channel;
    if (contact == c.contact && through == c.channel)
        return false;
    // Each fits by itself, or it would not have come so far.
    if (auto fits = limits::checkContact(contact, QStringLiteral("the customer's %1")); !fits) {
        return refuse(Refusal::Kind::Conflict,
                      QStringLiteral("Together with what is known already: %1").arg(fits.error().detail));
    }
    c.contact = std::move(contact);
    c.channel = through;
    ledger.describe(stored, fromBot);
    return true;
}

QByteArray visitorHash(const QString& visitor)
{
    return QCryptographicHash::hash(visitor.toUtf8(), QCryptographicHash::Sha256);
}

Result<void> mayCome(Ledger& ledger, const CustomerCommand& command, Instant now)
{
    if (std::holds_alternative<VisitorArrives>(command.verb))
        return {};
    BATON_TRY_INTO(const auto* const found,
                   ledger.findByVisitor(command.bot.id, visitorHash(command.visitor)));
    return ledger.mayWrite(command.bot.id, found ? found->conversation.contact.id : ContactId(),
                           command.contact.ip, now);
}

QString namelessVisitor(const QByteArray& visitorHash)
{
    return QStringLiteral("Visitor ") + QString::fromLatin1(visitorHash.toHex().left(4));
}

namespace {

/// Nobody begins without what the bot's form needs, whatever page it is that they use.
Result<void> hasAnswered(Ledger& ledger, const CustomerCommand& command)
{
    BATON_TRY_INTO(const auto settings, ledger.botSettings(command.bot.id));
    const auto missing = missingIn(command.contact, formIn(settings));
    if (missing.isEmpty())
        return {};
    return refuse(
        Refusal::Kind::Conflict,
        QStringLiteral("This chat begins with a question or two. Still needed: %1. Answer that first, "
                       "then send this again.")
            .arg(missing.join(QStringLiteral(", "))));
}

} // namespace

Result<Stored*> conversationOf(Ledger& ledger, const CustomerCommand& command, Instant now)
{
    const auto visitor = visitorHash(command.visitor);
    auto found = ledger.findByVisitor(command.bot.id, visitor);
    if (!found || *found)
        return found;
    BATON_TRY(hasAnswered(ledger, command));
    auto contact = command.contact;
    if (isBlank(contact.name))
        contact.name = namelessVisitor(visitor);
    return ledger.create(command.bot, QStringLiteral("WIDGET"), std::move(contact), {}, visitor, now, false);
}

} // namespace baton::relay::desk
