// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/ledger.h"

#include "core/desk/log/conversationrow.h"
#include "core/domain/text.h"
#include "core/protocol/wire/events.h"

#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

constexpr int maxKnown = 20'000;
/// A clock that was wrong by more has been put right; nobody waits years for it to come back.
constexpr qint64 longestWaitForClockMs = 24LL * 3600 * 1000;

storage::Utf8 compact(const QJsonObject& object)
{
    return {object.isEmpty() ? QByteArrayLiteral("{}") : protocol::toBytes(object)};
}

} // namespace

Ledger::Ledger(storage::Database& database, std::shared_ptr<CustomersThere> presence)
    : m_database(database)
    , m_presence(std::move(presence))
    , m_tables(database)
{}

Result<void> Ledger::open()
{
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1")));
    if (query.next()) {
        m_seq = query.number(0);
        m_moment = Instant{query.number(1)};
    }
    query.finish();
    m_committedSeq = m_seq;
    BATON_TRY_INTO(auto log, m_database.run(QStringLiteral("SELECT id FROM log")));
    m_log = log.next() ? log.text(0) : QString();
    log.finish();
    return {};
}

void Ledger::begin(Instant now)
{
    const bool isSetBack = now < m_moment && m_moment.ms - now.ms < longestWaitForClockMs;
    if (!isSetBack)
        m_moment = now;
}

Result<void> Ledger::renewLog()
{
    const auto id = createId(QLatin1Char('l'));
    BATON_TRY_INTO(auto query, m_database.prepare(QStringLiteral("UPDATE log SET id = ?")));
    auto done = query.run(id);
    if (done)
        m_log = id;
    return done;
}

Result<Stored*> Ledger::load(const QString& where, const QVariant& a, const QVariant& b)
{
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral("SELECT %1 FROM conversations WHERE %2").arg(conversationColumns(), where)));
    BATON_TRY(b.isValid() ? query.run(a, b) : query.run(a));
    if (!query.next()) {
        query.finish();
        return nullptr;
    }
    auto stored = std::make_shared<Stored>(storedFrom(query));
    query.finish();
    auto& known = m_known[stored->conversation.id];
    if (!known)
        known = std::move(stored);
    return asTheyAre(known.get());
}

Stored* Ledger::asTheyAre(Stored* stored) const
{
    stored->conversation.online = isOnline(stored->conversation.id);
    return stored;
}

Result<Stored*> Ledger::find(const ConversationId& id)
{
    if (const auto it = m_known.constFind(id); it != m_known.constEnd())
        return asTheyAre(it->get());
    return load(QStringLiteral("id = ?"), id.toString(), {});
}

Result<Stored*> Ledger::findBySubject(const BotId& bot, const QString& subject)
{
    // The relay's own id of a conversation serves as subject too.
    if (const auto it = m_known.constFind(ConversationId(subject));
        it != m_known.constEnd() && (*it)->conversation.bot.id == bot)
        return asTheyAre(it->get());
    auto found = load(QStringLiteral("bot = ? AND subject = ?"), bot.toString(), subject);
    if (!found || *found)
        return found;
    return load(QStringLiteral("bot = ? AND id = ?"), bot.toString(), subject);
}

Result<Stored*> Ledger::findByVisitor(const BotId& bot, const QByteArray& visitor)
{
    return load(QStringLiteral("bot = ? AND visitor = ? ORDER BY created_at DESC LIMIT 1"), bot.toString(),
                visitor);
}

Result<Stored*> Ledger::findByContact(const BotId& bot, const ContactId& contact)
{
    return load(QStringLiteral("bot = ? AND contact = ? ORDER BY created_at DESC LIMIT 1"), bot.toString(),
                contact.toString());
}

Result<std::optional<BotRef>> Ledger::bot(const BotId& id)
{
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT name FROM bots WHERE id = ?"), id.toString()));
    std::optional<BotRef> bot;
    if (query.next())
        bot = BotRef{id, query.text(0)};
    query.finish();
    return bot;
}

Result<QMap<QString, QString>> Ledger::botSettings(const BotId& id)
{
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT settings FROM bots WHERE id = ?"), id.toString()));
    QMap<QString, QString> settings;
    if (query.next()) {
        const auto object = QJsonDocument::fromJson(query.bytes(0)).object();
        for (auto it = object.begin(); it != object.end(); ++it)
            settings.insert(it.key(), it.value().toString());
    }
    query.finish();
    return settings;
}

Result<Stored*> Ledger::create(const BotRef& bot, const QString& channel, Contact contact, QString subject,
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
    auto* raw = stored.get();
    m_known.insert(c.id, std::move(stored));
    m_touched.insert(c.id);
    BATON_TRY(m_tables.insert(*raw));
    const protocol::ConversationChanged changed{c, std::nullopt};
    BATON_TRY(append(protocol::eventtype::conversationStarted, *raw, changed, m_moment, fromBot));
    return raw;
}

Result<void> Ledger::record(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by,
                            bool fromBot)
{
    return change(type, stored, by, fromBot, {});
}

