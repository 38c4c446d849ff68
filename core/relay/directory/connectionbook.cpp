// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/connectionbook.h"

#include "core/relay/directory/sessionrows.h"

namespace baton::relay {

namespace {

constexpr qint64 roundMs = 60'000;
constexpr qsizetype rowsOfASlice = 500; ///< a commit that is larger would hold up a sign-in

} // namespace

Result<void> ConnectionBook::reset(storage::Database& database)
{
    return database.execute(
        QStringLiteral("UPDATE agent_sessions SET connections = 0 WHERE connections <> 0"));
}

void ConnectionBook::change(const QByteArray& tokenHash, int by)
{
    const std::lock_guard lock(m_mutex);
    const int open = m_connections.value(tokenHash) + by;
    if (open > 0)
        m_connections.insert(tokenHash, open);
    else
        m_connections.remove(tokenHash);
    m_changed.insert(tokenHash, {std::max(0, open), Instant::now()});
}

ConnectionBook::Rows ConnectionBook::take(Instant now)
{
    const std::lock_guard lock(m_mutex);
    auto rows = std::exchange(m_changed, {});
    // A clock that was set back starts a round too.
    if (std::abs(now.ms - m_lastRound.ms) >= roundMs) {
        m_lastRound = now;
        for (auto it = m_connections.cbegin(); it != m_connections.cend(); ++it)
            rows.insert(it.key(), {it.value(), now});
    }
    return rows;
}

Result<ConnectionBook::Seen> ConnectionBook::store(storage::Database& database, const Rows& what)
{
    Seen seen;
    std::unique_ptr<storage::Transaction> transaction;
    for (auto it = what.cbegin(); it != what.cend(); ++it) {
        if (!transaction) {
            BATON_TRY_INTO(auto begun, storage::Transaction::begin(database));
            transaction = std::move(begun);
        }
        BATON_TRY(rows::seen(database, it.key(), it->connections, it->seen));
        seen.insert(it.key(), it->seen);
        if (seen.size() % rowsOfASlice == 0 || seen.size() == what.size()) {
            BATON_TRY(transaction->commit());
            transaction.reset();
        }
    }
    return seen;
}

Result<ConnectionBook::Seen> ConnectionBook::write(storage::Database& database, Instant now)
{
    const auto taken = take(now);
    auto seen = store(database, taken);
    if (seen)
        return seen;
    // Next time, unless more has happened meanwhile.
    const std::lock_guard lock(m_mutex);
    for (auto it = taken.cbegin(); it != taken.cend(); ++it)
        if (!m_changed.contains(it.key()))
            m_changed.insert(it.key(), *it);
    return seen;
}

} // namespace baton::relay
