// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/admission.h"

#include "core/net/server/frontlimits.h"

namespace baton::relay {

Admission::Admission(const FrontLimits& limits)
    : m_maxConnections(limits.maxConnections)
    , m_maxPerAddress(limits.maxPerAddress)
    , m_countLoopback(limits.countLoopback)
{}

std::optional<Admission::Ticket> Admission::admit(const QHostAddress& address)
{
    const QMutexLocker lock(&m_mutex);
    if (m_total >= m_maxConnections)
        return std::nullopt;
    std::optional<QHostAddress> counted;
    if (isCounted(address) && !m_proxies.trusts(address)) {
        counted = subscriberOf(address);
        if (!countIn(*counted))
            return std::nullopt;
    }
    ++m_total;
    return Ticket(shared_from_this(), counted, true);
}

std::optional<Admission::Ticket> Admission::admitClient(const QHostAddress& client)
{
    const QMutexLocker lock(&m_mutex);
    if (!isCounted(client))
        return Ticket();
    const QHostAddress subscriber = subscriberOf(client);
    return countIn(subscriber) ? std::optional(Ticket(shared_from_this(), subscriber, false)) : std::nullopt;
}

void Admission::trust(const TrustedProxies& proxies)
{
    const QMutexLocker lock(&m_mutex);
    m_proxies = proxies;
}

qsizetype Admission::count() const
{
    const QMutexLocker lock(&m_mutex);
    return m_total;
}

bool Admission::isCounted(const QHostAddress& address) const
{
    return m_maxPerAddress > 0 && (m_countLoopback || !address.isLoopback());
}

bool Admission::countIn(const QHostAddress& subscriber)
{
    if (m_byAddress.value(subscriber) >= m_maxPerAddress)
        return false;
    ++m_byAddress[subscriber];
    return true;
}

void Admission::leave(const std::optional<QHostAddress>& counted, bool isConnection)
{
    const QMutexLocker lock(&m_mutex);
    if (isConnection)
        --m_total;
    if (counted) {
        const auto here = m_byAddress.find(*counted);
        if (--here.value() == 0)
            m_byAddress.erase(here);
    }
}

void Admission::Ticket::giveBack()
{
    if (m_admission) {
        m_admission->leave(m_counted, m_isConnection);
        m_admission.reset();
    }
}

} // namespace baton::relay
