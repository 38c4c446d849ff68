// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/ending.h"

namespace baton::testing {

void makeAskable(QProcess&) {}

void askToEnd(QProcess& process) { process.terminate(); }

} // namespace baton::testing
