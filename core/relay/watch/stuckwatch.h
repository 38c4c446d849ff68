// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/readingroom.h"
#include "core/domain/activity/stuck.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>

namespace baton::relay {

class Desk;
namespace desk {
struct RunningStep;
}

/// Finds steps of workflows that run for too long, and has the desk say so, once each. A step's age is judged
/// by this relay's clock, from when it was told that the step began: a bot's clock may be wrong. When the
/// wall clock is set, or the machine has slept, the ages stay what they were. Time while the relay is stopped
/// counts; after its start it waits a little, so that bots can tell what happened meanwhile.
/// Lives on a thread with an event loop; destroy it after desk and reading room have stopped.
class StuckWatch
{
public:
    struct Clock
    {
        std::function<Instant()> wall = &Instant::now;
        std::function<qint64()> steadyMs; ///< not moved by anything; empty: the machine's own
    };
    struct Pace
    {
        std::chrono::milliseconds interval{2000};
        std::chrono::milliseconds settling{5000};
    };

    StuckWatch(Desk& desk, ReadingRoom& reading, Clock clock, Pace pace);
    StuckWatch(Desk& desk, ReadingRoom& reading) : StuckWatch(desk, reading, Clock(), Pace()) {}

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

    /// One round. @p done comes when all that is stuck now is recorded; on any thread.
    void look(std::function<void()> done = [] {});

private:
    using Round = std::shared_ptr<void>; ///< says done when the last part of the round lets go of it

    void judge(Instant now, const Round& round);
    void mark(const QList<desk::RunningStep>& steps, Instant now, const Round& round);

    Desk& m_desk;
    ReadingRoom& m_reading;
    Clock m_clock;
    qint64 m_settlingMs;
    QElapsedTimer m_steady;
    qint64 m_startedMs;
    qint64 m_lookedMs;
    ClockShift m_shift;
    bool m_isFirst = true;
    QTimer m_timer;
};

} // namespace baton::relay
