// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/sessionfile.h"

#include "core/relay/directory/sessionrows.h"
#include "core/storage/migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace baton::relay {

namespace {

using Opened = Result<std::unique_ptr<storage::Database>>;

Result<qint64> hasColumn(storage::Database& database, const QString& name)
{
    return database.number(
        QStringLiteral("SELECT COUNT(*) FROM pragma_table_info('agent_sessions') WHERE name = '%1'")
            .arg(name));
}

/// What an older version kept in the database.
Result<QList<AgentSession>> sessionsOfOld(const QString& databasePath)
{
    QList<AgentSession> sessions;
    if (!QFile::exists(databasePath))
        return sessions;
    BATON_TRY_INTO(auto database, storage::Database::open(databasePath, storage::Database::Mode::ReadOnly));
    BATON_TRY_INTO(const auto isThere, hasColumn(*database, QStringLiteral("token_hash")));
    BATON_TRY_INTO(const auto hasDevice, hasColumn(*database, QStringLiteral("device")));
    if (isThere == 0)
        return sessions;
    // Before a device had an id of its own, each session was one.
    const auto device = hasDevice > 0 ? QStringLiteral("device")
                                      : QStringLiteral("'d' || substr(lower(hex(token_hash)), 1, 24)");
    BATON_TRY_INTO(
        auto query,
        database->run(QStringLiteral("SELECT token_hash, member, device_name, device_platform, %1, "
                                     "created_at, expires_at, last_seen FROM agent_sessions")
                          .arg(device)));
    for (const auto& row : query.rows()) {
        sessions.append({row.bytes(0), MemberId(row.text(1)), row.text(2), row.text(3), DeviceId(row.text(4)),
                         Instant{row.number(5)}, Instant{row.number(6)}, Instant{row.number(7)}});
    }
    BATON_TRY(query.ended());
    return sessions;
}

Result<void> takeOver(storage::Database& sessions, const QString& databasePath)
{
    BATON_TRY_INTO(const auto done, sessions.number(QStringLiteral("SELECT COUNT(*) FROM taken_over")));
    if (done > 0)
        return {};
    BATON_TRY_INTO(const auto old, sessionsOfOld(databasePath));
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(sessions));
    for (const auto& session : old)
        BATON_TRY(rows::insert(sessions, session));
    BATON_TRY(sessions.run(QStringLiteral("INSERT INTO taken_over(at) VALUES(?)"),
                           QDateTime::currentMSecsSinceEpoch()));
    return transaction->commit();
}

} // namespace

QString sessionsBeside(const QString& databasePath)
{
    return QFileInfo(databasePath).dir().filePath(QStringLiteral("sessions.db"));
}

Opened openSessions(const QString& databasePath)
{
    auto sessions = storage::Database::open(sessionsBeside(databasePath));
    if (!sessions)
        return sessions;
    BATON_TRY(storage::migrate(**sessions, QStringLiteral(":/sql-sessions")));
    BATON_TRY(takeOver(**sessions, databasePath));
    return sessions;
}

Opened readSessions(const QString& databasePath)
{
    if (!QFile::exists(sessionsBeside(databasePath)))
        return nullptr;
    return storage::Database::open(sessionsBeside(databasePath), storage::Database::Mode::ReadOnly);
}

} // namespace baton::relay
