// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProcess>

/// How a program is asked to end as its system does it: SIGTERM, or Ctrl+Break. ending_unix.cpp,
/// ending_win.cpp.
namespace baton::testing {

/// Before it is started: whoever will be asked must be reachable alone.
void makeAskable(QProcess& process);
void askToEnd(QProcess& process);

} // namespace baton::testing
