// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/task.h"

#include <deque>
#include <unordered_map>

namespace baton::relay::desk {

/// Tasks that wait for a commit to ride with. Bounded, in all and for each who causes them; taken one of each
/// in turn, so that a flood of one keeps nobody else waiting. The caller locks.
class Riders
{
public:
    /// False when too many are waiting, of this one or in all; then nothing was taken.
    bool add(const QString& whose, std::unique_ptr<Task>& task)
    {
        if (m_size >= mostInAll)
            return false;
        auto& own = m_waiting[whose];
        if (own.size() >= mostOfOne)
            return false;
        if (own.empty())
            m_turns.push_back(whose);
        own.push_back(std::move(task));
        ++m_size;
        return true;
    }

    /// The one whose turn it is; null when there is none.
    std::unique_ptr<Task> take()
    {
        if (m_turns.empty())
            return nullptr;
        const auto whose = std::move(m_turns.front());
        m_turns.pop_front();
        auto& own = m_waiting[whose];
        auto task = std::move(own.front());
        own.pop_front();
        if (own.empty())
            m_waiting.erase(whose);
        else
            m_turns.push_back(whose);
        --m_size;
        return task;
    }

    bool isEmpty() const { return m_size == 0; }

private:
    static constexpr size_t mostInAll = 20'000;
    static constexpr size_t mostOfOne = 500;

    std::unordered_map<QString, std::deque<std::unique_ptr<Task>>> m_waiting;
    std::deque<QString> m_turns;
    size_t m_size = 0;
};

} // namespace baton::relay::desk
