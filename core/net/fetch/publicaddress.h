// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>
#include <utility>

namespace baton::relay {

/// Whether this is an address of somebody on the internet, and of nobody nearer: not this machine, not a
/// private, shared or local network, no group, no example, nothing reserved, nor an IPv6 address that stands
/// for an IPv4 address of such a kind, or that a tunnel makes one of. Pure; any thread.
bool isPublicAddress(const QHostAddress& address);

/// Networks, such as "10.1.0.0/16" or one address. Value type.
class AddressNetworks
{
public:
    static Result<AddressNetworks> parse(const QStringList& networks);
    bool holds(const QHostAddress& address) const;

    friend bool operator==(const AddressNetworks&, const AddressNetworks&) = default;

private:
    QList<std::pair<QHostAddress, int>> m_networks;
};

} // namespace baton::relay
