// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/localcache.h"

#include "core/client/cachefile.h"
#include "core/protocol/wire/conversationwire.h"

#include <QJsonDocument>
#include <QLoggingCategory>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.cache")

constexpr qsizetype firstBatch = 500; ///< enough to fill a window at once
constexpr qsizetype laterBatch = 5'000;

template <typename Value>
QString jsonText(const Value& value)
{
    return QString::fromUtf8(protocol::toBytes(value));
}

QJsonObject jsonObject(const QString& text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

template <typename Value>
Result<Value> fromText(const QString& text)
{
    return protocol::fromJson<Value>(jsonObject(text), QStringLiteral("cache"));
}

void note(const Result<void>& done)
{
    if (!done)
        qCWarning(log) << "not kept:" << done.error().detail;
}

void noteReading(const Result<void>& done)
{
    if (!done)
        qCWarning(log) << "not all of it was read:" << done.error().detail;
}

} // namespace

Result<std::unique_ptr<LocalCache>> LocalCache::open(const QString& folder)
{
    QString problem;
    BATON_TRY_INTO(auto database, openCacheFile(folder, &problem));
    return std::unique_ptr<LocalCache>(new LocalCache(std::move(database), problem));
}

LocalCache::LocalCache(std::unique_ptr<storage::Database> database, QString problem)
    : m_database(std::move(database))
    , m_problem(std::move(problem))
{
    m_owner = meta(QStringLiteral("owner"));
}

template <typename... Values>
Result<void> LocalCache::run(const QString& sql, const Values&... values)
{
    return m_database->write(sql, values...);
}

/// All of @p work or nothing: a number without its conversations would hide them for good.
void LocalCache::inTransaction(const std::function<Result<void>()>& work)
{
    auto transaction = storage::Transaction::begin(*m_database);
    auto done = transaction ? work() : Refused(transaction.error());
    if (done)
        done = (*transaction)->commit();
    note(done);
}

QString LocalCache::meta(const QString& key)
{
    auto query = m_database->prepare(QStringLiteral("SELECT value FROM meta WHERE key=?"));
    if (!query || !query->run(key))
        return {};
    const auto value = query->next() ? query->text(0) : QString();
    query->finish();
    return value;
}

void LocalCache::setMeta(const QString& key, const QString& value)
{
    note(run(QStringLiteral("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"), key,
             storage::orEmpty(value)));
}

bool LocalCache::setOwner(const QString& relay, const MemberId& member)
{
    const auto owner = relay + u' ' + member.toString();
    if (m_owner == owner)
        return false;
    clearPicture();
    forgetSeen();
    setMeta(QStringLiteral("owner"), owner);
    m_owner = owner;
    return true;
}

bool LocalCache::isOwnedAt(const QString& relay) const { return m_owner.section(u' ', 0, 0) == relay; }
MemberId LocalCache::member() const { return MemberId(m_owner.section(u' ', 1)); }

/// Whatever anybody but the owner has said.
Result<void> LocalCache::deletePicture()
{
    for (const auto& table : {QStringLiteral("conversations"), QStringLiteral("messages"),
                              QStringLiteral("history"), QStringLiteral("notes")})
        BATON_TRY(run(QStringLiteral("DELETE FROM %1").arg(table)));
    return {};
}

void LocalCache::clearPicture()
{
    inTransaction([this]() -> Result<void> {
        BATON_TRY(deletePicture());
        return run(QStringLiteral("DELETE FROM meta WHERE key NOT IN ('owner', 'member')"));
    });
}

