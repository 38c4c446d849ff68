// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/background.h"

#include <linux/types.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace baton::storage {

namespace {

/// What sched_setattr(2) takes; older C libraries do not declare it.
struct SchedulingAttributes
{
    __u32 size = sizeof(SchedulingAttributes);
    __u32 policy = 0; ///< SCHED_OTHER
    __u64 flags = 0;
    __s32 nice = 0;
    __u32 priority = 0;
    __u64 runtime = 0; ///< ns; of SCHED_OTHER the slice, since Linux 6.12
    __u64 deadline = 0;
    __u64 period = 0;
};

} // namespace

// Niceness, which on Linux belongs to the thread (setpriority(2), "C library/kernel differences"), and not
// SCHED_IDLE: a thread of that class may get nothing at all for seconds on a busy machine, and with it
// whoever waits for its answer or for its lock.
void stepBack()
{
    constexpr int niceness = 10; // about a tenth of the core beside a thread of the usual niceness
    // A slice once begun is run to its end, usually for some 3 ms, even when somebody better wakes up.
    SchedulingAttributes attributes;
    attributes.nice = niceness;
    attributes.runtime = 100'000; // the shortest there is
    // If neither is allowed, the thread only stays as it was.
    if (syscall(SYS_sched_setattr, 0, &attributes, 0) != 0)
        setpriority(PRIO_PROCESS, 0, niceness);
}

} // namespace baton::storage
