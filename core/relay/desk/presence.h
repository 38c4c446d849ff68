#pragma once

#include "core/domain/ids.h"

#include <QSet>
#include <mutex>

namespace baton::relay {

/// Which conversations' customers are there now. Passing: kept in memory only. Safe from any thread.
class Presence
{
public:
    void set(const ConversationId& id, bool online)
    {
        const std::lock_guard lock(m_mutex);
        if (online)
            m_online.insert(id);
        else
            m_online.remove(id);
    }
    bool isOnline(const ConversationId& id) const
    {
        const std::lock_guard lock(m_mutex);
        return m_online.contains(id);
    }

private:
    mutable std::mutex m_mutex;
    QSet<ConversationId> m_online;
};

} // namespace baton::relay
