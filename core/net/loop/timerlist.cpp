// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/timerlist.h"

#include <QCoreApplication>
#include <QTimerEvent>
#include <vector>

namespace baton::relay {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

/// To what multiple a timer may be moved, so that timers of a kind fire in one turn: within five per cent for
/// a coarse one, whole seconds for a very coarse one.
milliseconds grain(Qt::TimerType type, milliseconds interval)
{
    if (type == Qt::VeryCoarseTimer)
        return 1s;
    return type == Qt::CoarseTimer && interval >= 20ms ? interval / 20 : milliseconds(0);
}

} // namespace

TimerList::Instant TimerList::dueAfter(Instant from, const Timer& timer)
{
    const Instant due = from + timer.interval;
    const nanoseconds step = grain(timer.type, timer.interval);
    if (step == 0ns)
        return due;
    // Up, never down: a timer that fires before its time breaks programs, one that fires a little late does
    // not.
    const nanoseconds since = due.time_since_epoch();
    const nanoseconds over = since % step;
    return over == 0ns ? due : due + (step - over);
}

void TimerList::add(int id, milliseconds interval, Qt::TimerType type, QObject* object, Instant now)
{
    remove(id);
    Timer timer;
    timer.interval = interval;
    timer.type = type;
    timer.object = object;
    timer.due = m_due.emplace(dueAfter(now, timer), id);
    m_timers.emplace(id, timer);
}

bool TimerList::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_due.erase(found->second.due);
    m_timers.erase(found);
    return true;
}

bool TimerList::removeAll(QObject* object)
{
    const QList<TimerInfo> all = of(object);
    for (const TimerInfo& info : all)
        remove(info.timerId);
    return !all.isEmpty();
}

QList<TimerList::TimerInfo> TimerList::of(QObject* object) const
{
    QList<TimerInfo> all;
    for (const auto& [id, timer] : m_timers)
        if (timer.object == object)
            all.append(TimerInfo(id, int(timer.interval.count()), timer.type));
    return all;
}

std::optional<nanoseconds> TimerList::untilNext(Instant now) const
{
    for (const auto& [due, id] : m_due)
        if (!m_timers.at(id).isFiring)
            return std::max(nanoseconds(0), nanoseconds(due - now));
    return std::nullopt;
}

milliseconds TimerList::remaining(int id, Instant now) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return milliseconds(-1);
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(found->second.due->first - now));
}

void TimerList::reschedule(int id, Timer& timer, Instant now)
{
    const Instant was = timer.due->first;
    m_due.erase(timer.due);
    // Along its own rhythm, unless turns were missed: those are not made up for.
    const Instant next = dueAfter(was, timer);
    timer.due = m_due.emplace(next > now ? next : dueAfter(now, timer), id);
}

int TimerList::fire(Instant now)
{
    std::vector<int> due;
    for (auto entry = m_due.begin(); entry != m_due.end() && entry->first <= now; ++entry)
        due.push_back(entry->second);
    int fired = 0;
    for (const int id : due) {
        // Looked up each time: any handler may have removed any timer, and its number may be in use again.
        const auto found = m_timers.find(id);
        if (found == m_timers.end() || found->second.isFiring || found->second.due->first > now)
            continue;
        QObject* const object = found->second.object;
        reschedule(id, found->second, now);
        found->second.isFiring = true;
        ++fired;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(object, &event);
        if (const auto after = m_timers.find(id); after != m_timers.end() && after->second.object == object)
            after->second.isFiring = false;
    }
    return fired;
}

} // namespace baton::relay
