// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/executor.h"

#include <QMutex>
#include <QMutexLocker>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace baton::relay {

/// The open sessions of one kind, grouped by the I/O thread they live on, so that something can be said to
/// all of them with one wake-up a thread. forEach() may be called from any thread; add() and remove() on the
/// session's own.
template <typename Session>
class SessionGroups
{
public:
    void add(Executor& io, Session& session) { groupOf(io)->insert(&session); }
    void remove(Executor& io, Session& session) { groupOf(io)->erase(&session); }

    /// Runs @p work for every session, each on its own thread.
    void forEach(std::function<void(Session&)> work)
    {
        const QMutexLocker lock(&m_mutex);
        for (const auto& [io, sessionsOfIo] : m_groups) {
            // A name of its own: older compilers cannot capture a binding.
            io->post([group = sessionsOfIo, work] {
                // A copy: what is done to one session may close another.
                const auto sessions = *group;
                for (auto* session : sessions)
                    if (group->contains(session))
                        work(*session);
            });
        }
    }

private:
    using Group = std::unordered_set<Session*>;

    std::shared_ptr<Group> groupOf(Executor& io)
    {
        const QMutexLocker lock(&m_mutex);
        auto& group = m_groups[&io];
        if (!group)
            group = std::make_shared<Group>();
        return group;
    }

    QMutex m_mutex;
    std::unordered_map<Executor*, std::shared_ptr<Group>> m_groups;
};

} // namespace baton::relay
