// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/makeseatwatch.h"

#if defined(Q_OS_WIN)
#include "ui/presence/windowsseat.h"
#elif defined(Q_OS_MACOS)
#include "ui/presence/macseat.h"
#else
#include "ui/presence/desktopinputclock.h"
#include "ui/presence/logindlock.h"
#include "ui/presence/screensaverlock.h"
#include "ui/presence/x11inputclock.h"
#endif

namespace baton::ui {

namespace {

std::unique_ptr<InputClock> makeClock()
{
#if defined(Q_OS_WIN)
    return std::make_unique<WindowsInputClock>();
#elif defined(Q_OS_MACOS)
    return std::make_unique<MacInputClock>();
#else
    // Under Wayland the X server of the old programs sees only the input that is meant for those.
    if (qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && X11InputClock::isAvailable())
        return std::make_unique<X11InputClock>();
    if (QDBusConnection::sessionBus().isConnected())
        return std::make_unique<DesktopInputClock>();
    return nullptr;
#endif
}

std::vector<std::unique_ptr<ScreenLock>> makeLocks()
{
    std::vector<std::unique_ptr<ScreenLock>> locks;
#if defined(Q_OS_WIN)
    locks.push_back(std::make_unique<WindowsLock>());
#elif defined(Q_OS_MACOS)
    locks.push_back(std::make_unique<MacLock>());
#else
    if (QDBusConnection::sessionBus().isConnected())
        for (const char* service :
             {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
              "org.mate.ScreenSaver", "org.xfce.ScreenSaver"})
            locks.push_back(std::make_unique<ScreenSaverLock>(QLatin1String(service)));
    if (QDBusConnection::systemBus().isConnected())
        locks.push_back(std::make_unique<LogindLock>());
#endif
    return locks;
}

} // namespace

std::unique_ptr<SeatWatch> makeSeatWatch() { return std::make_unique<SeatWatch>(makeClock(), makeLocks()); }

} // namespace baton::ui
