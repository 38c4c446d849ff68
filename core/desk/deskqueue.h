// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/lines.h"
#include "core/desk/riders.h"

#include <array>
#include <condition_variable>
#include <mutex>

namespace baton::relay::desk {

/// What waits for the desk. Agents come first, then customers, then bots; within these, whoever sends takes
/// turns. Safe from any thread; take(), done() and putBack() are the desk's.
class DeskQueue
{
public:
    enum Lane : size_t { Agents, Customers, Bots };
    static constexpr std::array lanes{Agents, Customers, Bots};

    void open();
    /// What comes later is refused.
    void close();
    /// Until there is something to do, or, for riders alone, a moment longer; false at the end.
    bool wait();

    void add(Lane lane, const QString& whose, std::unique_ptr<Task> task);
    /// It rides with the next commit; refused when too many do.
    void ride(const QString& whose, std::unique_ptr<Task> task);

    /// What those who wait will ask for; of @p most in each lane.
    Foreseen foresee(size_t most);
    /// Nothing more of the same sender comes before done() or putBack().
    std::optional<Waiting> take(Lane lane);
    void done(Lane lane, const QString& whose);
    /// It has more to do.
    void putBack(Lane lane, Waiting waiting);
    std::unique_ptr<Task> takeRider();
    /// Somebody who comes first.
    bool isWaitingBefore(Lane lane);

private:
    bool hasCommands() const;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<Lines, lanes.size()> m_lanes;
    Riders m_riders;
    bool m_isOpen = false;
};

} // namespace baton::relay::desk
