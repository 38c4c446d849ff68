#include "core/storage/database.h"

#include "core/storage/durablefile.h"

#include <QAtomicInt>
#include <QDeadlineTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QSqlError>
#include <algorithm>
#include <functional>

namespace baton::storage {

namespace {

Q_LOGGING_CATEGORY(log, "baton.storage")

constexpr int patienceMs = 10'000; ///< for whoever else writes
/// SQLite's own waiting grows to 100 ms a try, so that a writer who comes often starves one who came first.
constexpr int busyTimeoutMs = 2;

/// Another has the file: writes, or puts it in order after a crash. A reader whose picture is too old to
/// write (517) would wait in vain.
bool isBusy(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt();
    return (code & 0xff) == 5 && code != 517;
}

/// Asks again while the file is busy; whatever else goes wrong is said at once.
bool patiently(const QSqlQuery& query, const std::function<bool()>& attempt)
{
    if (attempt())
        return true;
    const QDeadlineTimer deadline(patienceMs);
    while (isBusy(query.lastError()) && !deadline.hasExpired())
        if (attempt())
            return true;
    return false;
}

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
Refusal toRefusal(const QSqlError& error, const QString& path)
{
    // Whoever is refused may be anybody, so the sentence tells nothing of where and how; the log does.
    qCWarning(log).noquote() << path << "error" << error.nativeErrorCode() << error.databaseText()
                             << error.driverText();
    const int code = error.nativeErrorCode().toInt() & 0xff;
    QString what;
    switch (code) {
    case 5:
    case 6:
        what = locked();
        break;
    case 8:
        what = notWritable();
        break;
    case 10:
        what = QStringLiteral("The disk failed while reading or writing the database. Check the disk.");
        break;
    case 11:
    case 26:
        what = QStringLiteral("The database is damaged. Restore a backup with 'baton-relay restore'.");
        break;
    case 13:
        what = fullDisk();
        break;
    case 14:
        what = notOpened();
        break;
    default:
        what = QStringLiteral("The database refused a statement.");
        break;
    }
    // A full disk shows itself in many ways.
    if ((code == 10 || code == 14) && path.contains(u'/') && isDiskFull(path))
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
    auto query =
        run(database, QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"), name);
    if (!query)
        return Refused(query.error());
    const bool isThere = query->next();
    query->finish();
    return isThere;
}

Result<void> Query::execute()
{
    if (patiently(*m_query, [this] { return m_query->exec(); }))
        return {};
    return Refused(toRefusal(m_query->lastError(), QStringLiteral("of the relay")));
}

Result<void> Query::runList(const QVariantList& values)
{
    for (int i = 0; i < values.size(); ++i)
        m_query->bindValue(i, values[i]);
    return execute();
}

Database::Database(QString path, QString connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_path);
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Mode mode)
{
    static QAtomicInt counter;
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("Qt's SQLite driver is missing. Install it (Debian: libqt6sql6-sqlite)."));
    }
    std::unique_ptr<Database> database(
        new Database(path, QStringLiteral("baton-%1").arg(counter.fetchAndAddRelaxed(1))));
    // SQLite gives what it lays beside it the same rights.
    if (mode == Mode::ReadWrite && !path.startsWith(u':') && !QFile::exists(path)) {
        if (auto made = makePrivateFile(path); !made && !QFile::exists(path))
            return Refused(made.error());
    }
    auto options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs);
    if (mode == Mode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database->m_database.setConnectOptions(options);
    if (!database->m_database.open())
        return Refused(toRefusal(database->m_database.lastError(), path));
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA temp_store=MEMORY"),
                        QStringLiteral("PRAGMA cache_size=-32768"),
                        QStringLiteral("PRAGMA mmap_size=268435456")};
    if (mode == Mode::ReadWrite)
        pragmas << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL")
                << QStringLiteral("PRAGMA journal_size_limit=67108864");
    for (const auto& pragma : std::as_const(pragmas))
        if (auto done = database->execute(pragma); !done)
            return Refused(done.error());
    return database;
}

Result<Query> Database::prepare(const QString& sql)
{
    auto& query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql)) {
            const auto error = fresh->lastError();
            m_statements.remove(sql);
            return Refused(toRefusal(error, m_path));
        }
        query = std::move(fresh);
    }
    return Query(query.get());
}

Result<void> Database::execute(const QString& sql)
{
    QSqlQuery query(m_database);
    if (patiently(query, [&] { return query.exec(sql); }))
        return {};
    return Refused(toRefusal(query.lastError(), m_path));
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
            if (auto done = execute(statement); !done)
                return done;
            statement.clear();
        }
    }
    return {};
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Database& database, Kind kind)
{
    // IMMEDIATE takes the write lock now, so that a busy database is met here and not half-way.
    const auto sql = kind == Kind::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
    if (auto begun = database.execute(sql); !begun)
        return Refused(begun.error());
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
