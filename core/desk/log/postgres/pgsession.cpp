// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgsession.h"

#include "core/desk/log/postgres/socketwait.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <libpq-fe.h>
#include <utility>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.postgres")

/// Longer than the server lets a statement take, so that it is the server that ends one.
constexpr qint64 longestMs = 15'000;
constexpr int lookEveryMs = 500;
constexpr Oid bytea = 17; ///< in every PostgreSQL

Refusal unavailable(const char* what)
{
    return {Refusal::Kind::Unavailable, QString::fromLatin1(what), Refusal::Reason::None, std::nullopt};
}

// Classes of errors: https://www.postgresql.org/docs/current/errcodes-appendix.html
PgFailure failureOf(const PGresult* result)
{
    // Whoever is refused may be anybody, so the sentence tells nothing of where and how; the log does.
    qCWarning(log).noquote() << QByteArray(PQresultErrorMessage(result)).trimmed();
    const QByteArray state(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    if (state == "53100")
        return {false, state, unavailable("The disk that holds the database is full. Free some space.")};
    if (state == "55P03" || state == "57014")
        return {false, state,
                unavailable("The database is held up by another relay. Try again in a moment.")};
    if (state == "23505")
        return {false, state, unavailable("Another relay wrote the same at once. Try again.")};
    if (state.startsWith("57P") || state.startsWith("25P03"))
        return {true, state, unavailable("The database ended the connection. Try again in a moment.")};
    return {false, state, unavailable("The database refused a statement.")};
}

} // namespace

PgRows::PgRows(pg_result* result) : m_result(result) {}
PgRows::~PgRows() { PQclear(m_result); }
PgRows::PgRows(PgRows&& other) noexcept : m_result(std::exchange(other.m_result, nullptr)) {}
PgRows& PgRows::operator=(PgRows&& other) noexcept
{
    std::swap(m_result, other.m_result);
    return *this;
}

int PgRows::size() const { return PQntuples(m_result); }
bool PgRows::isNull(int row, int column) const { return PQgetisnull(m_result, row, column) != 0; }
QByteArray PgRows::what() const { return PQcmdStatus(m_result); }
QByteArray PgRows::utf8(int row, int column) const
{
    return {PQgetvalue(m_result, row, column), PQgetlength(m_result, row, column)};
}

QByteArray PgRows::bytes(int row, int column) const
{
    const auto text = utf8(row, column);
    return PQftype(m_result, column) == bytea ? QByteArray::fromHex(text.mid(2)) : text;
}

Result<std::unique_ptr<PgSession>> PgSession::open(const QString& connection)
{
    // What is given with the connection goes before these, which end a wait for a peer that is gone.
    const QByteArray given = connection.toUtf8();
    const char* const names[] = {"connect_timeout",
                                 "keepalives",
                                 "keepalives_idle",
                                 "keepalives_interval",
                                 "keepalives_count",
                                 "tcp_user_timeout",
                                 "application_name",
                                 "target_session_attrs",
                                 "dbname",
                                 "client_encoding",
                                 nullptr};
    const char* const values[] = {"3",           "1",          "2",          "1",    "3",    "3000",
                                  "baton-relay", "read-write", given.data(), "UTF8", nullptr};
    auto* const opened = PQconnectdbParams(names, values, 1);
    std::unique_ptr<PgSession> session(new PgSession(opened));
    if (PQstatus(opened) != CONNECTION_OK || PQsetnonblocking(opened, 1) != 0) {
        qCWarning(log).noquote() << QByteArray(PQerrorMessage(opened)).trimmed();
        return Refused(
            unavailable("The database cannot be reached. See that PostgreSQL runs, then try again."));
    }
    PQsetNoticeProcessor(
        opened, [](void*, const char* text) { qCDebug(log).noquote() << text; }, nullptr);
    return session;
}

PgSession::~PgSession() { PQfinish(m_connection); }

PgFailure PgSession::lost()
{
    qCWarning(log).noquote() << "the connection is lost:"
                             << QByteArray(PQerrorMessage(m_connection)).trimmed();
    m_isAlive = false;
    return {true, {}, unavailable("The connection to the database was lost. Try again in a moment.")};
}

bool PgSession::send(const std::vector<PgStatement>& statements)
{
    if (PQenterPipelineMode(m_connection) == 0)
        return false;
    for (const auto& statement : statements) {
        std::vector<const char*> values;
        for (const auto& value : statement.values)
            values.push_back(value ? value->constData() : nullptr);
        if (PQsendQueryParams(m_connection, statement.sql.constData(), int(values.size()), nullptr,
                              values.data(), nullptr, nullptr, 0) == 0)
            return false;
    }
    return PQpipelineSync(m_connection) != 0;
}

/// Until there is a result, sending on what is still to be sent; false when the connection is lost.
bool PgSession::await(qint64 untilMs)
{
    const QDeadlineTimer deadline(untilMs);
    for (;;) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0)
            return false;
        if (unsent == 0 && PQisBusy(m_connection) == 0)
            return true;
        if (deadline.hasExpired())
            return false;
        if (waitForSocket(PQsocket(m_connection), unsent > 0, lookEveryMs) &&
            PQconsumeInput(m_connection) == 0)
            return false;
    }
}

tl::expected<std::vector<PgRows>, PgFailure> PgSession::run(const std::vector<PgStatement>& statements)
{
    if (!m_isAlive || !send(statements))
        return tl::unexpected(lost());
    std::vector<PgRows> all;
    std::optional<PgFailure> failure;
    for (bool isOver = false; !isOver;) {
        if (!await(longestMs))
            return tl::unexpected(failure && failure->isLost ? (m_isAlive = false, *failure) : lost());
        auto* const result = PQgetResult(m_connection);
        if (!result) { // the end of one statement's results
            if (PQstatus(m_connection) == CONNECTION_BAD)
                return tl::unexpected(lost());
            continue;
        }
        PgRows rows(result);
        switch (PQresultStatus(result)) {
        case PGRES_PIPELINE_SYNC:
            isOver = true;
            break;
        case PGRES_TUPLES_OK:
        case PGRES_COMMAND_OK:
            all.push_back(std::move(rows));
            break;
        case PGRES_PIPELINE_ABORTED:
            break;
        default:
            if (!failure)
                failure = PQstatus(m_connection) == CONNECTION_BAD ? lost() : failureOf(result);
            break;
        }
    }
    PQexitPipelineMode(m_connection);
    if (!failure)
        return all;
    m_isAlive = !failure->isLost;
    return tl::unexpected(*std::move(failure));
}

Result<PgRows> PgSession::run(const PgStatement& statement)
{
    auto all = run(std::vector{statement});
    if (!all)
        return Refused(std::move(all).error().refusal);
    return std::move(all->front());
}

Result<void> PgSession::runScript(const QByteArray& script)
{
    auto* const result = PQexec(m_connection, script.constData());
    const PgRows rows(result);
    const auto status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return {};
    qCWarning(log).noquote() << QByteArray(PQerrorMessage(m_connection)).trimmed();
    m_isAlive = PQstatus(m_connection) == CONNECTION_OK;
    return Refused(unavailable("The database refused its schema."));
}

} // namespace baton::relay::desk
