// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/windowsseat.h"

#ifdef Q_OS_WIN

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <wtsapi32.h>

#include <QCoreApplication>
#include <QLoggingCategory>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcSeat, "baton.presence")

// Windows 8's, which the headers of MinGW-w64 10 lack.
constexpr auto sessionInfoEx = WTS_INFO_CLASS(25);
constexpr LONG sessionIsLocked = 0;

/// What WTSQuerySessionInformation answers for it: WTSINFOEXW as far as it is read here.
struct SessionInfoEx
{
    DWORD level;
    alignas(8) ULONG sessionId;
    ULONG sessionState;
    LONG sessionFlags;
};

/// Whether this session's screen is locked now; a local call.
bool isLockedNow()
{
    LPWSTR answer = nullptr;
    DWORD size = 0;
    if (!WTSQuerySessionInformationW(WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, sessionInfoEx, &answer,
                                     &size))
        return false;
    const auto* session = reinterpret_cast<const SessionInfoEx*>(answer);
    const bool locked =
        size >= sizeof(SessionInfoEx) && session->level == 1 && session->sessionFlags == sessionIsLocked;
    WTSFreeMemory(answer);
    return locked;
}

} // namespace

void WindowsInputClock::ask()
{
    LASTINPUTINFO last{sizeof(LASTINPUTINFO), 0};
    if (!GetLastInputInfo(&last)) {
        Q_EMIT unknown();
        return;
    }
    // Both count 32 bits of milliseconds, so their difference is right when they have wrapped.
    const DWORD since = GetTickCount() - last.dwTime;
    Q_EMIT told(std::chrono::milliseconds(since));
}

WindowsLock::WindowsLock(QObject* parent) : ScreenLock(parent)
{
    QCoreApplication::instance()->installNativeEventFilter(this);
    m_window.create();
    m_isRegistered =
        WTSRegisterSessionNotification(reinterpret_cast<HWND>(m_window.winId()), NOTIFY_FOR_THIS_SESSION);
    if (!m_isRegistered)
        qCWarning(lcSeat) << "Windows will not tell when the screen is locked: error" << GetLastError();
    setLocked(isLockedNow());
}

WindowsLock::~WindowsLock()
{
    if (m_isRegistered)
        WTSUnRegisterSessionNotification(reinterpret_cast<HWND>(m_window.winId()));
}

bool WindowsLock::nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result)
{
    Q_UNUSED(eventType)
    Q_UNUSED(result)
    const auto* event = static_cast<const MSG*>(message);
    if (event->message == WM_WTSSESSION_CHANGE && event->hwnd == reinterpret_cast<HWND>(m_window.winId())) {
        if (event->wParam == WTS_SESSION_LOCK)
            setLocked(true);
        else if (event->wParam == WTS_SESSION_UNLOCK)
            setLocked(false);
    }
    return false; // others may look as well
}

} // namespace baton::ui

#endif // Q_OS_WIN
