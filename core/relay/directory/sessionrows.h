// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/roster.h"
#include "core/storage/database.h"

#include <QList>

/// The tables agent_sessions and followed_audit of the sessions' file. On its thread.
namespace baton::relay::rows {

Result<QList<AgentSession>> sessions(storage::Database& database, Instant now);
Result<void> insert(storage::Database& database, const AgentSession& session);
Result<void> touch(storage::Database& database, const AgentSession& session);
/// What the session is known to be doing.
Result<void> seen(storage::Database& database, const QByteArray& tokenHash, int connections, Instant at);
Result<void> removeSession(storage::Database& database, const QByteArray& tokenHash);
/// All sessions of a device.
Result<void> removeDevice(storage::Database& database, const DeviceId& device);
Result<void> removeExpiredSessions(storage::Database& database, Instant now);
/// Takes those out of @p sessions that an admin has ended.
QList<AgentSession> takeEnded(QList<AgentSession>& sessions, const QList<Member>& members);

/// The last audit row that the relay which serves goes by.
Result<qint64> followedAudit(storage::Database& database);
Result<void> setFollowedAudit(storage::Database& database, qint64 audit);

} // namespace baton::relay::rows
