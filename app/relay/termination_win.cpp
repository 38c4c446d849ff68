// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/termination.h"

#include <QMetaObject>
#include <mutex>
#include <windows.h>

namespace baton::app {

namespace {

// Windows asks on threads of its own, and a service may be stopped before it has begun.
std::mutex mutex;
Termination* instance = nullptr;
bool wasAsked = false;

HANDLE ended()
{
    static const HANDLE event = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    return event;
}

BOOL WINAPI handle(DWORD what)
{
    // Somebody signs out: heard by services alone, and no concern of theirs.
    if (what == CTRL_LOGOFF_EVENT)
        return TRUE;
    Termination::request();
    // For these two the process is ended as soon as this returns, or after some seconds.
    if (what == CTRL_CLOSE_EVENT || what == CTRL_SHUTDOWN_EVENT)
        WaitForSingleObject(ended(), INFINITE);
    return TRUE;
}

} // namespace

Termination::Termination(QObject* parent) : QObject(parent)
{
    ended();
    {
        const std::lock_guard lock(mutex);
        instance = this;
    }
    SetConsoleCtrlHandler(handle, TRUE);
    if (wasAsked)
        request();
}

Termination::~Termination()
{
    SetConsoleCtrlHandler(handle, FALSE);
    {
        const std::lock_guard lock(mutex);
        instance = nullptr;
    }
    SetEvent(ended());
}

void Termination::request()
{
    const std::lock_guard lock(mutex);
    wasAsked = true;
    if (instance)
        QMetaObject::invokeMethod(instance, &Termination::requested, Qt::QueuedConnection);
}

void raiseFileLimit() {}

} // namespace baton::app
