// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/sessionrows.h"

#include <algorithm>

namespace baton::relay::rows {

Result<QList<AgentSession>> sessions(storage::Database& database, Instant now)
{
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT token_hash, member, device_name, device_platform, device, created_at, "
                           "expires_at, last_seen, connections, sign_outs FROM agent_sessions WHERE "
                           "expires_at > ?"),
            now.ms));
    QList<AgentSession> all;
    for (const auto& row : query.rows()) {
        all.append({row.bytes(0), MemberId(row.text(1)), row.text(2), row.text(3), DeviceId(row.text(4)),
                    Instant{row.number(5)}, Instant{row.number(6)}, Instant{row.number(7)}, row.number(8),
                    row.number(9)});
    }
    BATON_TRY(query.ended());
    return all;
}

Result<void> insert(storage::Database& database, const AgentSession& session)
{
    return database.write(
        QStringLiteral("INSERT INTO agent_sessions(token_hash, member, device_name, "
                       "device_platform, device, created_at, expires_at, last_seen, sign_outs) "
                       "VALUES(?,?,?,?,?,?,?,?,?)"),
        session.tokenHash, session.member.toString(), storage::orEmpty(session.deviceName),
        storage::orEmpty(session.devicePlatform), storage::orEmpty(session.device.toString()),
        session.createdAt.ms, session.expiresAt.ms, session.lastSeen.ms, session.signOuts);
}

Result<void> touch(storage::Database& database, const AgentSession& session)
{
    return database.write(
        QStringLiteral("UPDATE agent_sessions SET expires_at=?, last_seen=? WHERE token_hash=?"),
        session.expiresAt.ms, session.lastSeen.ms, session.tokenHash);
}

Result<void> seen(storage::Database& database, const QByteArray& tokenHash, int connections, Instant at)
{
    return database.write(
        QStringLiteral("UPDATE agent_sessions SET connections=?, last_seen=MAX(last_seen, ?) "
                       "WHERE token_hash=?"),
        connections, at.ms, tokenHash);
}

Result<void> removeSession(storage::Database& database, const QByteArray& tokenHash)
{
    return database.write(QStringLiteral("DELETE FROM agent_sessions WHERE token_hash=?"), tokenHash);
}

Result<void> removeDevice(storage::Database& database, const DeviceId& device)
{
    return database.write(QStringLiteral("DELETE FROM agent_sessions WHERE device=?"), device.toString());
}

Result<void> removeExpiredSessions(storage::Database& database, Instant now)
{
    return database.write(QStringLiteral("DELETE FROM agent_sessions WHERE expires_at <= ?"), now.ms);
}

Result<qint64> followedAudit(storage::Database& database)
{
    return database.number(QStringLiteral("SELECT audit FROM followed_audit"));
}

Result<void> setFollowedAudit(storage::Database& database, qint64 audit)
{
    return database.write(QStringLiteral("UPDATE followed_audit SET audit=?"), audit);
}

QList<AgentSession> takeEnded(QList<AgentSession>& sessions, const QList<Member>& members)
{
    QHash<MemberId, qint64> signOuts;
    for (const auto& member : members)
        signOuts.insert(member.id, member.signOuts);
    const auto firstEnded =
        std::stable_partition(sessions.begin(), sessions.end(), [&](const AgentSession& session) {
            return signOuts.value(session.member, -1) == session.signOuts;
        });
    QList<AgentSession> ended(firstEnded, sessions.end());
    sessions.erase(firstEnded, sessions.end());
    return ended;
}

} // namespace baton::relay::rows
