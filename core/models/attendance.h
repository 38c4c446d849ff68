// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QString>

namespace baton::models {

/// When the console takes an agent to be away by itself. Kept on this device.
struct AwayRules
{
    int idleSeconds = 600; ///< so long without input; 0: never
    bool whileLocked = true;

    bool operator==(const AwayRules&) const = default;
};

/// Whether the agent at this computer is there for customers, and if not, why: away by choice stays until
/// another choice; away by what the computer sees is over with what caused it. Choosing to be online holds
/// against what the computer sees at that moment. Pure but for its signal; UI thread.
class Attendance : public QObject
{
    Q_OBJECT
public:
    enum class Cause { None, Chosen, Locked, Idle };
    Q_ENUM(Cause)

    using QObject::QObject;

    void setRules(const AwayRules& rules);
    const AwayRules& rules() const { return m_rules; }
    /// By hand.
    void choose(bool away);
    /// No input for as long as the rules say.
    void setIdle(bool idle);
    void setLocked(bool locked);

    bool isAway() const { return m_cause != Cause::None; }
    Cause cause() const { return m_cause; }
    /// One line: Online; Away; Away: the screen is locked; Away: no input for 10 minutes.
    QString text() const;

    /// 48 seconds, 10 minutes: how long a rule waits.
    static QString durationText(int seconds);

Q_SIGNALS:
    /// It is another cause, or the same under another rule.
    void changed();

private:
    Cause judge() const;
    void judgeAgain(bool tellAnyway = false);

    AwayRules m_rules;
    Cause m_cause = Cause::None;
    bool m_isChosen = false;
    bool m_isIdle = false;
    bool m_isLocked = false;
    bool m_isIdleDenied = false;   ///< by choosing to be online meanwhile
    bool m_isLockedDenied = false; ///< the same
};

} // namespace baton::models
