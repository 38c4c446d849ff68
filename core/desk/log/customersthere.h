// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QSet>
#include <mutex>

namespace baton::relay {

/// Which conversations' customers are there now. Passing: kept in memory only. Safe from any thread.
class CustomersThere
{
public:
    void set(const ConversationId& id, bool online)
    {
        const std::lock_guard lock(m_mutex);
        const bool changes = m_online.contains(id) != online;
        if (online)
            m_online.insert(id);
        else
            m_online.remove(id);
        m_changes += changes ? 1 : 0;
    }
    bool isOnline(const ConversationId& id) const
    {
        const std::lock_guard lock(m_mutex);
        return m_online.contains(id);
    }
    /// Another number than before: somebody came or went.
    quint64 changes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_changes;
    }

private:
    mutable std::mutex m_mutex;
    QSet<ConversationId> m_online;
    quint64 m_changes = 0;
};

} // namespace baton::relay
