// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/socketcalls.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baton::relay {

void finishWriting(qintptr descriptor) { ::shutdown(int(descriptor), SHUT_WR); }

void closeDescriptor(qintptr descriptor) { ::close(int(descriptor)); }

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address = {};
    socklen_t length = sizeof address;
    if (::getpeername(int(descriptor), reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return {};
    const QHostAddress peer(reinterpret_cast<const sockaddr*>(&address));
    bool isIpv4 = false;
    const quint32 number = peer.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(number) : peer;
}

qint64 raiseOpenFiles()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return -1;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit raised = limit;
        raised.rlim_cur = limit.rlim_max;
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    return limit.rlim_cur == RLIM_INFINITY ? -1 : qint64(limit.rlim_cur);
}

} // namespace baton::relay
