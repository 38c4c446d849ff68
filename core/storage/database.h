#pragma once

#include "core/domain/refusal.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>
#include <memory>

class QSqlError;

namespace baton::storage {

/// A prepared statement of one Database, reused. Bind by position, then run; step through rows with next().
/// Belongs to its database's thread.
class Query
{
public:
    /// Binds @p values in order and runs; the refusal says what went wrong and what to do.
    template <typename... Values>
    Result<void> run(const Values&... values)
    {
        int position = 0;
        (m_query->bindValue(position++, QVariant::fromValue(values)), ...);
        return execute();
    }
    Result<void> runList(const QVariantList& values);
    bool next() { return m_query->next(); }
    QVariant value(int column) const { return m_query->value(column); }
    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    qint64 changedRows() const { return m_query->numRowsAffected(); }
    /// Frees the cursor; a statement that is stepped to its end does it by itself.
    void finish() { m_query->finish(); }

private:
    friend class Database;
    explicit Query(QSqlQuery* query) : m_query(query) {}
    Result<void> execute();

    QSqlQuery* m_query;
};

/// One SQLite connection: WAL, synchronous=FULL, foreign keys on. While another process writes, it asks again
/// every few milliseconds, for ten seconds. Opened, used and destroyed on one thread. Statements are prepared
/// once and kept.
class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    static Result<std::unique_ptr<Database>> open(const QString& path, Mode mode = Mode::ReadWrite);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// The statement for this SQL, prepared at first use. @p sql must be a literal or otherwise of bounded
    /// variety.
    Result<Query> prepare(const QString& sql);
    /// Runs one statement that returns nothing and is not worth keeping.
    Result<void> execute(const QString& sql);
    /// Runs a script of statements separated by lines that end in ';'. Triggers keep their inner statements.
    Result<void> executeScript(const QString& script);

    QString path() const { return m_path; }

private:
    Database(QString path, QString connection);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

/// Begins at construction, rolls back at destruction unless committed.
class Transaction
{
public:
    enum class Kind { Write, Read };

    static Result<std::unique_ptr<Transaction>> begin(Database& database, Kind kind = Kind::Write);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(database) {}

    Database& m_database;
    bool m_open = true;
};

/// Prepares, binds in order, and runs.
template <typename... Values>
Result<Query> run(Database& database, const QString& sql, const Values&... values)
{
    auto query = database.prepare(sql);
    if (!query)
        return query;
    if (auto done = query->run(values...); !done)
        return Refused(done.error());
    return query;
}

Result<bool> hasTable(Database& database, const QString& name);

/// What a database error means to the person who runs the relay.
Refusal toRefusal(const QSqlError& error, const QString& path);
/// The file itself is not at fault: it is locked, the disk is full, rights are missing. Whoever waits, or
/// mends that, has it again.
bool mayPass(const Refusal& refusal);

} // namespace baton::storage
