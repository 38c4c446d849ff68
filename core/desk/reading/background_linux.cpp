// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/background.h"

#include <sys/resource.h>

namespace baton::relay::desk {

// Niceness, which on Linux belongs to the thread (setpriority(2), "C library/kernel differences"), and not
// SCHED_IDLE: a thread of that class may get nothing at all for seconds on a busy machine, and with it
// whoever waits for its answer or for its lock.
void stepBack()
{
    constexpr int niceness = 10;            // about a tenth of the core beside a thread of the usual niceness
    setpriority(PRIO_PROCESS, 0, niceness); // if it is not allowed, the thread only stays as it was
}

} // namespace baton::relay::desk
