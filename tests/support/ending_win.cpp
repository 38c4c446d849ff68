// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/ending.h"

#include <windows.h>

namespace baton::testing {

void makeAskable(QProcess& process)
{
    // Ctrl+Break goes through a console that both share, to a group of processes that is the program's own.
    if (!GetConsoleWindow())
        AllocConsole();
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments* arguments) {
        arguments->flags |= CREATE_NEW_PROCESS_GROUP;
        arguments->flags &= ~DWORD(CREATE_NO_WINDOW);
    });
}

void askToEnd(QProcess& process) { GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, DWORD(process.processId())); }

} // namespace baton::testing
