// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/uploads/beginnings.h"

namespace baton::relay {

bool Beginnings::take(const FileSender& sender, const QHostAddress& address)
{
    auto& addresses = sender.kind == FileSender::Kind::Customer ? m_ofCustomers : m_ofOthers;
    return addresses.take(address) && take(sender);
}

bool Beginnings::take(const FileSender& sender)
{
    constexpr int burstOfCustomer = 20;
    constexpr int burstOfOthers = 200;
    const bool isCustomer = sender.kind == FileSender::Kind::Customer;
    const auto now = TokenBucket::Clock::now();
    const QMutexLocker lock(&m_mutex);
    if (m_senders.size() >= m_forgetAt) {
        m_senders.removeIf([now](auto bucket) { return bucket.value().isFull(now); });
        m_forgetAt = std::max<qsizetype>(1024, m_senders.size() * 2);
    }
    auto bucket = m_senders.find(sender.key());
    if (bucket == m_senders.end())
        bucket = m_senders.insert(sender.key(), isCustomer ? TokenBucket(1, burstOfCustomer, now)
                                                           : TokenBucket(5, burstOfOthers, now));
    return bucket->take(now);
}

} // namespace baton::relay
