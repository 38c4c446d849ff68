// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/logstage.h"

#include "core/desk/log/sqlite/sqlitelog.h"
#include "core/desk/rebuild.h"
#include "core/storage/migrator.h"

#ifdef BATON_WITH_POSTGRES
#include "core/desk/log/postgres/postgreslog.h"
#include "tests/support/postgresserver.h"
#endif

namespace baton::tests {

using namespace relay;

#ifdef BATON_WITH_POSTGRES

namespace {

Result<desk::PgRows> ask(const QString& sql)
{
    BATON_TRY_INTO(const auto session, desk::PgSession::open(PostgresServer::shared().connection()));
    return session->run(desk::PgStatement(sql.toUtf8()));
}

/// A file with the same events, from which everything else was made.
Result<void> replay(int log, const QString& path)
{
    BATON_TRY_INTO(auto database, storage::Database::open(path));
    BATON_TRY(storage::migrate(*database, QStringLiteral(":/sql")));
    BATON_TRY_INTO(const auto rows,
                   ask(QStringLiteral("SELECT seq, at, type, conversation, bot, from_bot, data, "
                                      "\"inner\" FROM events WHERE log = %1 ORDER BY seq")
                           .arg(log)));
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*database));
    for (int row = 0; row < rows.size(); ++row) {
        BATON_TRY(
            database->run(QStringLiteral("INSERT INTO events(seq, at, type, conversation, bot, from_bot, "
                                         "data, inner) VALUES(?,?,?,?,?,?,?,?)"),
                          rows.number(row, 0), rows.number(row, 1), rows.text(row, 2), rows.text(row, 3),
                          rows.text(row, 4), rows.number(row, 5), rows.text(row, 6), rows.text(row, 7)));
    }
    BATON_TRY(transaction->commit());
    BATON_TRY(desk::rebuild(*database));
    return {};
}

QStringList idsOf(int log, const char* table)
{
    const auto rows = ask(
        QStringLiteral("SELECT id FROM %1 WHERE log = %2 ORDER BY id").arg(QLatin1String(table)).arg(log));
    QStringList ids;
    for (int row = 0; rows && row < rows->size(); ++row)
        ids.append(rows->text(row, 0));
    return ids;
}

bool isAlike(desk::Log& one, desk::Log& other, const ConversationId& id)
{
    const auto here = one.conversation(id);
    const auto there = other.conversation(id);
    if (!here || !there || !*here || !*there)
        return false;
    const auto& a = **here;
    const auto& b = **there;
    constexpr int all = 100'000;
    for (qint64 n = 1; n <= a.conversation.messageCount; ++n)
        if (one.authorOf({id, n}) != other.authorOf({id, n}))
            return false;
    return a.conversation == b.conversation && a.subject == b.subject && a.visitor == b.visitor &&
           a.judgedN == b.judgedN && one.newestMessages(id, all) == other.newestMessages(id, all);
}

bool isAlike(desk::Log& one, desk::Log& other, const RunId& id)
{
    const auto here = one.run(id);
    const auto there = other.run(id);
    return here && there && *here && *there && (*here)->run == (*there)->run &&
           (*here)->steps == (*there)->steps;
}

} // namespace

#endif

LogStage::LogStage()
{
    static int logs = 0;
    if (isPostgres())
        m_log = ++logs;
}

bool LogStage::isPostgres() { return qEnvironmentVariable("BATON_TEST_LOG") == QLatin1String("postgres"); }

QString LogStage::missing()
{
    if (!isPostgres())
        return {};
#ifdef BATON_WITH_POSTGRES
    return PostgresServer::missing();
#else
    return QStringLiteral("This was built without PostgreSQL.");
#endif
}

QString LogStage::path() const { return m_folder.filePath(QStringLiteral("baton.db")); }

Result<std::unique_ptr<desk::Log>> LogStage::open() const
{
#ifdef BATON_WITH_POSTGRES
    if (isPostgres())
        return desk::PostgresLog::open({PostgresServer::shared().connection(), m_log});
#endif
    return desk::SqliteLog::open(path());
}

Desk::Options LogStage::options() const
{
    Desk::Options options;
    options.openLog = [this] { return open(); };
    return options;
}

void LogStage::setBot(const QString& id, const QByteArray& settings) const
{
    const auto set = [&](const QString& sql) {
        const auto done = execute(sql.arg(id, QString::fromUtf8(settings)));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    };
    set(QStringLiteral("DELETE FROM bots WHERE log = %log AND id = '%1' AND '%2' <> ''"));
    set(QStringLiteral("INSERT INTO bots(log, id, name, key_hash, settings, created_at, updated_at) "
                       "VALUES(%log, '%1', 'Shop', '', '%2', 0, 0)"));
}

Result<void> LogStage::execute(const QString& sql) const
{
    auto text = sql;
    text.replace(QStringLiteral("%log"), QString::number(m_log));
#ifdef BATON_WITH_POSTGRES
    if (isPostgres())
        return ask(text).map([](const desk::PgRows&) {});
#endif
    BATON_TRY_INTO(const auto database, storage::Database::open(path()));
    return database->execute(text);
}

QString LogStage::text(const QString& sql) const
{
    auto asked = sql;
    asked.replace(QStringLiteral("%log"), QString::number(m_log));
#ifdef BATON_WITH_POSTGRES
    if (isPostgres()) {
        const auto rows = ask(asked);
        return rows && !rows->isEmpty() ? rows->text(0, 0) : QStringLiteral("nothing");
    }
#endif
    const auto database = storage::Database::open(path(), storage::Database::Mode::ReadOnly);
    if (!database)
        return database.error().detail;
    auto query = (*database)->run(asked);
    const auto found = query && query->next() ? query->text(0) : QStringLiteral("nothing");
    if (query)
        query->finish();
    return found;
}

QStringList LogStage::differences() const
{
#ifdef BATON_WITH_POSTGRES
    if (isPostgres()) {
        const auto replayed = m_folder.filePath(QStringLiteral("replayed.db"));
        QFile::remove(replayed);
        const auto made = replay(m_log, replayed);
        const auto there = desk::SqliteLog::open(replayed);
        const auto here = open();
        if (!made || !there || !here || !(*here)->begin({}, [](const auto&) {}) ||
            !(*there)->begin({}, [](const auto&) {}))
            return {QStringLiteral("it cannot be compared")};
        QStringList found;
        if (number(QStringLiteral("SELECT COUNT(*) - COALESCE(MAX(seq), 0) FROM events WHERE log = %log")) !=
            0)
            found.append(QStringLiteral("numbers are missing"));
        for (const auto& id : idsOf(m_log, "conversations"))
            if (!isAlike(**here, **there, ConversationId(id)))
                found.append(QStringLiteral("conversation ") + id);
        for (const auto& id : idsOf(m_log, "notes"))
            if ((*here)->note(NoteId(id)) != (*there)->note(NoteId(id)))
                found.append(QStringLiteral("note ") + id);
        for (const auto& id : idsOf(m_log, "workflow_runs"))
            if (!isAlike(**here, **there, RunId(id)))
                found.append(QStringLiteral("run ") + id);
        for (const auto& id : idsOf(m_log, "autoupdates"))
            if ((*here)->autoUpdate(AutoUpdateId(id)) != (*there)->autoUpdate(AutoUpdateId(id)))
                found.append(QStringLiteral("auto-update ") + id);
        return found;
    }
#endif
    const auto database = storage::Database::open(path());
    return database ? desk::findDifferences(**database).value_or(QStringList{QStringLiteral("not compared")})
                    : QStringList{database.error().detail};
}

} // namespace baton::tests
