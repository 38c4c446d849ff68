#pragma once

#include "core/domain/instant.h"

#include <QHash>
#include <QMutex>
#include <QString>

namespace baton::relay {

/// Slows down guessing: after a few failures for one e-mail from one address, and after many from one address
/// whatever the e-mail, further attempts wait, longer each time. Thread-safe. Forgets after a while.
class SignInThrottle
{
public:
    struct Limits
    {
        int freeFailures = 5;         ///< per e-mail and address
        int freeAddressFailures = 50; ///< per address
        qint64 firstWaitMs = 2000;
        qint64 longestWaitMs = 15 * 60 * 1000;
        qint64 forgetAfterMs = 60 * 60 * 1000;
        qsizetype mostKeys = 10000; ///< beyond that the oldest are forgotten
    };

    SignInThrottle() = default;
    explicit SignInThrottle(Limits limits) : m_limits(limits) {}

    /// Milliseconds this attempt has to wait; 0 when it may go on.
    qint64 waitFor(const QString& email, const QString& address, Instant now) const;
    void failed(const QString& email, const QString& address, Instant now);
    void succeeded(const QString& email, const QString& address);

private:
    struct Record
    {
        int failures = 0;
        Instant last;
    };
    static QString pairKey(const QString& email, const QString& address);
    static QString addressKey(const QString& address);
    qint64 waitOf(const QString& key, int freeFailures, Instant now) const;
    void count(const QString& key, Instant now);

    Limits m_limits;
    mutable QMutex m_mutex;
    QHash<QString, Record> m_records;
};

} // namespace baton::relay
