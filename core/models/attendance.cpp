// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/attendance.h"

namespace baton::models {

void Attendance::setRules(const AwayRules& rules)
{
    if (std::exchange(m_rules, rules) != rules)
        judgeAgain(true);
}

void Attendance::choose(bool away)
{
    m_isChosen = away;
    m_isIdleDenied = !away && m_isIdle;
    m_isLockedDenied = !away && m_isLocked;
    judgeAgain();
}

void Attendance::setIdle(bool idle)
{
    m_isIdle = idle;
    m_isIdleDenied = m_isIdleDenied && idle;
    judgeAgain();
}

void Attendance::setLocked(bool locked)
{
    m_isLocked = locked;
    m_isLockedDenied = m_isLockedDenied && locked;
    judgeAgain();
}

Attendance::Cause Attendance::judge() const
{
    if (m_isChosen)
        return Cause::Chosen;
    if (m_isLocked && m_rules.whileLocked && !m_isLockedDenied)
        return Cause::Locked;
    if (m_isIdle && m_rules.idleSeconds > 0 && !m_isIdleDenied)
        return Cause::Idle;
    return Cause::None;
}

void Attendance::judgeAgain(bool tellAnyway)
{
    const auto cause = judge();
    if (std::exchange(m_cause, cause) != cause || tellAnyway)
        Q_EMIT changed();
}

QString Attendance::text() const
{
    switch (m_cause) {
    case Cause::None:
        return tr("Online");
    case Cause::Chosen:
        return tr("Away");
    case Cause::Locked:
        return tr("Away: the screen is locked");
    case Cause::Idle:
        return tr("Away: no input for %1").arg(durationText(m_rules.idleSeconds));
    }
    return {};
}

QString Attendance::durationText(int seconds)
{
    return seconds % 60 == 0 ? tr("%Ln minute(s)", nullptr, seconds / 60)
                             : tr("%Ln second(s)", nullptr, seconds);
}

} // namespace baton::models
