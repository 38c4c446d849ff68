#include "core/relay/gateways/customer/addresslimits.h"

#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

namespace {

/// The address that stands for all of one subscriber.
QHostAddress subscriberOf(const QHostAddress& address)
{
    bool isV4 = false;
    const auto v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    auto v6 = address.toIPv6Address();
    std::fill(v6.c + 8, v6.c + 16, quint8(0));
    return QHostAddress(v6);
}

} // namespace

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
