// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/socketwait.h"

#include <winsock2.h>

namespace baton::relay::desk {

bool waitForSocket(int socket, bool alsoToWrite, int ms)
{
    WSAPOLLFD waited{SOCKET(socket), SHORT(alsoToWrite ? POLLIN | POLLOUT : POLLIN), 0};
    return WSAPoll(&waited, 1, ms) > 0;
}

} // namespace baton::relay::desk