void LocalCache::forget(bool keepsWords)
{
    inTransaction([&]() -> Result<void> {
        BATON_TRY(deletePicture());
        BATON_TRY(run(QStringLiteral("DELETE FROM meta WHERE key NOT IN ('owner', 'told')")));
        for (const auto& sql : {QStringLiteral("DELETE FROM outbox WHERE owner=?"),
                                QStringLiteral("DELETE FROM drafts WHERE owner=?")})
            BATON_TRY(keepsWords ? Result<void>() : run(sql, m_owner));
        return {};
    });
    // Freed pages keep what stood on them, and so does the write-ahead log.
    note(m_database->execute(QStringLiteral("VACUUM")));
    note(m_database->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
}

void LocalCache::readConversations(const std::function<void(const QList<Conversation>&)>& take)
{
    auto query =
        m_database->prepare(QStringLiteral("SELECT json FROM conversations ORDER BY ended, updated_at DESC"));
    if (!query || !query->run())
        return;
    QList<Conversation> batch;
    qsizetype size = firstBatch;
    for (const auto& row : query->rows()) {
        auto one = fromText<Conversation>(row.text(0));
        if (!one)
            continue;
        one->online = false; // passing: nobody knows until the relay says so
        batch.append(std::move(*one));
        if (batch.size() == size) {
            take(std::exchange(batch, {}));
            size = laterBatch;
        }
    }
    noteReading(query->ended());
    if (!batch.isEmpty())
        take(batch);
}

qint64 LocalCache::seq() { return meta(QStringLiteral("seq")).toLongLong(); }

Result<void> LocalCache::put(const Conversation& c)
{
    return run(QStringLiteral("INSERT OR REPLACE INTO conversations(id, ended, updated_at, json) "
                              "VALUES(?, ?, ?, ?)"),
               c.id.toString(), c.state == ConversationState::Ended ? 1 : 0, c.updatedAt.ms, jsonText(c));
}

Result<void> LocalCache::putSeq(qint64 seq)
{
    return run(QStringLiteral("INSERT OR REPLACE INTO meta(key, value) VALUES('seq', ?)"),
               QString::number(seq));
}

void LocalCache::store(const QList<Conversation>& conversations, qint64 seq)
{
    inTransaction([&]() -> Result<void> {
        for (const auto& conversation : conversations)
            BATON_TRY(put(conversation));
        return putSeq(seq);
    });
}

void LocalCache::remove(const QSet<ConversationId>& conversations)
{
    inTransaction([&]() -> Result<void> {
        for (const auto& id : conversations)
            BATON_TRY(run(QStringLiteral("DELETE FROM conversations WHERE id=?"), id.toString()));
        return {};
    });
}

void LocalCache::replace(const QList<Conversation>& conversations, qint64 seq, bool keepEnded)
{
    if (!keepEnded)
        clearPicture();
    else
        note(run(QStringLiteral("DELETE FROM conversations WHERE ended=0")));
    store(conversations, seq);
}

QList<Message> LocalCache::messages(const ConversationId& id, std::optional<qint64> before, int limit)
{
    QList<Message> found;
    auto query = m_database->prepare(
        QStringLiteral("SELECT json FROM messages WHERE conversation=? AND n<? ORDER BY n DESC LIMIT ?"));
    const auto end = before.value_or(std::numeric_limits<qint64>::max());
    if (!query || !query->run(id.toString(), end, limit))
        return found;
    for (const auto& row : query->rows()) {
        auto one = fromText<Message>(row.text(0));
        const bool follows =
            one && (found.isEmpty() ? !before || one->n == *before - 1 : one->n == found.last().n - 1);
        if (!follows)
            break;
        found.append(std::move(*one));
    }
    noteReading(query->ended());
    std::reverse(found.begin(), found.end());
    return found;
}

QList<HistoryEntry> LocalCache::history(const ConversationId& id)
{
    QList<HistoryEntry> found;
    auto query = m_database->prepare(
        QStringLiteral("SELECT json FROM history WHERE conversation=? ORDER BY after_n, at"));
    if (!query || !query->run(id.toString()))
        return found;
    for (const auto& row : query->rows())
        if (auto one = fromText<HistoryEntry>(row.text(0)))
            found.append(std::move(*one));
    noteReading(query->ended());
    return found;
}

void LocalCache::store(const QList<Message>& messages)
{
    if (messages.isEmpty())
        return;
    inTransaction([&]() -> Result<void> {
        for (const auto& message : messages)
            BATON_TRY(
                run(QStringLiteral("INSERT OR REPLACE INTO messages(conversation, n, json) VALUES(?, ?, ?)"),
                    message.conversation.toString(), message.n, jsonText(message)));
        return {};
    });
}

void LocalCache::storeHistory(const ConversationId& id, const QList<HistoryEntry>& entries)
{
    for (const auto& entry : entries) {
        note(run(QStringLiteral("INSERT OR REPLACE INTO history(conversation, after_n, at, type, json) "
                                "VALUES(?, ?, ?, ?, ?)"),
                 id.toString(), entry.afterN, entry.at.ms, entry.type, jsonText(entry)));
    }
}

void LocalCache::rewrite(const Message& message)
{
    note(run(QStringLiteral("UPDATE messages SET json=? WHERE conversation=? AND n=?"), jsonText(message),
             message.conversation.toString(), message.n));
}

void LocalCache::dropMessagesSince(Instant at)
{
    note(run(QStringLiteral("DELETE FROM messages WHERE json_extract(json, '$.at') >= ?"), at.toRfc3339()));
}

QList<Note> LocalCache::notes(const ConversationId& id)
{
    QList<Note> found;
    auto query =
        m_database->prepare(QStringLiteral("SELECT json FROM notes WHERE conversation=? ORDER BY id"));
    if (!query || !query->run(id.toString()))
        return found;
    for (const auto& row : query->rows())
        if (auto one = fromText<Note>(row.text(0)))
            found.append(std::move(*one));
    noteReading(query->ended());
    return found;
}

void LocalCache::storeNotes(const ConversationId& id, const QList<Note>& notes)
{
    for (const auto& one : notes) {
        note(run(QStringLiteral("INSERT OR REPLACE INTO notes(conversation, id, json) VALUES(?, ?, ?)"),
                 id.toString(), one.id.toString(), jsonText(one)));
    }
}

QHash<ConversationId, qint64> LocalCache::seen()
{
    QHash<ConversationId, qint64> marks;
    auto query = m_database->prepare(QStringLiteral("SELECT conversation, up_to FROM seen"));
    if (!query || !query->run())
        return marks;
    for (const auto& row : query->rows())
        marks.insert(ConversationId(row.text(0)), row.number(1));
    noteReading(query->ended());
    return marks;
}

void LocalCache::setSeen(const ConversationId& id, qint64 upTo)
{
    note(run(QStringLiteral("INSERT INTO seen(conversation, up_to) VALUES(?, ?) ON CONFLICT(conversation) DO "
                            "UPDATE SET up_to=max(up_to, excluded.up_to)"),
             id.toString(), upTo));
}

void LocalCache::forgetSeen() { note(run(QStringLiteral("DELETE FROM seen"))); }

QList<QueuedCommand> LocalCache::outbox()
{
    QList<QueuedCommand> all;
    auto query = m_database->prepare(QStringLiteral(
        "SELECT command, verb, conversation, params, written_at, failure FROM outbox WHERE owner=? "
        "ORDER BY position"));
    if (!query || !query->run(m_owner))
        return all;
    for (const auto& row : query->rows()) {
        if (const auto verb = verbFromName(row.text(1)))
            all.append({CommandId(row.text(0)), *verb, ConversationId(row.text(2)), jsonObject(row.text(3)),
                        Instant{row.number(4)}, row.isNull(5) ? std::nullopt : std::optional(row.text(5))});
    }
    noteReading(query->ended());
    return all;
}

Result<void> LocalCache::queue(const QueuedCommand& command)
{
    return run(QStringLiteral("INSERT INTO outbox(owner, command, verb, conversation, params, written_at) "
                              "VALUES(?, ?, ?, ?, ?, ?)"),
               m_owner, command.id.toString(), verbName(command.verb),
               command.conversation.isEmpty() ? QStringLiteral("") : command.conversation.toString(),
               storage::Utf8{protocol::toBytes(command.params)}, command.writtenAt.ms);
}

void LocalCache::markFailed(const CommandId& id, const QString& failure)
{
    note(run(QStringLiteral("UPDATE outbox SET failure=? WHERE command=?"), failure, id.toString()));
}

void LocalCache::renew(const CommandId& id, const QueuedCommand& command)
{
    note(run(QStringLiteral("UPDATE outbox SET command=?, params=?, failure=NULL WHERE command=?"),
             command.id.toString(), storage::Utf8{protocol::toBytes(command.params)}, id.toString()));
}

void LocalCache::remove(const CommandId& id)
{
    note(run(QStringLiteral("DELETE FROM outbox WHERE command=?"), id.toString()));
}

QHash<ConversationId, QString> LocalCache::drafts()
{
    QHash<ConversationId, QString> all;
    auto query = m_database->prepare(QStringLiteral("SELECT conversation, text FROM drafts WHERE owner=?"));
    if (!query || !query->run(m_owner))
        return all;
    for (const auto& row : query->rows())
        all.insert(ConversationId(row.text(0)), row.text(1));
    noteReading(query->ended());
    return all;
}

Result<void> LocalCache::setDraft(const ConversationId& id, const QString& text)
{
    if (text.isEmpty())
        return run(QStringLiteral("DELETE FROM drafts WHERE owner=? AND conversation=?"), m_owner,
                   id.toString());
    return run(QStringLiteral("INSERT OR REPLACE INTO drafts(owner, conversation, text) VALUES(?, ?, ?)"),
               m_owner, id.toString(), text);
}

} // namespace baton::client
