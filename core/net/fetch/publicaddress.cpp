// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/fetch/publicaddress.h"

#include <algorithm>
#include <array>

namespace baton::relay {

namespace {

bool isIn(const QHostAddress& address, const char* network)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(network)));
}

/// By IANA's registry of special-purpose addresses.
bool isPublicIpv4(const QHostAddress& address)
{
    static constexpr std::array special{
        "0.0.0.0/8",       // this network
        "10.0.0.0/8",      // private
        "100.64.0.0/10",   // shared by a provider's customers
        "127.0.0.0/8",     // loopback
        "169.254.0.0/16",  // link-local, and what clouds tell machines of themselves
        "172.16.0.0/12",   // private
        "192.0.0.0/24",    // of the protocol
        "192.0.2.0/24",    // examples
        "192.31.196.0/24", // AS112
        "192.52.193.0/24", // AMT
        "192.88.99.0/24",  // 6to4 relays
        "192.168.0.0/16",  // private
        "192.175.48.0/24", // AS112
        "198.18.0.0/15",   // measurements
        "198.51.100.0/24", // examples
        "203.0.113.0/24",  // examples
        "224.0.0.0/4",     // multicast
        "240.0.0.0/4",     // reserved, and broadcast
    };
    return std::none_of(special.begin(), special.end(),
                        [&address](const char* network) { return isIn(address, network); });
}

/// Only what was given out, without what speaks for IPv4 or for a tunnel.
bool isPublicIpv6(const QHostAddress& address)
{
    static constexpr std::array special{
        "2001::/23",         // of the protocol: Teredo, ORCHID, benchmarks
        "2001:db8::/32",     // examples
        "2002::/16",         // 6to4
        "2620:4f:8000::/48", // AS112
        "3fff::/20",         // examples
    };
    return isIn(address, "2000::/3") &&
           std::none_of(special.begin(), special.end(),
                        [&address](const char* network) { return isIn(address, network); });
}

/// One that is IPv4 written as IPv6 is judged as what it is.
QHostAddress plain(const QHostAddress& address)
{
    const auto bytes = address.toIPv6Address();
    const bool isMapped = std::all_of(&bytes.c[0], &bytes.c[10], [](quint8 byte) { return byte == 0; }) &&
                          bytes.c[10] == 0xff && bytes.c[11] == 0xff;
    if (address.protocol() != QAbstractSocket::IPv6Protocol || !isMapped)
        return address;
    return QHostAddress(quint32(bytes.c[12]) << 24 | quint32(bytes.c[13]) << 16 | quint32(bytes.c[14]) << 8 |
                        quint32(bytes.c[15]));
}

} // namespace

bool isPublicAddress(const QHostAddress& address)
{
    if (!address.scopeId().isEmpty())
        return false;
    const auto judged = plain(address);
    switch (judged.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return isPublicIpv4(judged);
    case QAbstractSocket::IPv6Protocol:
        return isPublicIpv6(judged);
    default:
        return false;
    }
}

Result<AddressNetworks> AddressNetworks::parse(const QStringList& networks)
{
    AddressNetworks parsed;
    for (const auto& text : networks) {
        const auto network = text.trimmed();
        const QHostAddress alone(network);
        const auto subnet =
            alone.isNull() ? QHostAddress::parseSubnet(network)
                           : std::pair(alone, alone.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128);
        if (subnet.first.isNull() || subnet.second < 0)
            return refuse(
                Refusal::Kind::Invalid,
                QStringLiteral("\"%1\" is no network, such as 10.1.0.0/16 or fd00::/8.").arg(network));
        parsed.m_networks.append(subnet);
    }
    return parsed;
}

bool AddressNetworks::holds(const QHostAddress& address) const
{
    const auto asked = plain(address);
    return std::any_of(m_networks.begin(), m_networks.end(),
                       [&asked](const auto& network) { return asked.isInSubnet(network); });
}

} // namespace baton::relay
