// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QStringList>
#include <utility>

/// Who the client of a request is. Everything that asks for an address (limits, throttles, /metrics, the log,
/// what agents are shown of a customer) asks here. Pure; any thread.
namespace baton::relay {

/// IPv4 that was written as IPv6 becomes IPv4.
QHostAddress plainAddress(const QHostAddress& address);

/// The address that stands for one subscriber: IPv4 as it is, IPv6 by its /64 network. For everything that is
/// counted per client.
QHostAddress subscriberOf(const QHostAddress& address);

/// The network that a subscriber may have many addresses of: the /48 of IPv6, the /24 of IPv4. Empty for
/// none.
QString neighbourhoodOf(const QHostAddress& address);

/// The networks whose word is taken on whom they ask for. Value type.
class TrustedProxies
{
public:
    /// @p networks as "10.0.0.0/8", "2001:db8::/32", or one address. Refused with the first that is none.
    static Result<TrustedProxies> parse(const QStringList& networks);

    bool trusts(const QHostAddress& address) const;
    bool isEmpty() const { return m_networks.isEmpty(); }
    bool operator==(const TrustedProxies& other) const { return m_networks == other.m_networks; }

private:
    struct Network
    {
        QByteArray bytes; ///< 16, IPv4 as it is mapped into IPv6
        int bits = 128;
        bool operator==(const Network&) const = default;
    };
    QList<Network> m_networks;
};

struct ClientAddress
{
    /// Null when trusted proxies contradict each other: then nobody can tell, and all such clients are one.
    QHostAddress address;
    /// Something in between said that it passes the request on, whether it is trusted or not.
    bool passedOn = false;
};

/// Walks `Forwarded`, `X-Forwarded-For` and `X-Real-IP` from the right, from one trusted proxy to the next,
/// and ends at the first address that is not trusted. Lines of one name are one list. What cannot be read
/// ends the walk at the proxy that said it. With an untrusted @p peer no header counts.
ClientAddress clientOf(const QHostAddress& peer, const QList<std::pair<QByteArray, QByteArray>>& headers,
                       const TrustedProxies& proxies);

} // namespace baton::relay
