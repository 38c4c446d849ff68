// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QHash>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace baton::relay::desk {

class Reading;

/// Set while a read runs when nobody wants its answer any more. Whoever reads for long asks it after each
/// row.
using Superseded = std::atomic<bool>;
/// What it is answered with.
Refusal takenOver();

/// One read that waits for its thread. Exactly one of the two is called, once.
struct ReadingJob
{
    std::function<void(Reading&, const Superseded&)> work; ///< on the reading thread
    std::function<void(const Refusal&)> refuse;            ///< on any thread
    /// When it is not empty, the newest one of this name wins: the one that waits is refused, and the one
    /// that runs is told to end.
    QByteArray replaces = {};
};

/// The reads that wait for one thread. Callers take turns, so that one who asks much holds up nobody else,
/// and each has a limit of their own. Safe from any thread.
class ReadingQueue
{
public:
    struct Limits
    {
        size_t perCaller = 0;
        size_t inAll = 0;
    };
    explicit ReadingQueue(Limits limits) : m_limits(limits) {}
    Q_DISABLE_COPY_MOVE(ReadingQueue)

    void open();
    /// @param caller whose turn it takes; 0 is the relay itself, which is bounded by what it asks
    void add(quint64 caller, ReadingJob job);
    /// The next one whose turn it is; waits for it. Nothing when the queue is closed and empty.
    std::optional<ReadingJob> take();
    /// Whether the one that was taken last is wanted no longer.
    const Superseded& superseded() const { return m_superseded; }
    /// Refuses what comes from now on; with @p andWhatWaits also that, and ends what runs.
    void close(bool andWhatWaits);

private:
    std::vector<ReadingJob> replacedBy(std::deque<ReadingJob>& waiting, const ReadingJob& job);

    const Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    QHash<quint64, std::shared_ptr<std::deque<ReadingJob>>> m_waiting;
    std::deque<quint64> m_turns; ///< whoever has something waiting, once each
    size_t m_count = 0;
    QByteArray m_running; ///< what the one that runs replaces
    Superseded m_superseded;
    bool m_isOpen = false;
};

} // namespace baton::relay::desk
