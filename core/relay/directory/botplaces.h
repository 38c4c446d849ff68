// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/rows.h"

#include <QHash>
#include <functional>
#include <mutex>

namespace baton::relay {

/// How far bots have acknowledged, until it is handed to whoever writes the database. Thread-safe.
class BotPlaces
{
public:
    void reached(const BotId& bot, qint64 seq)
    {
        const std::lock_guard lock(m_mutex);
        m_reached.insert(bot, seq);
    }

    /// @param write takes rows to be written; without it they are dropped
    template <typename Write>
    void handOver(const Write& write)
    {
        QHash<BotId, qint64> reached;
        {
            const std::lock_guard lock(m_mutex);
            reached.swap(m_reached);
        }
        for (auto it = reached.cbegin(); it != reached.cend() && write; ++it) {
            write([bot = it.key(), seq = it.value()](storage::Database& database) {
                return rows::setDelivered(database, bot, seq);
            });
        }
    }

private:
    std::mutex m_mutex;
    QHash<BotId, qint64> m_reached;
};

} // namespace baton::relay
