// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/storage/statement.h"

#include <QHash>
#include <QString>
#include <QVariant>
#include <memory>
#include <tuple>

namespace baton::storage {

class Database;

/// A prepared statement of one Database, reused. Bind by position, then run; step through rows with next().
/// Belongs to its database's thread.
class Query
{
public:
    /// Binds @p values in order and runs; the refusal says what went wrong and what to do.
    template <typename... Values>
    Result<void> run(const Values&... values)
    {
        m_statement->reset();
        [[maybe_unused]] int position = 0;
        (m_statement->bind(++position, values), ...);
        return execute();
    }
    template <typename... Values>
    Result<void> runTuple(const std::tuple<Values...>& values)
    {
        return std::apply([this](const Values&... each) { return run(each...); }, values);
    }
    Result<void> runList(const QVariantList& values);
    bool next() { return m_statement->next(); }
    QString text(int column) const { return m_statement->text(column); }
    qint64 number(int column) const { return m_statement->number(column); }
    double real(int column) const { return m_statement->real(column); }
    QByteArray bytes(int column) const { return m_statement->bytes(column); }
    bool isNull(int column) const { return m_statement->isNull(column); }
    QVariant value(int column) const { return m_statement->value(column); }
    /// Of the last run.
    qint64 changedRows() const;
    /// Frees the cursor; a statement that is stepped to its end does it by itself.
    void finish() { m_statement->reset(); }

private:
    friend class Database;
    Query(Database& database, Statement& statement) : m_database(&database), m_statement(&statement) {}
    Result<void> execute();

    Database* m_database;
    Statement* m_statement;
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
    /// Prepares, binds in order, and runs.
    template <typename... Values>
    Result<Query> run(const QString& sql, const Values&... values)
    {
        BATON_TRY_INTO(auto query, prepare(sql));
        BATON_TRY(query.run(values...));
        return query;
    }
    /// Runs one statement that returns nothing and is not worth keeping.
    Result<void> execute(const QString& sql);
    /// Runs a script of statements separated by lines that end in ';'. Triggers keep their inner statements.
    Result<void> executeScript(const QString& script);

    QString path() const { return m_path; }

private:
    friend class Query;
    explicit Database(QString path);
    /// Asks again while another has the file; whatever else goes wrong is said at once.
    template <typename Attempt>
    Result<void> patiently(Attempt attempt);
    Result<void> complete(Statement& statement);
    Refusal problem(int code) const;

    QString m_path;
    sqlite3* m_handle = nullptr;
    QHash<QString, std::shared_ptr<Statement>> m_statements;
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

Result<bool> hasTable(Database& database, const QString& name);

/// The file itself is not at fault: it is locked, the disk is full, rights are missing. Whoever waits, or
/// mends that, has it again.
bool mayPass(const Refusal& refusal);

} // namespace baton::storage