Result<void> Ledger::record(QLatin1String type, Stored& stored, const Agent& by)
{
    const auto& member = by.actor.member;
    return change(type, stored, member.id.isEmpty() ? std::nullopt : std::optional(member), false, by.device);
}

Result<void> Ledger::change(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by,
                            bool fromBot, const DeviceId& device)
{
    auto& c = stored.conversation;
    m_touched.insert(c.id);
    c.updatedAt = std::max(c.updatedAt, m_moment);
    c.online = isOnline(c.id);
    if (isFreshStart(type))
        stored.judgedN = c.messageCount;
    BATON_TRY(m_tables.update(stored));
    if (type == protocol::eventtype::conversationEscalated && c.reason)
        BATON_TRY(m_tables.indexReason(c.bot.id, c.id, c.messageCount, *c.reason));
    return append(type, stored, protocol::ConversationChanged{c, by}, c.updatedAt, fromBot, device);
}

Result<void> Ledger::describe(Stored& stored, bool fromBot)
{
    BATON_TRY(m_tables.describe(stored));
    return change(protocol::eventtype::conversationUpdated, stored, std::nullopt, fromBot, {});
}

Result<Message> Ledger::say(Stored& stored, Author author, const QString& text, Instant at,
                            std::optional<double> confidence, bool fromBot)
{
    auto& c = stored.conversation;
    m_touched.insert(c.id);
    Message message{MessageId(createId(QLatin1Char('g'))),
                    c.id,
                    c.messageCount + 1,
                    std::move(author),
                    text,
                    at,
                    confidence};
    add(stored, message, m_moment);
    BATON_TRY(m_tables.append(c.bot.id, message));
    BATON_TRY(m_tables.update(stored));
    if (auto done = append(protocol::eventtype::messageAdded, stored, protocol::MessageAdded{message},
                           c.updatedAt, fromBot);
        !done)
        return Refused(done.error());
    return message;
}

Result<void> Ledger::append(QLatin1String type, const Stored& stored, Happening happening, Instant at,
                            bool fromBot, const DeviceId& device)
{
    const auto& c = stored.conversation;
    // Only the first event carries what never changes; a rebuild takes it from there.
    QJsonObject inner;
    if (type == protocol::eventtype::conversationStarted) {
        inner.insert(QStringLiteral("subject"), stored.subject);
        if (!stored.visitor.isEmpty())
            inner.insert(QStringLiteral("visitor"), QString::fromLatin1(stored.visitor.toHex()));
    }
    return append({{0, at, type, std::move(happening), {}},
                   c.id,
                   c.bot.id,
                   stored.subject,
                   stored.visitor,
                   fromBot,
                   device},
                  std::move(inner));
}

Result<void> Ledger::note(QLatin1String type, const BotId& bot, Happening happening, Instant at,
                          const QJsonObject& inner, const DeviceId& device)
{
    return append({{0, at, type, std::move(happening), {}}, {}, bot, {}, {}, true, device}, inner);
}

Result<void> Ledger::append(Recorded recorded, QJsonObject inner)
{
    if (!recorded.device.isEmpty())
        inner.insert(QStringLiteral("device"), recorded.device.toString());
    BATON_TRY_INTO(auto insert,
                   m_database.prepare(QStringLiteral("INSERT INTO events(seq, at, type, conversation, bot, "
                                                     "from_bot, data, inner) VALUES(?,?,?,?,?,?,?,?)")));
    auto& event = recorded.event;
    event.seq = m_seq + 1;
    event.data = toBytes(event.happening);
    const auto conversation =
        recorded.conversation.isEmpty() ? QStringLiteral("") : recorded.conversation.toString();
    BATON_TRY(insert.run(event.seq, event.at, event.type, conversation, recorded.bot, recorded.fromBot,
                         storage::Utf8{event.data}, compact(inner)));
    ++m_seq;
    m_pending.push_back(std::move(recorded));
    return {};
}

Result<QList<Message>> Ledger::newestMessages(const ConversationId& id, int limit)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(QStringLiteral("SELECT %1 FROM messages WHERE conversation=? ORDER BY n DESC LIMIT ?")
                           .arg(messageColumns()),
                       id.toString(), limit));
    QList<Message> messages;
    while (query.next())
        messages.prepend(messageFrom(query, id));
    return messages;
}

void Ledger::committed()
{
    m_committedSeq = m_seq;
    m_pending.clear();
    m_touched.clear();
    if (m_known.size() > maxKnown)
        m_known.clear();
}

void Ledger::rolledBack()
{
    rolledBackTo({m_committedSeq, 0});
    // Also what was changed and not yet written when the transaction failed.
    m_known.clear();
    m_touched.clear();
}

void Ledger::rolledBackTo(const Mark& mark)
{
    m_seq = mark.seq;
    m_pending.resize(mark.pending);
    // What was touched may differ from what the database holds again; it is read anew when it is needed.
    for (const auto& id : std::as_const(m_touched))
        m_known.remove(id);
}

} // namespace baton::relay::desk
