// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/socketwait.h"

#include <errno.h>
#include <poll.h>

namespace baton::relay::desk {

bool waitForSocket(int socket, bool alsoToWrite, int ms)
{
    pollfd waited{socket, short(alsoToWrite ? POLLIN | POLLOUT : POLLIN), 0};
    const int ready = poll(&waited, 1, ms);
    // Whoever was interrupted looks again.
    return ready > 0 || (ready < 0 && errno == EINTR);
}

} // namespace baton::relay::desk
