// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/makenotifier.h"

#include "ui/notify/balloonnotifier.h"

#if defined(BATON_HAS_WINRT)
#include "ui/notify/windowsnotifier.h"
#elif defined(Q_OS_WIN)
// Balloons alone.
#elif defined(Q_OS_MACOS)
#include "ui/notify/macnotifier.h"
#else
#include "ui/notify/freedesktopnotifier.h"
#endif

namespace baton::ui {

std::unique_ptr<Notifier> makeNotifier(QSystemTrayIcon* icon)
{
#if defined(BATON_HAS_WINRT)
    if (WindowsNotifier::isAvailable())
        return std::make_unique<WindowsNotifier>();
#elif defined(Q_OS_WIN)
    // Built without toasts.
#elif defined(Q_OS_MACOS)
    if (MacNotifier::isAvailable())
        return std::make_unique<MacNotifier>();
#else
    if (QDBusConnection::sessionBus().isConnected())
        return std::make_unique<FreedesktopNotifier>();
#endif
    return std::make_unique<BalloonNotifier>(icon);
}

} // namespace baton::ui
