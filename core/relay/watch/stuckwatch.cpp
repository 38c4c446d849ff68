// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/watch/stuckwatch.h"

#include "core/desk/desk.h"
#include "core/desk/reading/activityreading.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.stuck")

} // namespace

StuckWatch::StuckWatch(Desk& desk, ReadingRoom& reading, Clock clock, Pace pace)
    : m_desk(desk)
    , m_reading(reading)
    , m_clock(std::move(clock))
    , m_settlingMs(pace.settling.count())
{
    m_steady.start();
    if (!m_clock.steadyMs)
        m_clock.steadyMs = [this] { return m_steady.elapsed(); };
    m_startedMs = m_clock.steadyMs();
    m_lookedMs = m_startedMs;
    m_shift.measure(m_clock.wall(), m_startedMs);
    m_timer.setInterval(pace.interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void StuckWatch::look(std::function<void()> done)
{
    // What it points to does not matter: it counts who still works on this round.
    const Round round(this, [done = std::move(done)](void*) { done(); });
    const auto wall = m_clock.wall();
    const auto steady = m_clock.steadyMs();
    const auto shift = m_shift.measure(wall, steady);
    const auto sinceLastMs = steady - std::exchange(m_lookedMs, steady);
    const bool isFirst = std::exchange(m_isFirst, false);
    if (shift == 0 && !isFirst)
        return steady - m_startedMs >= m_settlingMs ? judge(wall, round) : void();
    if (shift != 0)
        qCInfo(log) << "the clock was moved by" << shift << "ms; the ages of steps stay";
    // Nothing is judged before the ages are right again; the next round does.
    m_desk.submit(desk::MoveClock{shift, sinceLastMs}, [round](const Result<desk::ActivityAnswer>& moved) {
        if (!moved)
            qCWarning(log) << "the ages of steps cannot be kept:" << moved.error().detail;
    });
}

void StuckWatch::judge(Instant now, const Round& round)
{
    m_reading.read([this, now, round](storage::Database* database) {
        if (!database)
            return;
        const auto steps = desk::runningSteps(*database);
        if (steps)
            return mark(*steps, now, round);
        qCWarning(log) << "running steps cannot be looked through:" << steps.error().detail;
    });
}

void StuckWatch::mark(const QList<desk::RunningStep>& steps, Instant now, const Round& round)
{
    for (const auto& step : steps) {
        if (now.ms - step.since.ms <= stuckAfterMs(step.rule, step.averageMs))
            continue;
        m_desk.submit(desk::MarkStuck{step.run, step.step, step.startedAt},
                      [round](const Result<desk::ActivityAnswer>& marked) {
                          if (!marked)
                              qCWarning(log) << "a stuck step cannot be told:" << marked.error().detail;
                      });
    }
}

} // namespace baton::relay
