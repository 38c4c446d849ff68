// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/query.h"

#include <QHash>
#include <QString>
#include <memory>

namespace baton::storage {

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
    /// The same of what gives no rows.
    template <typename... Values>
    Result<void> write(const QString& sql, const Values&... values)
    {
        BATON_TRY_INTO(auto query, prepare(sql));
        return query.run(values...);
    }
    /// The same of a count, or such: the number in the first row, or 0.
    template <typename... Values>
    Result<qint64> number(const QString& sql, const Values&... values)
    {
        BATON_TRY_INTO(auto query, run(sql, values...));
        return query.firstNumber();
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
