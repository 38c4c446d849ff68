#include "core/relay/directory/signinthrottle.h"

#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

QString SignInThrottle::pairKey(const QString& email, const QString& address)
{
    return address + u'\n' + email.left(320).toLower();
}

QString SignInThrottle::addressKey(const QString& address) { return address; }

qint64 SignInThrottle::waitOf(const QString& key, int freeFailures, Instant now) const
{
    const auto found = m_records.find(key);
    if (found == m_records.end() || found->failures < freeFailures)
        return 0;
    const int doublings = std::min(found->failures - freeFailures, 20);
    const qint64 wait = std::min(m_limits.firstWaitMs << doublings, m_limits.longestWaitMs);
    // A clock that was set back must not lock anybody out for longer than the wait itself.
    const qint64 passed = std::max<qint64>(0, now.ms - found->last.ms);
    return std::max<qint64>(0, wait - passed);
}

qint64 SignInThrottle::waitFor(const QString& email, const QString& address, Instant now) const
{
    const QMutexLocker lock(&m_mutex);
    return std::max(waitOf(pairKey(email, address), m_limits.freeFailures, now),
                    waitOf(addressKey(address), m_limits.freeAddressFailures, now));
}

void SignInThrottle::count(const QString& key, Instant now)
{
    auto& record = m_records[key];
    if (now.ms - record.last.ms > m_limits.forgetAfterMs)
        record.failures = 0;
    ++record.failures;
    record.last = now;
}

void SignInThrottle::failed(const QString& email, const QString& address, Instant now)
{
    const QMutexLocker lock(&m_mutex);
    count(pairKey(email, address), now);
    count(addressKey(address), now);
    if (m_records.size() <= m_limits.mostKeys)
        return;
    m_records.removeIf(
        [&](const auto& entry) { return now.ms - entry.value().last.ms > m_limits.firstWaitMs; });
}

void SignInThrottle::succeeded(const QString& email, const QString& address)
{
    const QMutexLocker lock(&m_mutex);
    m_records.remove(pairKey(email, address));
}

} // namespace baton::relay
