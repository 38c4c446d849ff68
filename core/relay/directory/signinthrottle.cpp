// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/signinthrottle.h"

#include "core/relay/directory/member.h"

#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

SignInThrottle::SignInThrottle(Limits limits)
    : m_limits(limits)
    , m_pairs(limits.mostKeys)
    , m_accounts(limits.mostKeys)
    , m_addresses(limits.mostKeys)
    , m_welcome(limits.mostKeys)
{}

QString SignInThrottle::accountKey(const Attempt& attempt) { return accountOf(attempt.email).left(320); }

QString SignInThrottle::pairKey(const Attempt& attempt)
{
    const bool isDevice = !attempt.device.isEmpty();
    return (isDevice ? u'd' + attempt.device : u'a' + attempt.address) + u'\n' + accountKey(attempt);
}

qint64 SignInThrottle::wait(const Records& records, const QString& key, int freeFailures, qint64 longest,
                            Instant now) const
{
    const auto* record = records.find(key);
    if (!record || record->failures < freeFailures)
        return 0;
    const int doublings = std::min(record->failures - freeFailures, 20);
    const qint64 wait = std::min(m_limits.firstWaitMs << doublings, longest);
    // A clock that was set back must not lock anybody out for longer than the wait itself.
    const qint64 passed = std::max<qint64>(0, now.ms - record->last.ms);
    return std::max<qint64>(0, wait - passed);
}

bool SignInThrottle::known(const Attempt& attempt) const
{
    return !attempt.device.isEmpty() || (attempt.addressTells && m_welcome.find(pairKey(attempt)));
}

bool SignInThrottle::isKnown(const Attempt& attempt) const
{
    const QMutexLocker lock(&m_mutex);
    return known(attempt);
}

qint64 SignInThrottle::waitFor(const Attempt& attempt, Instant now) const
{
    const QMutexLocker lock(&m_mutex);
    qint64 longest = 0;
    if (attempt.addressTells || !attempt.device.isEmpty())
        longest = wait(m_pairs, pairKey(attempt), m_limits.freeFailures, m_limits.longestWaitMs, now);
    if (attempt.addressTells && attempt.device.isEmpty()) {
        longest = std::max(longest, wait(m_addresses, attempt.address, m_limits.freeAddressFailures,
                                         m_limits.longestWaitMs, now));
    }
    if (!known(attempt)) {
        longest = std::max(longest, wait(m_accounts, accountKey(attempt), m_limits.freeAccountFailures,
                                         m_limits.longestAccountWaitMs, now));
    }
    return longest;
}

bool SignInThrottle::isSuspect(const Attempt& attempt, Instant now) const
{
    const QMutexLocker lock(&m_mutex);
    const auto* record =
        attempt.addressTells ? m_addresses.find(attempt.address) : m_accounts.find(accountKey(attempt));
    return record && now.ms - record->last.ms <= m_limits.forgetAfterMs;
}

void SignInThrottle::count(Records& records, const QString& key, Instant now) const
{
    auto& record = records.touch(key);
    if (now.ms - record.last.ms > m_limits.forgetAfterMs)
        record.failures = 0;
    ++record.failures;
    record.last = now;
}

void SignInThrottle::failed(const Attempt& attempt, Instant now)
{
    const QMutexLocker lock(&m_mutex);
    count(m_pairs, pairKey(attempt), now);
    if (attempt.device.isEmpty())
        count(m_addresses, attempt.address, now);
    if (!known(attempt))
        count(m_accounts, accountKey(attempt), now);
}

void SignInThrottle::succeeded(const Attempt& attempt)
{
    const QMutexLocker lock(&m_mutex);
    m_pairs.remove(pairKey(attempt));
    if (attempt.addressTells)
        m_welcome.touch(pairKey({attempt.email, attempt.address, {}, true})) = true;
}

} // namespace baton::relay
