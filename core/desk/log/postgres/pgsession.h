// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/postgres/pgvalues.h"
#include "core/domain/refusal.h"

#include <memory>

struct pg_conn;
struct pg_result;

namespace baton::relay::desk {

/// What one statement gave.
class PgRows
{
public:
    explicit PgRows(pg_result* result);
    ~PgRows();
    PgRows(PgRows&& other) noexcept;
    PgRows& operator=(PgRows&& other) noexcept;
    Q_DISABLE_COPY(PgRows)

    int size() const;
    bool isEmpty() const { return size() == 0; }
    QString text(int row, int column) const { return QString::fromUtf8(utf8(row, column)); }
    qint64 number(int row, int column) const { return utf8(row, column).toLongLong(); }
    double real(int row, int column) const { return utf8(row, column).toDouble(); }
    bool isNull(int row, int column) const;
    /// Of what is no bytea, its text as UTF-8.
    QByteArray bytes(int row, int column) const;
    /// Such as COMMIT.
    QByteArray what() const;

private:
    QByteArray utf8(int row, int column) const;

    pg_result* m_result;
};

struct PgFailure
{
    bool isLost = false; ///< the connection is gone: what was sent may have been carried out, or not
    QByteArray state;    ///< SQLSTATE, where the server said one
    Refusal refusal;
};

/// One connection to PostgreSQL, in pipeline mode: statements that are handed over together are one round
/// trip. Waits for answers, but never without end. One thread.
class PgSession
{
public:
    /// @param connection as libpq reads it: `host=... dbname=...` or `postgresql://...`
    static Result<std::unique_ptr<PgSession>> open(const QString& connection);
    ~PgSession();
    Q_DISABLE_COPY_MOVE(PgSession)

    /// What each gave; none is carried out after one that fails.
    tl::expected<std::vector<PgRows>, PgFailure> run(const std::vector<PgStatement>& statements);
    Result<PgRows> run(const PgStatement& statement);
    /// Several statements at once, without values.
    Result<void> runScript(const QByteArray& script);
    /// False once the connection was lost.
    bool isAlive() const { return m_isAlive; }

private:
    explicit PgSession(pg_conn* connection) : m_connection(connection) {}
    bool send(const std::vector<PgStatement>& statements);
    bool await(qint64 untilMs);
    PgFailure lost();

    pg_conn* m_connection;
    bool m_isAlive = true;
};

} // namespace baton::relay::desk
