// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/sqlitelog.h"

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/log/sqlite/reindex.h"
#include "core/storage/migrator.h"
#include "core/storage/statistics.h"

#include <QLoggingCategory>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

constexpr int commitsBetweenStatistics = 50'000;

/// The first row that @p query has; read by @p read.
template <typename Read>
auto first(Result<storage::Query> query, const Read& read) -> Result<std::optional<decltype(read(*query))>>
{
    BATON_TRY_INTO(auto rows, std::move(query));
    return rows.first(read);
}

QString conversationsWhere(const char* condition)
{
    return QStringLiteral("SELECT %1 FROM conversations WHERE %2")
        .arg(conversationColumns(), QString::fromLatin1(condition));
}

BotSetup setupFrom(const storage::Query& row) { return {row.text(0), settingsFrom(row.bytes(1))}; }

} // namespace

SqliteLog::SqliteLog(std::unique_ptr<storage::Database> database)
    : m_database(std::move(database))
    , m_tables(*m_database)
    , m_runs(*m_database)
    , m_entries(*m_database)
    , m_forgetter(*m_database)
{}

/// Everything of the file belongs to this thread. Readers that are still open could not do this when they
/// close, and whoever copies the file then would miss what is beside it.
SqliteLog::~SqliteLog()
{
    abandon();
    static_cast<void>(m_database->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
}

Result<std::unique_ptr<Log>> SqliteLog::open(const QString& path)
{
    BATON_TRY_INTO(auto database, storage::Database::open(path));
    BATON_TRY(storage::migrate(*database, QStringLiteral(":/sql")));
    BATON_TRY(fillSearchIfStale(*database));
    BATON_TRY(storage::refreshStatistics(*database));
    std::unique_ptr<SqliteLog> opened(new SqliteLog(std::move(database)));
    BATON_TRY(opened->readHead());
    return opened;
}

Result<void> SqliteLog::readHead()
{
    BATON_TRY_INTO(const auto head,
                   first(m_database->run(QStringLiteral("SELECT id, seq, at FROM log LEFT JOIN (SELECT seq, "
                                                        "at FROM events ORDER BY seq DESC LIMIT 1)")),
                         [](const storage::Query& row) {
                             return LogHead{row.text(0), row.number(1), Instant{row.number(2)}};
                         }));
    m_head = head.value_or(LogHead());
    return {};
}

Result<void> SqliteLog::begin(const Foreseen&, const News&)
{
    abandon();
    BATON_TRY_INTO(m_transaction, storage::Transaction::begin(*m_database));
    return {};
}

CommitOutcome SqliteLog::commit(const Writes& writes)
{
    auto done = write(writes);
    if (done)
        done = m_transaction->commit();
    abandon();
    if (!done)
        return {CommitOutcome::Kind::Refused, done.error()};
    ++m_commits;
    if (!writes.events.empty()) {
        const auto& last = writes.events.back().event;
        m_head.seq = last.seq;
        m_head.at = last.at;
    }
    for (const auto& row : writes.sideRows)
        if (const auto* renewed = std::get_if<NewLogId>(&row))
            m_head.id = renewed->id;
    return {};
}

void SqliteLog::tend()
{
    if (m_commits < commitsBetweenStatistics)
        return;
    m_commits = 0;
    if (auto looked = storage::refreshStatistics(*m_database); !looked)
        qCWarning(log) << "queries are planned by old statistics:" << looked.error().detail;
}

Result<std::optional<Stored>> SqliteLog::conversation(const ConversationId& id)
{
    static const auto sql = conversationsWhere("id = ?");
    return first(m_database->run(sql, id), &storedFrom<storage::Query>);
}

Result<std::optional<Stored>> SqliteLog::conversationOfSubject(const BotId& bot, const QString& key)
{
    static const auto bySubject = conversationsWhere("bot = ? AND subject = ?");
    static const auto byId = conversationsWhere("bot = ? AND id = ?");
    auto found = first(m_database->run(bySubject, bot, key), &storedFrom<storage::Query>);
    return found && !*found ? first(m_database->run(byId, bot, key), &storedFrom<storage::Query>) : found;
}

Result<std::optional<Stored>> SqliteLog::conversationOfVisitor(const BotId& bot, const QByteArray& visitor)
{
    static const auto sql = conversationsWhere("bot = ? AND visitor = ? ORDER BY created_at DESC LIMIT 1");
    return first(m_database->run(sql, bot, visitor), &storedFrom<storage::Query>);
}

Result<std::vector<Stored>> SqliteLog::conversationsOfContact(const BotId& bot, const ContactId& contact,
                                                              const QSet<ConversationId>& besides, int limit)
{
    static const auto sql = conversationsWhere("bot = ? AND contact = ? ORDER BY created_at DESC");
    BATON_TRY_INTO(auto query, m_database->run(sql, bot, contact));
    std::vector<Stored> found;
    for (const auto& row : query.rows()) {
        if (int(found.size()) == limit)
            break;
        if (!besides.contains(ConversationId(row.text(0))))
            found.push_back(storedFrom(row));
    }
    BATON_TRY(query.ended());
    return found;
}

Result<qint64> SqliteLog::heldBy(const MemberId& member, const QSet<ConversationId>& besides)
{
    BATON_TRY_INTO(
        auto query,
        m_database->run(QStringLiteral("SELECT id FROM conversations WHERE assignee = ?"), member));
    qint64 held = 0;
    for (const auto& row : query.rows())
        held += besides.contains(ConversationId(row.text(0))) ? 0 : 1;
    BATON_TRY(query.ended());
    return held;
}

Result<std::optional<BotSetup>> SqliteLog::bot(const BotId& id)
{
    return first(m_database->run(QStringLiteral("SELECT name, settings FROM bots WHERE id = ?"), id),
                 &setupFrom);
}

Result<QList<Message>> SqliteLog::newestMessages(const ConversationId& id, qint64 limit)
{
    static const auto sql =
        QStringLiteral("SELECT %1 FROM messages WHERE conversation=? ORDER BY n DESC LIMIT ?")
            .arg(messageColumns());
    BATON_TRY_INTO(auto query, m_database->run(sql, id, limit));
    QList<Message> messages;
    for (const auto& row : query.rows())
        messages.prepend(messageFrom(row, id));
    BATON_TRY(query.ended());
    return messages;
}

Result<std::optional<Message>> SqliteLog::message(const MessageKey& key)
{
    static const auto sql =
        QStringLiteral("SELECT %1 FROM messages WHERE conversation=? AND n=?").arg(messageColumns());
    return first(m_database->run(sql, key.first, key.second),
                 [&](const storage::Query& row) { return messageFrom(row, key.first); });
}

Result<MemberId> SqliteLog::authorOf(const MessageKey& key)
{
    return first(m_database->run(QStringLiteral("SELECT member FROM messages WHERE conversation=? AND n=?"),
                                 key.first, key.second),
                 [](const storage::Query& row) { return MemberId(row.text(0)); })
        .map([](const std::optional<MemberId>& author) { return author.value_or(MemberId()); });
}

Result<std::optional<NoteRow>> SqliteLog::note(const NoteId& id)
{
    static const auto sql =
        QStringLiteral("SELECT %1, bot, conversation, contact FROM notes WHERE id=?").arg(noteColumns());
    return first(m_database->run(sql, id), &noteRowFrom<storage::Query>);
}

Result<std::optional<FilePlace>> SqliteLog::placeOf(const FileId& file)
{
    return first(
        m_database->run(QStringLiteral("SELECT conversation, n, note FROM carried_files WHERE file=?"), file),
        &filePlaceFrom<storage::Query>);
}

Result<qint64> SqliteLog::seenUpTo(const ConversationId& id, bool byCustomer)
{
    return first(m_database->run(
                     QStringLiteral("SELECT MAX(up_to) FROM seen WHERE conversation=? AND by_customer=?"), id,
                     byCustomer),
                 [](const storage::Query& row) { return row.number(0); })
        .map([](const std::optional<qint64>& upTo) { return upTo.value_or(0); });
}

Result<std::optional<Event>> SqliteLog::newestEvent(const ConversationId& id, const QStringList& types)
{
    // The first condition is what the index is made for.
    BATON_TRY_INTO(
        auto query,
        m_database->run(QStringLiteral("SELECT seq, at, type, data FROM events WHERE conversation=? AND type "
                                       "<> 'message.added' ORDER BY seq DESC"),
                        id));
    for (const auto& row : query.rows())
        if (types.contains(row.text(2)))
            return eventFrom(row);
    BATON_TRY(query.ended());
    return std::nullopt;
}

Result<std::optional<QByteArray>> SqliteLog::answer(const CommandKey& key)
{
    return first(m_database->run(QStringLiteral("SELECT answer FROM commands WHERE member=? AND command=?"),
                                 key.first, key.second),
                 [](const storage::Query& row) { return row.bytes(0); });
}

Result<bool> SqliteLog::isTaken(const EventKey& key)
{
    return first(
               m_database->run(QStringLiteral("SELECT 1 FROM taken_events WHERE bot=? AND source=? AND id=?"),
                               key.bot, key.source, key.id),
               [](const storage::Query&) { return true; })
        .map([](const std::optional<bool>& taken) { return taken.has_value(); });
}

Result<std::optional<Message>> SqliteLog::takenMessage(const PageMessageKey& key)
{
    const auto& [id, pageId] = key;
    static const auto sql =
        QStringLiteral("SELECT %1 FROM messages WHERE conversation=? AND n = (SELECT n FROM "
                       "taken_messages WHERE conversation=? AND client_id=?)")
            .arg(messageColumns());
    return first(m_database->run(sql, id, id, pageId),
                 [&id = id](const storage::Query& row) { return messageFrom(row, id); });
}

Result<std::optional<qint64>> SqliteLog::readMark(const MarkKey& key)
{
    return first(
        m_database->run(QStringLiteral("SELECT up_to FROM read_marks WHERE member = ? AND conversation = ?"),
                        key.first, key.second),
        [](const storage::Query& row) { return row.number(0); });
}

} // namespace baton::relay::desk
