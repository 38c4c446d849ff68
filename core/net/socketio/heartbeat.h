// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTimer>
#include <chrono>
#include <functional>

namespace baton::relay::socketio {

/// Asks the peer for a sign of life every `interval`, and gives up when none came within `timeout`. Lives on
/// the thread that started it, which must have an event loop.
class Heartbeat
{
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::milliseconds;

    Heartbeat(Milliseconds interval, Milliseconds timeout, std::function<void()> ping,
              std::function<void()> lost);

    void start();
    /// The peer has answered: the next question comes after `interval`.
    void answered();
    /// True from the moment the answer is late, even if the timer has not come round yet.
    bool isLate() const;

private:
    void due();
    void wait(Milliseconds span);

    Milliseconds m_interval;
    Milliseconds m_timeout;
    std::function<void()> m_ping;
    std::function<void()> m_lost;
    QTimer m_timer;
    Clock::time_point m_due;
    bool m_asked = false;
};

} // namespace baton::relay::socketio
