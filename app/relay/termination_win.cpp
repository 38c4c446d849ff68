// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/termination.h"

#include <QMetaObject>
#include <QPointer>
#include <windows.h>

namespace baton::app {

namespace {

QPointer<Termination> instance;

BOOL WINAPI handle(DWORD)
{
    if (!instance)
        return FALSE;
    // Called on a thread of its own.
    QMetaObject::invokeMethod(instance, &Termination::requested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Termination::Termination(QObject* parent) : QObject(parent)
{
    instance = this;
    SetConsoleCtrlHandler(handle, TRUE);
}

Termination::~Termination() { SetConsoleCtrlHandler(handle, FALSE); }

void raiseFileLimit() {}

} // namespace baton::app
