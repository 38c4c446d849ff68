// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/workthread.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace baton::storage {

/// A few threads side by side, each with a queue of its own: what waits in one holds up none of the others.
/// Its owner's thread starts and stops it; queues are safe from any thread.
template <typename Job>
class WorkLanes
{
public:
    WorkLanes() = default;
    ~WorkLanes() { stop(); }
    Q_DISABLE_COPY_MOVE(WorkLanes)

    /// @p work is called on each thread with its queue, and takes from it until it is closed.
    template <typename Work>
    void start(int count, Work work)
    {
        m_lanes.clear();
        for (int i = 0; i < std::max(1, count); ++i) {
            auto& lane = *m_lanes.emplace_back(std::make_unique<Lane>());
            lane.queue.open();
            static_cast<void>(lane.thread.start([] { return Result<void>(); },
                                                [work, &lane]() mutable { work(lane.queue); }));
        }
    }
    /// Waits for what is taken by then and, as far as work() takes it, for what waits. The queues stay:
    /// somebody may just be asking for more, which a closed one does not take.
    void stop()
    {
        for (const auto& lane : m_lanes)
            lane->queue.close();
        for (const auto& lane : m_lanes)
            lane->thread.join();
    }
    /// None before the first start.
    size_t count() const { return m_lanes.size(); }
    WorkQueue<Job>& queue(size_t lane) const { return m_lanes.at(lane)->queue; }

private:
    struct Lane
    {
        WorkQueue<Job> queue;
        WorkThread thread;
    };
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace baton::storage
