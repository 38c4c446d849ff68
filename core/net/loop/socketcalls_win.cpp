// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/socketcalls.h"

#include <winsock2.h>
#include <ws2tcpip.h>

namespace baton::relay {

void finishWriting(qintptr descriptor) { ::shutdown(SOCKET(descriptor), SD_SEND); }

void closeDescriptor(qintptr descriptor) { ::closesocket(SOCKET(descriptor)); }

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address = {};
    int length = sizeof address;
    if (::getpeername(SOCKET(descriptor), reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return {};
    const QHostAddress peer(reinterpret_cast<const sockaddr*>(&address));
    bool isIpv4 = false;
    const quint32 number = peer.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(number) : peer;
}

qint64 raiseOpenFiles() { return -1; }

} // namespace baton::relay
