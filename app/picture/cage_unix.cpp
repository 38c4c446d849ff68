// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/cage.h"

#include "app/picture/cage_unix.h"

#include <sys/resource.h>

namespace baton::picture {

namespace {

bool limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    return setrlimit(decltype(RLIMIT_CPU)(resource), &both) == 0;
}

} // namespace

void passBytesAsTheyAre() {}

bool enterCage()
{
    bool isCaged =
        limit(RLIMIT_CPU, mostSeconds) && limit(RLIMIT_FSIZE, mostWritten) && limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(Q_OS_MACOS)
    // A sanitizer reserves terabytes, and so does macOS for what all programs share.
    isCaged = isCaged && limit(RLIMIT_AS, mostMemory);
#endif
    // What is open stays so; a new file, socket or pipe finds no number.
    isCaged = isCaged && limit(RLIMIT_NOFILE, 0);
    return isCaged && forbidCalls();
}

} // namespace baton::picture
