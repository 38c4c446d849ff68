// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractEventDispatcher>
#include <chrono>
#include <map>
#include <optional>
#include <unordered_map>

namespace baton::relay {

/// The timers of one event dispatcher, by when they are due. No clock of its own, so that a test can be one.
class TimerList
{
public:
    using Clock = std::chrono::steady_clock;
    using Instant = Clock::time_point;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject* object, Instant now);
    bool remove(int id);
    bool removeAll(QObject* object);
    QList<TimerInfo> of(QObject* object) const;

    /// Until the next one is due; nothing when there is none that could fire.
    std::optional<std::chrono::nanoseconds> untilNext(Instant now) const;
    /// Of one timer, rounded up; -1 when there is no such timer.
    std::chrono::milliseconds remaining(int id, Instant now) const;

    /// Sends a QTimerEvent for each that is due at @p now, in the order they are due, each once at most. A
    /// timer whose event is still being handled (in an event loop within) waits. How many were sent.
    int fire(Instant now);

private:
    struct Timer
    {
        std::chrono::milliseconds interval{0};
        Qt::TimerType type = Qt::PreciseTimer;
        QObject* object = nullptr;
        std::multimap<Instant, int>::iterator due;
        bool isFiring = false;
    };

    static Instant dueAfter(Instant from, const Timer& timer);
    void reschedule(int id, Timer& timer, Instant now);

    std::unordered_map<int, Timer> m_timers;
    std::multimap<Instant, int> m_due;
};

} // namespace baton::relay
