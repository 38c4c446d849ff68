// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/heartbeat.h"

#include <algorithm>
#include <utility>

namespace baton::relay::socketio {

using std::chrono::milliseconds;

namespace {
/// The thread may be busy for a moment without the peer paying for it, but no longer than this is overlooked.
constexpr milliseconds tolerance{20};
} // namespace

Heartbeat::Heartbeat(milliseconds interval, milliseconds timeout, std::function<void()> ping,
                     std::function<void()> lost)
    : m_interval(interval)
    , m_timeout(timeout)
    , m_ping(std::move(ping))
    , m_lost(std::move(lost))
{
    m_timer.setSingleShot(true);
    // Coarse timers may be five percent late, which lets thousands of them ring together.
    m_timer.setTimerType(std::min(interval, timeout) < milliseconds(2000) ? Qt::PreciseTimer
                                                                          : Qt::CoarseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { due(); });
}

void Heartbeat::start()
{
    m_asked = false;
    m_due = Clock::now();
    wait(m_interval);
}

void Heartbeat::answered()
{
    if (m_asked)
        start();
}

bool Heartbeat::isLate() const { return m_asked && Clock::now() >= m_due; }

void Heartbeat::due()
{
    if (std::exchange(m_asked, true)) {
        m_lost(); // the owner may be gone after this
        return;
    }
    // The answer's time counts from when the question was to be asked, unless this thread was held up.
    m_due = std::max(m_due, Clock::now() - tolerance);
    wait(m_timeout);
    m_ping();
}

void Heartbeat::wait(milliseconds span)
{
    m_due += span;
    const auto left = std::chrono::ceil<milliseconds>(m_due - Clock::now());
    m_timer.start(std::max(left, milliseconds(0)));
}

} // namespace baton::relay::socketio
