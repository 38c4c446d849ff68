// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/seatwatch.h"

#include <algorithm>

namespace baton::ui {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds returnLook = 1s; // while idle: so late may a return be noticed
constexpr milliseconds longestLook = 24h;

} // namespace

SeatWatch::SeatWatch(std::unique_ptr<InputClock> clock, std::vector<std::unique_ptr<ScreenLock>> locks,
                     QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_locks(std::move(locks))
{
    m_look.setSingleShot(true);
    m_look.setTimerType(Qt::PreciseTimer); // a coarse one that fires early makes a second look needed
    if (m_clock) {
        connect(&m_look, &QTimer::timeout, m_clock.get(), &InputClock::ask);
        connect(m_clock.get(), &InputClock::told, this, &SeatWatch::hear);
        connect(m_clock.get(), &InputClock::unknown, this, &SeatWatch::hearNothing);
    }
    for (const auto& lock : m_locks)
        connect(lock.get(), &ScreenLock::lockedChanged, this, &SeatWatch::lookAtLocks);
    lookAtLocks();
}

void SeatWatch::setIdleAfter(milliseconds after)
{
    m_idleAfter = std::max(after, milliseconds(0));
    m_look.stop();
    if (m_idleAfter == 0ms)
        setIdle(false);
    else if (m_clock)
        m_clock->ask();
}

void SeatWatch::hear(milliseconds sinceInput)
{
    if (m_idleAfter == 0ms)
        return;
    setIdle(sinceInput >= m_idleAfter);
    // Two looks within the time that makes idle: whoever comes back cannot slip through between them.
    lookIn(m_isIdle ? std::min(returnLook, m_idleAfter / 2) : m_idleAfter - sinceInput);
}

void SeatWatch::hearNothing()
{
    if (m_idleAfter == 0ms)
        return;
    setIdle(false);
    lookIn(m_idleAfter); // whoever knows may come later
}

void SeatWatch::lookIn(milliseconds wait) { m_look.start(std::clamp(wait, 1ms, longestLook)); }

void SeatWatch::setIdle(bool idle)
{
    if (std::exchange(m_isIdle, idle) != idle)
        Q_EMIT idleChanged(idle);
}

void SeatWatch::lookAtLocks()
{
    const bool locked =
        std::any_of(m_locks.begin(), m_locks.end(), [](const auto& lock) { return lock->isLocked(); });
    if (std::exchange(m_isLocked, locked) != locked)
        Q_EMIT lockedChanged(locked);
}

} // namespace baton::ui
