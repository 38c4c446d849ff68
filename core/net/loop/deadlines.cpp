// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/deadlines.h"

#include <QTimerEvent>
#include <algorithm>

namespace baton::relay {

qint64 Deadlines::now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Deadlines::Due::iterator Deadlines::add(qint64 due, Deadline* deadline)
{
    const auto entry = m_due.emplace(due, deadline);
    if (m_armedFor < 0 || due < m_armedFor)
        arm();
    return entry;
}

void Deadlines::arm()
{
    if (m_due.empty()) {
        m_timer.stop();
        m_armedFor = -1;
        return;
    }
    m_armedFor = m_due.begin()->first;
    m_timer.start(int(std::clamp<qint64>(m_armedFor - now(), 1, 60'000)), this);
}

void Deadlines::timerEvent(QTimerEvent*)
{
    const qint64 time = now();
    while (!m_due.empty() && m_due.begin()->first <= time) {
        Deadline& deadline = *m_due.begin()->second;
        m_due.erase(m_due.begin());
        deadline.m_listed = false;
        if (deadline.m_due > time) {
            deadline.m_entry = m_due.emplace(deadline.m_due, &deadline);
            deadline.m_listed = true;
        } else if (deadline.m_due >= 0) {
            deadline.m_due = -1;
            deadline.m_owner.overdue();
        }
    }
    arm();
}

Deadline::~Deadline()
{
    if (m_listed)
        m_deadlines.remove(m_entry);
}

void Deadline::set(std::chrono::milliseconds time)
{
    m_due = Deadlines::now() + time.count();
    if (m_listed && m_entry->first <= m_due)
        return;
    if (m_listed)
        m_deadlines.remove(m_entry);
    m_entry = m_deadlines.add(m_due, this);
    m_listed = true;
}

} // namespace baton::relay
