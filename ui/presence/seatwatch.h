// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/inputclock.h"
#include "ui/presence/screenlock.h"

#include <QTimer>
#include <memory>
#include <vector>

namespace baton::ui {

/// Whether somebody sits at this computer: idle when there was no input for a while, and whether the screen
/// is locked. Looks at the clock only when idleness could have begun, and each second while it lasts; with
/// idleness switched off it never wakes up. GUI thread.
/// Errors: what the system does not tell counts as somebody being there.
class SeatWatch : public QObject
{
    Q_OBJECT
public:
    /// @p clock may be null: then nobody is ever idle. Locked is what any of @p locks says.
    SeatWatch(std::unique_ptr<InputClock> clock, std::vector<std::unique_ptr<ScreenLock>> locks,
              QObject* parent = nullptr);

    /// Idle after so long without input; 0 is never, and how it starts.
    void setIdleAfter(std::chrono::milliseconds after);
    bool isIdle() const { return m_isIdle; }
    bool isLocked() const { return m_isLocked; }

Q_SIGNALS:
    void idleChanged(bool idle);
    void lockedChanged(bool locked);

private:
    void hear(std::chrono::milliseconds sinceInput);
    void hearNothing();
    void lookIn(std::chrono::milliseconds wait);
    void setIdle(bool idle);
    void lookAtLocks();

    std::unique_ptr<InputClock> m_clock;
    std::vector<std::unique_ptr<ScreenLock>> m_locks;
    QTimer m_look;
    std::chrono::milliseconds m_idleAfter{0};
    bool m_isIdle = false;
    bool m_isLocked = false;
};

} // namespace baton::ui
