// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/transport.h"

#include <QHostAddress>

namespace baton::client {

bool isOnThisComputer(const QUrl& relay)
{
    const auto host = relay.host().toLower();
    if (host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")))
        return true;
    // Only addresses that are written out: what a name leads to is for the network to say.
    return QHostAddress(host).isLoopback();
}

bool sendsInClear(const QUrl& relay)
{
    const auto scheme = relay.scheme().toLower();
    const bool isEncrypted = scheme == QLatin1String("https") || scheme == QLatin1String("wss");
    return !isEncrypted && !isOnThisComputer(relay);
}

} // namespace baton::client
