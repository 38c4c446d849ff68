#include "core/client/localcache.h"

#include "core/protocol/conversationwire.h"
#include "core/storage/migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.cache")

QString jsonText(const QJsonObject& object) { return QString::fromUtf8(protocol::toBytes(object)); }
QJsonObject jsonObject(const QString& text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

constexpr std::pair<Verb, QLatin1String> verbs[]{
    {Verb::Claim, QLatin1String("claim")},     {Verb::Release, QLatin1String("release")},
    {Verb::Resolve, QLatin1String("resolve")}, {Verb::HandBack, QLatin1String("handBack")},
    {Verb::Start, QLatin1String("start")},     {Verb::Reply, QLatin1String("reply")}};

Verb verbFrom(const QString& name)
{
    for (const auto& [verb, text] : verbs) {
        if (name == text)
            return verb;
    }
    return Verb::Reply;
}

Result<std::unique_ptr<storage::Database>> openDatabase(const QString& file)
{
    auto database = storage::Database::open(file);
    if (!database)
        return database;
    if (auto version = storage::migrate(**database, QStringLiteral(":/sql-cache")); !version)
        return Refused(version.error());
    return database;
}

} // namespace

QString verbName(Verb verb)
{
    for (const auto& [value, text] : verbs) {
        if (value == verb)
            return text;
    }
    return {};
}

Result<std::unique_ptr<LocalCache>> LocalCache::open(const QString& folder)
{
    if (!QDir().mkpath(folder))
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The folder %1 cannot be made.").arg(folder));
    const auto file = folder + QStringLiteral("/cache.db");
    auto database = openDatabase(file);
    if (!database) {
        qCWarning(log) << "set aside a cache that cannot be used:" << database.error().detail;
        const auto stamp = QString::number(QDateTime::currentMSecsSinceEpoch());
        for (const auto& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::rename(file + suffix, file + QStringLiteral(".broken-") + stamp + suffix);
        database = openDatabase(file);
    }
    if (!database)
        return Refused(database.error());
    return std::unique_ptr<LocalCache>(new LocalCache(std::move(*database)));
}

template <typename... Values>
void LocalCache::run(const QString& sql, const Values&... values)
{
    auto query = m_database->prepare(sql);
    const auto done = query ? query->run(values...) : Refused(query.error());
    if (!done)
        qCWarning(log) << "not kept:" << done.error().detail;
}

QString LocalCache::meta(const QString& key)
{
    auto query = m_database->prepare(QStringLiteral("SELECT value FROM meta WHERE key=?"));
    if (!query || !query->run(key) || !query->next())
        return {};
    const auto value = query->text(0);
    query->finish();
    return value;
}

void LocalCache::setMeta(const QString& key, const QString& value)
{
    run(QStringLiteral("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"), key, value);
}

void LocalCache::setOwner(const QString& relay, const MemberId& member)
{
    const auto owner = relay + u' ' + member.toString();
    if (meta(QStringLiteral("owner")) == owner)
        return;
    clearPicture();
    run(QStringLiteral("DELETE FROM seen"));
    // Nobody may send what another person wrote.
    run(QStringLiteral("DELETE FROM outbox"));
    setMeta(QStringLiteral("owner"), owner);
}

void LocalCache::clearPicture()
{
    run(QStringLiteral("DELETE FROM conversations"));
    run(QStringLiteral("DELETE FROM messages"));
    run(QStringLiteral("DELETE FROM meta WHERE key IN ('seq', 'complete')"));
}

QList<Conversation> LocalCache::conversations()
{
    QList<Conversation> all;
    auto query = m_database->prepare(QStringLiteral("SELECT json FROM conversations"));
    if (!query || !query->run())
        return all;
    while (query->next()) {
        if (auto one = protocol::fromJson<Conversation>(jsonObject(query->text(0)),
                                                        QStringLiteral("conversation"))) {
            one->online = false;
            all.append(std::move(*one));
        }
    }
    return all;
}

void LocalCache::store(const QList<Conversation>& conversations, qint64 seq)
{
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction)
        return;
    for (const auto& conversation : conversations) {
        run(QStringLiteral("INSERT OR REPLACE INTO conversations(id, json) VALUES(?, ?)"),
            conversation.id.toString(), jsonText(protocol::toJson(conversation)));
    }
    setMeta(QStringLiteral("seq"), QString::number(seq));
    if (auto done = (*transaction)->commit(); !done)
        qCWarning(log) << "not kept:" << done.error().detail;
}

