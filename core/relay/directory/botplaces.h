// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

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

    /// @param keep takes them to be written; without it they are dropped
    void handOver(const std::function<void(const BotId&, qint64)>& keep)
    {
        QHash<BotId, qint64> reached;
        {
            const std::lock_guard lock(m_mutex);
            reached.swap(m_reached);
        }
        for (auto it = reached.cbegin(); it != reached.cend() && keep; ++it)
            keep(it.key(), it.value());
    }

private:
    std::mutex m_mutex;
    QHash<BotId, qint64> m_reached;
};

} // namespace baton::relay
