// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <QTimer>
#include <chrono>
#include <functional>

namespace baton::relay {

class Desk;
class ReadingRoom;

/// Brings back what was snoozed until now: finds it in the database, so that it comes back after a restart
/// too, and has the desk say so. Lives on a thread with an event loop; destroy it after desk and reading room
/// have stopped.
class SnoozeWatch
{
public:
    SnoozeWatch(Desk& desk, ReadingRoom& reading,
                std::chrono::milliseconds interval = std::chrono::seconds(2),
                std::function<Instant()> clock = &Instant::now);

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

    /// One round.
    void look();

private:
    Desk& m_desk;
    ReadingRoom& m_reading;
    std::function<Instant()> m_clock;
    QTimer m_timer;
};

} // namespace baton::relay
