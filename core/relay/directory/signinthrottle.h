// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/relay/directory/recencytable.h"

#include <QMutex>
#include <QString>

namespace baton::relay {

/// Slows down guessing, longer each time: after a few failures for one e-mail from one client, after many
/// from one client whatever the e-mail, and after a few for one e-mail from strangers anywhere. The last
/// never concerns whoever has signed in there before: a device of the member, or the client it came from.
/// Thread-safe. Forgets after a while.
class SignInThrottle
{
public:
    struct Limits
    {
        int freeFailures = 5;         ///< per e-mail and client
        int freeAccountFailures = 5;  ///< per e-mail, of strangers
        int freeAddressFailures = 50; ///< per client
        qint64 firstWaitMs = 2000;
        qint64 longestWaitMs = 15 * 60 * 1000;
        qint64 longestAccountWaitMs = 60 * 1000; ///< so that nobody is locked out of a new device for long
        qint64 forgetAfterMs = 60 * 60 * 1000;
        qsizetype mostKeys = 20'000; ///< of each kind; beyond that the oldest are forgotten
    };

    struct Attempt
    {
        QString email;
        QString address;          ///< what stands for the client
        QString device = {};      ///< the member's, if it is one that is known; else empty
        bool addressTells = true; ///< false when everybody may come from there
    };

    SignInThrottle() : SignInThrottle(Limits()) {}
    explicit SignInThrottle(Limits limits);

    /// Milliseconds this attempt has to wait; 0 when it may go on.
    qint64 waitFor(const Attempt& attempt, Instant now) const;
    /// Whether it comes from where the same member has signed in before.
    bool isKnown(const Attempt& attempt) const;
    /// Whether its client has failed lately, at whatever.
    bool isSuspect(const Attempt& attempt, Instant now) const;
    void failed(const Attempt& attempt, Instant now);
    void succeeded(const Attempt& attempt);

private:
    struct Record
    {
        int failures = 0;
        Instant last;
    };
    using Records = RecencyTable<Record>;

    static QString accountKey(const Attempt& attempt);
    static QString pairKey(const Attempt& attempt);
    qint64 wait(const Records& records, const QString& key, int freeFailures, qint64 longest,
                Instant now) const;
    void count(Records& records, const QString& key, Instant now) const;
    bool known(const Attempt& attempt) const;

    const Limits m_limits;
    mutable QMutex m_mutex;
    Records m_pairs;
    Records m_accounts;
    Records m_addresses;
    RecencyTable<bool> m_welcome; ///< e-mail and client that have succeeded
};

} // namespace baton::relay