QList<Message> LocalCache::messages(const ConversationId& id, int limit)
{
    QList<Message> found;
    auto query = m_database->prepare(
        QStringLiteral("SELECT json FROM messages WHERE conversation=? ORDER BY n DESC LIMIT ?"));
    if (!query || !query->run(id.toString(), limit))
        return found;
    while (query->next()) {
        if (auto one = protocol::fromJson<Message>(jsonObject(query->text(0)), QStringLiteral("message"))) {
            // Only the unbroken end of a transcript is of use.
            if (!found.isEmpty() && one->n != found.first().n - 1)
                break;
            found.prepend(std::move(*one));
        }
    }
    query->finish();
    return found;
}

void LocalCache::store(const QList<Message>& messages)
{
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction)
        return;
    for (const auto& message : messages) {
        run(QStringLiteral("INSERT OR REPLACE INTO messages(conversation, n, json) VALUES(?, ?, ?)"),
            message.conversation.toString(), message.n, jsonText(protocol::toJson(message)));
    }
    if (auto done = (*transaction)->commit(); !done)
        qCWarning(log) << "not kept:" << done.error().detail;
}

QHash<ConversationId, qint64> LocalCache::seen()
{
    QHash<ConversationId, qint64> marks;
    auto query = m_database->prepare(QStringLiteral("SELECT conversation, up_to FROM seen"));
    if (!query || !query->run())
        return marks;
    while (query->next())
        marks.insert(ConversationId(query->text(0)), query->number(1));
    return marks;
}

void LocalCache::setSeen(const ConversationId& id, qint64 upTo)
{
    run(QStringLiteral("INSERT OR REPLACE INTO seen(conversation, up_to) VALUES(?, ?)"), id.toString(), upTo);
}

QList<QueuedCommand> LocalCache::outbox()
{
    QList<QueuedCommand> all;
    auto query = m_database->prepare(QStringLiteral(
        "SELECT command, verb, conversation, params, written_at, failure FROM outbox ORDER BY position"));
    if (!query || !query->run())
        return all;
    while (query->next()) {
        all.append({CommandId(query->text(0)), verbFrom(query->text(1)), ConversationId(query->text(2)),
                    jsonObject(query->text(3)), Instant{query->number(4)},
                    query->isNull(5) ? std::nullopt : std::optional(query->text(5))});
    }
    return all;
}

Result<void> LocalCache::queue(const QueuedCommand& command)
{
    auto query = m_database->prepare(QStringLiteral(
        "INSERT OR IGNORE INTO outbox(command, verb, conversation, params, written_at) VALUES(?,?,?,?,?)"));
    if (!query)
        return Refused(query.error());
    return query->run(command.id.toString(), verbName(command.verb), command.conversation.toString(),
                      jsonText(command.params), command.writtenAt.ms);
}

void LocalCache::markFailed(const CommandId& id, const std::optional<QString>& failure)
{
    run(QStringLiteral("UPDATE outbox SET failure=? WHERE command=?"),
        failure ? QVariant(*failure) : QVariant(QMetaType(QMetaType::QString)), id.toString());
}

void LocalCache::remove(const CommandId& id)
{
    run(QStringLiteral("DELETE FROM outbox WHERE command=?"), id.toString());
}

QHash<ConversationId, QString> LocalCache::drafts()
{
    QHash<ConversationId, QString> all;
    auto query = m_database->prepare(QStringLiteral("SELECT conversation, text FROM drafts"));
    if (!query || !query->run())
        return all;
    while (query->next())
        all.insert(ConversationId(query->text(0)), query->text(1));
    return all;
}

void LocalCache::setDraft(const ConversationId& id, const QString& text)
{
    if (text.isEmpty())
        run(QStringLiteral("DELETE FROM drafts WHERE conversation=?"), id.toString());
    else
        run(QStringLiteral("INSERT OR REPLACE INTO drafts(conversation, text) VALUES(?, ?)"), id.toString(),
            text);
}

} // namespace baton::client
