// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/bytesinflight.h"

#include "core/net/http/clientaddress.h"
#include "core/net/server/frontlimits.h"

#include <QMutexLocker>
#include <utility>

namespace baton::relay {

namespace {

constexpr qint64 freeBytes = 4 * 1024;
/// Counted in steps, so that the lock is taken once in a while only.
constexpr qint64 step = 16 * 1024;

qint64 countedFor(qint64 bytes) { return bytes <= freeBytes ? 0 : (bytes + step - 1) / step * step; }

} // namespace

BytesInFlight::BytesInFlight(const FrontLimits& limits)
    : m_most(limits.maxBytesInFlight)
    , m_mostOfStrangers(limits.maxBytesOfStrangers)
    , m_mostPerClient(limits.maxBytesPerClient)
    , m_countLoopback(limits.countLoopback)
{}

qint64 BytesInFlight::held() const
{
    const QMutexLocker lock(&m_mutex);
    return m_held;
}

BytesInFlight::Verdict BytesInFlight::change(const QHostAddress& client, bool isKnown, qint64 by)
{
    const QMutexLocker lock(&m_mutex);
    if (by > 0) {
        if (!client.isNull() && m_byClient.value(client) + by > m_mostPerClient)
            return Verdict::ClientIsFull;
        if (m_held + by > m_most || (!isKnown && m_heldByStrangers + by > m_mostOfStrangers))
            return Verdict::AllIsFull;
    }
    m_held += by;
    if (!isKnown)
        m_heldByStrangers += by;
    if (!client.isNull()) {
        const auto here = m_byClient.find(client);
        if (here == m_byClient.end())
            m_byClient.insert(client, by);
        else if ((*here += by) == 0)
            m_byClient.erase(here);
    }
    return Verdict::Fits;
}

BytesInFlight::Share::Share(std::shared_ptr<BytesInFlight> whole, const QHostAddress& client, bool isKnown)
    : m_whole(std::move(whole))
    , m_isKnown(isKnown)
{
    // Loopback is this machine, or a proxy on it that keeps its clients' addresses to itself.
    if (m_whole->m_countLoopback || !client.isLoopback())
        m_client = client.isNull() ? QHostAddress(QHostAddress::AnyIPv6) : subscriberOf(client);
}

BytesInFlight::Share::Share(Share&& other) noexcept
    : m_whole(std::move(other.m_whole))
    , m_client(std::move(other.m_client))
    , m_isKnown(other.m_isKnown)
    , m_held(std::exchange(other.m_held, 0))
{}

BytesInFlight::Share& BytesInFlight::Share::operator=(Share&& other) noexcept
{
    if (this != &other) {
        clear();
        m_whole = std::move(other.m_whole);
        m_client = std::move(other.m_client);
        m_isKnown = other.m_isKnown;
        m_held = std::exchange(other.m_held, 0);
    }
    return *this;
}

BytesInFlight::Verdict BytesInFlight::Share::hold(qint64 bytes)
{
    const qint64 counted = countedFor(bytes);
    if (!m_whole || counted == m_held)
        return Verdict::Fits;
    const Verdict verdict = m_whole->change(m_client, m_isKnown, counted - m_held);
    if (verdict == Verdict::Fits)
        m_held = counted;
    return verdict;
}

} // namespace baton::relay
