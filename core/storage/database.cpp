// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"

#include "core/storage/durablefile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLoggingCategory>
#include <algorithm>
#include <sqlite3.h>

namespace baton::storage {

namespace {

Q_LOGGING_CATEGORY(log, "baton.storage")

constexpr int patienceMs = 10'000; ///< for whoever else writes
/// SQLite's own waiting grows to 100 ms a try, so that a writer who comes often starves one who came first.
constexpr int busyTimeoutMs = 2;

/// Another has the file: writes, or puts it in order after a crash. A reader whose picture is too old to
/// write would wait in vain.
bool isBusy(int code) { return (code & 0xff) == SQLITE_BUSY && code != SQLITE_BUSY_SNAPSHOT; }

QString fullDisk() { return QStringLiteral("The disk that holds the database is full. Free some space."); }
QString locked()
{
    return QStringLiteral("The database is locked by another program. Stop it and try again.");
}
QString notWritable() { return QStringLiteral("The database cannot be written. Check its permissions."); }
QString notOpened()
{
    return QStringLiteral("The database cannot be opened. Check that its folder exists and is writable.");
}

} // namespace

// Result codes: https://www.sqlite.org/rescode.html
Refusal Database::problem(int code) const
{
    // Whoever is refused may be anybody, so the sentence tells nothing of where and how; the log does.
    qCWarning(log).noquote() << m_path << "error" << code << sqlite3_errstr(code) << sqlite3_errmsg(m_handle);
    QString what;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        what = locked();
        break;
    case SQLITE_READONLY:
        what = notWritable();
        break;
    case SQLITE_IOERR:
        what = QStringLiteral("The disk failed while reading or writing the database. Check the disk.");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        what = QStringLiteral("The database is damaged. Restore a backup with 'baton-relay restore'.");
        break;
    case SQLITE_FULL:
        what = fullDisk();
        break;
    case SQLITE_CANTOPEN:
        what = notOpened();
        break;
    default:
        what = QStringLiteral("The database refused a statement.");
        break;
    }
    // A full disk shows itself in many ways.
    const bool mayBeFull = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    if (mayBeFull && m_path.contains(u'/') && isDiskFull(m_path))
        what = fullDisk();
    return Refusal{Refusal::Kind::Unavailable, what, Refusal::Reason::None, std::nullopt};
}

bool mayPass(const Refusal& refusal)
{
    const auto passing = {locked(), notWritable(), notOpened(), fullDisk()};
    return std::find(passing.begin(), passing.end(), refusal.detail) != passing.end();
}

Result<bool> hasTable(Database& database, const QString& name)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"), name));
    const bool isThere = query.next();
    query.finish();
    return isThere;
}

Result<void> Query::execute() { return m_database->complete(*m_statement); }

Result<void> Query::runList(const QVariantList& values)
{
    m_statement->reset();
    for (int i = 0; i < values.size(); ++i)
        m_statement->bind(i + 1, values[i]);
    return execute();
}

Result<void> Query::ended() const
{
    const int failure = m_statement->failure();
    return failure == SQLITE_OK ? Result<void>() : Refused(m_database->problem(failure));
}

qint64 Query::changedRows() const { return sqlite3_changes(m_database->m_handle); }

Database::Database(QString path) : m_path(std::move(path)) {}

Database::~Database()
{
    m_statements.clear();
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Mode mode)
{
    // SQLite takes a lock at each allocation to count what it has; nobody asks it.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::unique_ptr<Database> database(new Database(path));
    // SQLite gives what it lays beside it the same rights.
    if (mode == Mode::ReadWrite && !path.startsWith(u':') && !QFile::exists(path)) {
        if (auto made = makePrivateFile(path); !made && !QFile::exists(path))
            return Refused(made.error());
    }
    const int how =
        mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    // A connection stays on one thread.
    const int opened =
        sqlite3_open_v2(path.toUtf8().constData(), &database->m_handle, how | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_extended_result_codes(database->m_handle, 1);
    if (opened != SQLITE_OK)
        return Refused(database->problem(opened));
    sqlite3_busy_timeout(database->m_handle, busyTimeoutMs);
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA temp_store=MEMORY"),
                        QStringLiteral("PRAGMA cache_size=-32768"),
                        QStringLiteral("PRAGMA mmap_size=268435456")};
    if (mode == Mode::ReadWrite)
        pragmas << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL")
                << QStringLiteral("PRAGMA journal_size_limit=67108864");
    for (const auto& pragma : std::as_const(pragmas))
        BATON_TRY(database->execute(pragma));
    return database;
}

template <typename Attempt>
Result<void> Database::patiently(Attempt attempt)
{
    const QDeadlineTimer deadline(patienceMs);
    int code = attempt();
    while (isBusy(code) && !deadline.hasExpired())
        code = attempt();
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return {};
    return Refused(problem(code));
}

Result<void> Database::complete(Statement& statement)
{
    return patiently([&] { return statement.begin(); });
}

Result<Query> Database::prepare(const QString& sql)
{
    auto& statement = m_statements[sql];
    if (!statement) {
        // Already to understand it, the file is read.
        const auto fresh = std::make_shared<Statement>();
        auto prepared = patiently([&] { return fresh->prepare(m_handle, sql.toUtf8()); });
        if (!prepared) {
            m_statements.remove(sql);
            return Refused(prepared.error());
        }
        statement = fresh;
    }
    return Query(*this, *statement);
}

Result<void> Database::execute(const QString& sql)
{
    Statement statement;
    BATON_TRY(patiently([&] { return statement.prepare(m_handle, sql.toUtf8()); }));
    return complete(statement);
}

Result<void> Database::executeScript(const QString& script)
{
    QString statement;
    int blocks = 0;
    const auto lines = script.split(u'\n');
    for (const auto& line : lines) {
        const auto trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1String("--")) || trimmed.isEmpty())
            continue;
        statement += line + u'\n';
        if (trimmed.endsWith(QLatin1String("BEGIN")))
            ++blocks;
        if (blocks > 0 && trimmed == QLatin1String("END;"))
            --blocks;
        if (blocks == 0 && trimmed.endsWith(u';')) {
            BATON_TRY(execute(statement));
            statement.clear();
        }
    }
    return {};
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Database& database, Kind kind)
{
    // IMMEDIATE takes the write lock now, so that a busy database is met here and not half-way.
    const auto sql = kind == Kind::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
    BATON_TRY(database.execute(sql));
    return std::unique_ptr<Transaction>(new Transaction(database));
}

Transaction::~Transaction()
{
    if (m_open)
        static_cast<void>(m_database.execute(QStringLiteral("ROLLBACK")));
}

Result<void> Transaction::commit()
{
    auto done = m_database.execute(QStringLiteral("COMMIT"));
    if (done)
        m_open = false;
    return done;
}

} // namespace baton::storage
