#include "core/desk/log/tables.h"

#include "core/desk/log/searchindex.h"
#include "core/protocol/wire/events.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

QVariant orNull(const std::optional<QString>& value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::QString));
}
QVariant orNull(const std::optional<Instant>& value)
{
    return value ? QVariant(value->ms) : QVariant(QMetaType(QMetaType::LongLong));
}
QVariant text(const QString& value) { return value.isNull() ? QStringLiteral("") : value; }

/// In the order of the names, as rows of earlier versions have it: `check` compares texts.
QString contactText(const Contact& contact)
{
    return QString::fromUtf8(protocol::toBytes(protocol::toJson(contact)));
}

QString compact(const QJsonArray& array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// What an event may change, in the order of both statements.
QVariantList changing(const Stored& stored)
{
    const auto& c = stored.conversation;
    const QVariant none{QMetaType(QMetaType::QString)};
    return {stateName(c.state),
            orNull(c.reason),
            orNull(c.quote),
            c.assignee ? QVariant(c.assignee->id.toString()) : none,
            c.assignee ? text(c.assignee->name) : none,
            compact(QJsonArray::fromStringList(c.tags)),
            c.lastMessage ? QVariant(authorKindName(c.lastMessage->author.kind)) : none,
            c.lastMessage ? text(c.lastMessage->author.name) : none,
            c.lastMessage ? text(c.lastMessage->text) : none,
            c.lastMessage ? QVariant(c.lastMessage->at.ms) : none,
            orNull(c.waitingSince),
            c.waitingOrder ? QVariant(*c.waitingOrder) : QVariant(QMetaType(QMetaType::LongLong)),
            orNull(c.requeuedAt),
            c.messageCount,
            stored.judgedN,
            c.updatedAt.ms,
            c.id.toString()};
}

} // namespace

void add(Stored& stored, const Message& message, Instant recordedAt)
{
    auto& c = stored.conversation;
    c.messageCount = message.n;
    c.lastMessage = LastMessage{message.author, message.text, message.at};
    c.updatedAt = std::max(c.updatedAt, recordedAt);
}

bool isFreshStart(const QString& eventType)
{
    using namespace protocol::eventtype;
    return eventType == conversationEscalated || eventType == conversationHandedBack ||
           eventType == conversationResolved;
}

Tables::Tables(storage::Database& database, const QString& schema)
    : m_database(database)
    , m_insertConversation(
          QStringLiteral("INSERT INTO %1.conversations(state, reason, quote, assignee, assignee_name, tags, "
                         "last_author, last_name, last_text, last_at, waiting_since, waiting_order, "
                         "requeued_at, message_count, escalated_n, updated_at, id, bot, bot_name, subject, "
                         "visitor, channel, contact, contact_json, created_at) "
                         "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
              .arg(schema))
    , m_updateConversation(
          QStringLiteral("UPDATE %1.conversations SET state=?, reason=?, quote=?, assignee=?, "
                         "assignee_name=?, tags=?, last_author=?, last_name=?, last_text=?, last_at=?, "
                         "waiting_since=?, waiting_order=?, requeued_at=?, message_count=?, escalated_n=?, "
                         "updated_at=? WHERE id=?")
              .arg(schema))
    , m_describeConversation(
          QStringLiteral("UPDATE %1.conversations SET channel=?, contact=?, contact_json=? WHERE id=?")
              .arg(schema))
    , m_insertMessage(
          QStringLiteral("INSERT INTO %1.messages(conversation, n, id, author, author_name, text, "
                         "at, confidence) VALUES(?,?,?,?,?,?,?,?)")
              .arg(schema))
    , m_insertWords(
          QStringLiteral("INSERT INTO %1.search(words, conversation, n) VALUES(?, ?, ?)").arg(schema))
{}

Result<void> Tables::insert(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertConversation));
    const auto& c = stored.conversation;
    auto values = changing(stored);
    values << c.bot.id.toString() << text(c.bot.name) << text(stored.subject)
           << (stored.visitor.isEmpty() ? QVariant(QMetaType(QMetaType::QByteArray))
                                        : QVariant(stored.visitor))
           << text(c.channel) << c.contact.id.toString() << contactText(c.contact) << c.createdAt.ms;
    return query.runList(values);
}

Result<void> Tables::update(const Stored& stored)
{
    auto query = m_database.prepare(m_updateConversation);
    return query ? query->runList(changing(stored)) : Refused(query.error());
}

Result<void> Tables::describe(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_describeConversation));
    const auto& c = stored.conversation;
    return query.run(text(c.channel), c.contact.id.toString(), contactText(c.contact), c.id.toString());
}

Result<void> Tables::append(const BotId& bot, const Message& message)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertMessage));
    const auto confidence =
        message.confidence ? QVariant(*message.confidence) : QVariant(QMetaType(QMetaType::Double));
    if (auto ran = query.run(message.conversation.toString(), message.n, message.id.toString(),
                             authorKindName(message.author.kind), text(message.author.name), message.text,
                             message.at.ms, confidence);
        !ran)
        return ran;
    return index(bot, message);
}

Result<void> Tables::index(const BotId& bot, const Message& message)
{
    return index(bot, message.conversation, message.n, message.text);
}

Result<void> Tables::indexReason(const BotId& bot, const ConversationId& conversation, qint64 afterN,
                                 const QString& reason)
{
    return index(bot, conversation, -afterN, reason);
}

/// Messages have numbers from 1; what is below is a reason.
Result<void> Tables::index(const BotId& bot, const ConversationId& conversation, qint64 n,
                           const QString& text)
{
    auto query = m_database.prepare(m_insertWords);
    return query ? query->run(indexedTerms(bot, text), conversation.toString(), n) : Refused(query.error());
}

} // namespace baton::relay::desk
