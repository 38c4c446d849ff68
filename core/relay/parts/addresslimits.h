// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/parts/tokenbucket.h"

#include <QHash>
#include <QHostAddress>
#include <QMutex>

namespace baton::relay {

/// One bucket an address; the /64 network for IPv6, since that is what one subscriber gets. Loopback has no
/// limit: it is this machine, or a proxy on it that keeps the customers' addresses to itself. Thread-safe.
class AddressLimits
{
public:
    AddressLimits(int perSecond, int burst) : m_perSecond(perSecond), m_burst(burst) {}

    bool take(const QHostAddress& address);

private:
    void forgetIdle(TokenBucket::Clock::time_point now);

    const int m_perSecond;
    const int m_burst;
    QMutex m_mutex;
    QHash<QHostAddress, TokenBucket> m_buckets;
    qsizetype m_forgetAt = 1024;
};

} // namespace baton::relay
