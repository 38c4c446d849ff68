// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/ledger.h"

#include "core/domain/text.h"
#include "core/protocol/wire/events.h"

namespace baton::relay::desk {

namespace {

constexpr int maxKnown = 20'000;
/// A clock that was wrong by more has been put right; nobody waits years for it to come back.
constexpr qint64 longestWaitForClockMs = 24LL * 3600 * 1000;

QByteArray compact(const QJsonObject& object)
{
    return object.isEmpty() ? QByteArrayLiteral("{}") : protocol::toBytes(object);
}

} // namespace

Ledger::Ledger(Log& log, std::shared_ptr<CustomersThere> presence, std::shared_ptr<const Blocklist> blocklist)
    : m_log(log)
    , m_presence(std::move(presence))
    , m_blocklist(std::move(blocklist))
    , m_draft(log)
    , m_seq(log.head().seq)
    , m_moment(log.head().at)
{}

Result<void> Ledger::begin(const std::function<Instant()>& clock, Foreseen foreseen, const News& tell)
{
    foreseen.conversations.removeIf([this](const ConversationId& id) { return m_known.contains(id); });
    foreseen.subjects.removeIf([this](const SubjectKey& key) { return m_bySubject.contains(key); });
    BATON_TRY(m_log.begin(foreseen, [&](const std::vector<Recorded>& news) {
        drop(news);
        if (tell)
            tell(news);
    }));
    m_seq = m_log.head().seq;
    const auto now = clock();
    const bool isSetBack = now < m_moment && m_moment.ms - now.ms < longestWaitForClockMs;
    if (!isSetBack)
        m_moment = now;
    return {};
}

CommitOutcome Ledger::commit()
{
    keepPart();
    return m_log.commit(m_draft.batch());
}

void Ledger::committed()
{
    m_draft.clear();
    if (m_known.size() > maxKnown)
        forgetKnown();
}

/// Nothing stays of what the batch has changed, written or not: it is read anew when it is needed.
void Ledger::abandon()
{
    m_log.abandon();
    m_draft.clear();
    m_before.clear();
    forgetKnown();
    m_seq = m_log.head().seq;
}

void Ledger::keepPart()
{
    m_before.clear();
    m_draft.keepPart();
}

void Ledger::dropPart()
{
    for (auto it = m_before.begin(); it != m_before.end(); ++it)
        if (*it)
            *m_known[it.key()] = std::move(**it);
        else
            forget(it.key());
    m_before.clear();
    m_seq -= qint64(m_draft.part().events.size());
    m_draft.dropPart();
}

void Ledger::forgetKnown()
{
    m_known.clear();
    m_bySubject.clear();
    m_byVisitor.clear();
}

/// And what it is found by.
void Ledger::forget(const ConversationId& id)
{
    const auto stored = m_known.take(id);
    if (!stored)
        return;
    const auto& bot = stored->conversation.bot.id;
    m_bySubject.remove({bot, stored->subject});
    if (const auto visitor = m_byVisitor.constFind({bot, stored->visitor});
        visitor != m_byVisitor.constEnd() && *visitor == id)
        m_byVisitor.erase(visitor);
}

void Ledger::forgetAllOf(const BotId& bot, const ContactId& contact)
{
    QList<ConversationId> theirs;
    for (const auto& stored : std::as_const(m_known))
        if (stored->conversation.bot.id == bot && stored->conversation.contact.id == contact)
            theirs.append(stored->conversation.id);
    for (const auto& id : theirs)
        forget(id);
}

/// What other desks have changed is read anew, and what they have begun may be a visitor's newest.
void Ledger::drop(const std::vector<Recorded>& news)
{
    for (const auto& recorded : news) {
        m_moment = std::max(m_moment, recorded.event.at);
        forget(recorded.conversation);
        if (const auto* changed = recorded.event.as<protocol::ContactChanged>())
            forgetAllOf(changed->bot, changed->contact.id);
    }
    if (!news.empty())
        m_byVisitor.clear();
}

/// Whether the customer is there is not kept with the rest.
Stored* Ledger::handOut(const std::shared_ptr<Stored>& stored)
{
    auto& c = stored->conversation;
    c.online = isOnline(c.id);
    if (!m_before.contains(c.id))
        m_before.insert(c.id, *stored);
    return stored.get();
}

void Ledger::index(const Stored& stored)
{
    const auto& c = stored.conversation;
    m_bySubject.insert({c.bot.id, stored.subject}, c.id);
}

/// What is known already is newer than what was loaded.
Stored* Ledger::learn(Stored loaded)
{
    auto& known = m_known[loaded.conversation.id];
    if (!known) {
        known = std::make_shared<Stored>(std::move(loaded));
        index(*known);
    }
    return handOut(known);
}

Stored* Ledger::known(const ConversationId& id)
{
    const auto it = m_known.constFind(id);
    return it == m_known.constEnd() ? nullptr : handOut(*it);
}

Stored* Ledger::create(const BotRef& bot, const QString& channel, Contact contact, QString subject,
                       QByteArray visitor, Instant at, bool fromBot)
{
    auto stored = std::make_shared<Stored>();
    auto& c = stored->conversation;
    c.id = ConversationId(createId(QLatin1Char('c')));
    c.bot = bot;
    c.channel = channel;
    if (contact.id.isEmpty())
        contact.id = ContactId(createId(QLatin1Char('p')));
    if (isBlank(contact.name))
        contact.name.clear();
    c.contact = std::move(contact);
    c.createdAt = std::min(at, m_moment);
    c.updatedAt = m_moment;
    // Whoever writes on the relay's own page is there; its room tells when they leave.
    if (m_presence && !visitor.isEmpty())
        m_presence->set(c.id, true);
    c.online = isOnline(c.id);
    stored->subject = subject.isEmpty() ? c.id.toString() : std::move(subject);
    stored->visitor = std::move(visitor);
    m_before.insert(c.id, std::nullopt);
    m_known.insert(c.id, stored);
    index(*stored);
    if (!stored->visitor.isEmpty())
        m_byVisitor.insert({bot.id, stored->visitor}, c.id);
    touch(*stored).isNew = true;
    append(protocol::eventtype::conversationStarted, *stored, protocol::ConversationChanged{c, std::nullopt},
           m_moment, fromBot);
    return stored.get();
}

ConversationChange& Ledger::touch(const Stored& stored)
{
    const auto& id = stored.conversation.id;
    auto& change = m_draft.part().conversations[id];
    if (!change.row)
        change.row = m_known.value(id);
    return change;
}

void Ledger::record(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by, bool fromBot)
{
    change(type, stored, by, fromBot, {});
}

void Ledger::record(QLatin1String type, Stored& stored, const Agent& by)
{
    const auto& member = by.actor.member;
    change(type, stored, member.id.isEmpty() ? std::nullopt : std::optional(member), false, by.device);
}

void Ledger::change(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by, bool fromBot,
                    const DeviceId& device)
{
    auto& c = stored.conversation;
    c.updatedAt = std::max(c.updatedAt, m_moment);
    c.online = isOnline(c.id);
    if (isFreshStart(type))
        stored.judgedN = c.messageCount;
    touch(stored);
    // Messages have numbers from 1; what is below is a reason.
    if (type == protocol::eventtype::conversationEscalated && c.reason)
        m_draft.part().searched.push_back({c.bot.id, c.id, -c.messageCount, *c.reason});
    append(type, stored, protocol::ConversationChanged{c, by}, c.updatedAt, fromBot, device);
}

void Ledger::describe(Stored& stored, bool fromBot)
{
    touch(stored).isDescribed = true;
    change(protocol::eventtype::conversationUpdated, stored, std::nullopt, fromBot, {});
}

void Ledger::describe(const QList<Stored*>& all, const protocol::ContactChanged& changed, bool fromBot,
                      const DeviceId& device)
{
    for (auto* stored : all) {
        stored->conversation.contact = changed.contact;
        touch(*stored).isDescribed = true;
    }
    append({{0, m_moment, protocol::eventtype::contactUpdated, changed, {}},
            {},
            changed.bot,
            {},
            {},
            fromBot,
            device},
           {});
}

void Ledger::tag(Stored& stored, QStringList tags, const Agent& by, bool fromBot)
{
    retag(stored, std::move(tags));
    touch(stored).isTagged = true;
    const auto& member = by.actor.member;
    change(protocol::eventtype::conversationTagged, stored,
           member.id.isEmpty() ? std::nullopt : std::optional(member), fromBot, by.device);
}

Message Ledger::say(Stored& stored, Author author, const QString& text, Instant at,
                    std::optional<double> confidence, bool fromBot, QList<Attachment> attachments,
                    QList<Button> buttons, const std::optional<protocol::ButtonChoice>& pressed)
{
    auto& c = stored.conversation;
    Message message{MessageId(createId(QLatin1Char('g'))),
                    c.id,
                    c.messageCount + 1,
                    std::move(author),
                    text,
                    at,
                    confidence,
                    std::move(attachments),
                    std::move(buttons)};
    add(stored, message, m_moment);
    touch(stored);
    m_draft.part().messages[c.id].append(message);
    m_draft.part().searched.push_back({c.bot.id, c.id, message.n, message.text});
    append(protocol::eventtype::messageAdded, stored, protocol::MessageAdded{message, pressed}, c.updatedAt,
           fromBot);
    return message;
}

Message Ledger::say(Stored& stored, const Agent& agent, const QString& text, Instant at,
                    QList<Attachment> attachments)
{
    const auto& c = stored.conversation;
    m_draft.part().authors.insert({c.id, c.messageCount + 1}, agent.actor.member.id);
    return say(stored, {AuthorKind::Agent, agent.actor.member.name}, text, at, std::nullopt, false,
               std::move(attachments));
}

void Ledger::rewrite(QLatin1String type, Stored& stored, const Message& message,
                     const std::optional<MemberRef>& by, const DeviceId& device)
{
    desk::rewrite(stored, message, m_moment);
    touch(stored);
    m_draft.rewrite(message);
    append(type, stored, protocol::MessageChanged{message, by}, stored.conversation.updatedAt, false, device);
}

void Ledger::write(QLatin1String type, const Stored& stored, const Note& note, const DeviceId& device)
{
    const auto& c = stored.conversation;
    m_draft.save({type == protocol::eventtype::noteAdded, c.bot.id, c.id, {}, note});
    append(type, stored, protocol::NoteAdded{c.id, std::nullopt, note}, m_moment, false, device);
}

/// The bot need not be told of it, nor anybody else outside.
void Ledger::write(const BotId& bot, const ContactId& contact, const Note& note, const DeviceId& device)
{
    m_draft.save({true, bot, {}, contact, note});
    this->note(protocol::eventtype::contactNoted, bot, protocol::NoteAdded{std::nullopt, contact, note},
               m_moment, {}, device);
}

void Ledger::append(QLatin1String type, const Stored& stored, Happening happening, Instant at, bool fromBot,
                    const DeviceId& device)
{
    const auto& c = stored.conversation;
    // Only the first event carries what never changes; a rebuild takes it from there.
    QJsonObject inner;
    if (type == protocol::eventtype::conversationStarted) {
        inner.insert(QStringLiteral("subject"), stored.subject);
        if (!stored.visitor.isEmpty())
            inner.insert(QStringLiteral("visitor"), QString::fromLatin1(stored.visitor.toHex()));
    }
    if (const auto* added = std::get_if<protocol::MessageAdded>(&happening)) {
        const auto author = m_draft.part().authors.value({c.id, added->message.n});
        if (!author.isEmpty())
            inner.insert(QStringLiteral("member"), author.toString());
    }
    append({{0, at, type, std::move(happening), {}},
            c.id,
            c.bot.id,
            stored.subject,
            stored.visitor,
            fromBot,
            device},
           std::move(inner));
}

void Ledger::note(QLatin1String type, const BotId& bot, Happening happening, Instant at,
                  const QJsonObject& inner, const DeviceId& device)
{
    append({{0, at, type, std::move(happening), {}}, {}, bot, {}, {}, true, device}, inner);
}

void Ledger::append(Recorded recorded, QJsonObject inner)
{
    if (!recorded.device.isEmpty())
        inner.insert(QStringLiteral("device"), recorded.device.toString());
    recorded.event.seq = ++m_seq;
    recorded.event.data = toBytes(recorded.event.happening);
    m_draft.part().events.push_back(std::move(recorded));
    m_draft.part().inner.push_back(compact(inner));
}

} // namespace baton::relay::desk
