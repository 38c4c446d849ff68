// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/storage/database.h"

#include <QByteArray>
#include <QHash>
#include <mutex>

namespace baton::relay {

/// Which sessions are connected, and when each was last seen: now while it is, else when its last connection
/// ended. Written down in slices, so that a relay that was killed knows it to within a minute. came() and
/// went() are for any thread, the rest for the database's.
class ConnectionBook
{
public:
    using Seen = QHash<QByteArray, Instant>; ///< by the hash of the token

    void came(const QByteArray& tokenHash) { change(tokenHash, 1); }
    void went(const QByteArray& tokenHash) { change(tokenHash, -1); }

    /// Nobody is connected when a relay starts.
    static Result<void> reset(storage::Database& database);
    /// Writes what has changed, and each minute whoever is still connected; says what it wrote.
    Result<Seen> write(storage::Database& database, Instant now);

private:
    struct Row
    {
        int connections = 0;
        Instant seen;
    };
    using Rows = QHash<QByteArray, Row>;

    void change(const QByteArray& tokenHash, int by);
    Rows take(Instant now);
    static Result<Seen> store(storage::Database& database, const Rows& what);

    std::mutex m_mutex;
    QHash<QByteArray, int> m_connections;
    Rows m_changed;
    Instant m_lastRound;
};

} // namespace baton::relay
