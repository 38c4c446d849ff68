// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/inputclock.h"
#include "ui/presence/screenlock.h"

#include <QAbstractNativeEventFilter>
#include <QWindow>

namespace baton::ui {

/// GetLastInputInfo: of this session, whichever window had the input.
class WindowsInputClock : public InputClock
{
    Q_OBJECT
public:
    using InputClock::InputClock;

    void ask() override;
};

/// What Windows tells those windows that have registered for it, here a hidden one. GUI thread.
class WindowsLock : public ScreenLock, public QAbstractNativeEventFilter
{
    Q_OBJECT
public:
    explicit WindowsLock(QObject* parent = nullptr);
    ~WindowsLock() override;

    bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;

private:
    QWindow m_window; ///< never shown
    bool m_isRegistered = false;
};

} // namespace baton::ui
