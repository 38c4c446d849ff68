// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/parts/addresslimits.h"

#include "core/net/http/clientaddress.h"

#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

bool AddressLimits::take(const QHostAddress& address)
{
    if (m_perSecond <= 0 || address.isLoopback())
        return true;
    const auto subscriber = subscriberOf(address);
    const auto now = TokenBucket::Clock::now();
    const QMutexLocker lock(&m_mutex);
    if (m_buckets.size() >= m_forgetAt)
        forgetIdle(now);
    auto bucket = m_buckets.find(subscriber);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(subscriber, TokenBucket(m_perSecond, m_burst, now));
    return bucket->take(now);
}

void AddressLimits::forgetIdle(TokenBucket::Clock::time_point now)
{
    m_buckets.removeIf([now](auto bucket) { return bucket.value().isFull(now); });
    m_forgetAt = std::max<qsizetype>(1024, m_buckets.size() * 2);
}

} // namespace baton::relay
