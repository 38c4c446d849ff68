// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/buspeer.h"
#include "ui/presence/inputclock.h"

namespace baton::ui {

/// What the desktop says of the last input, on the session bus: GNOME's IdleMonitor, else
/// org.freedesktop.ScreenSaver.
class DesktopInputClock : public InputClock
{
    Q_OBJECT
public:
    explicit DesktopInputClock(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                               QObject* parent = nullptr);

    void ask() override;

private:
    void askScreenSaver();
    /// The number of milliseconds in an answer to the newest question.
    void take(const QDBusMessage& answer);

    BusPeer m_mutter;
    BusPeer m_screenSaver;
    quint64 m_question = 0; ///< answers to earlier ones count no more
    bool m_isAsked = false;
};

} // namespace baton::ui
