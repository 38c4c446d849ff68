// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/bots/parcel.h"

#include <functional>

namespace baton::relay {

/// What became of parcels that were carried.
struct Outcome
{
    enum class Kind {
        Delivered,
        Failed,      ///< of this conversation's; worth another try later
        Unreachable, ///< there is nobody at the address: no conversation's fault
        Refused,     ///< for good: the same again would be refused again
        Gone         ///< the bot wants nothing at this address any more
    };
    Kind kind = Kind::Delivered;
    int status = 0; ///< of HTTP; 0 without an answer
    QString why = {};
    std::optional<qint64> retryAfterMs = {};
};

/// A way to a bot: its webhook, or its open socket. Lives on the post's thread.
class Courier
{
public:
    virtual ~Courier() = default;
    Courier() = default;
    Q_DISABLE_COPY_MOVE(Courier)

    /// How many parcels it carries at a time.
    virtual qsizetype capacity() const = 0;
    /// How often carry() may be called before the first is done, for different conversations.
    virtual int atOnce() const { return 1; }
    /// @p done is called once, later: with Delivered when the bot has acknowledged all of them.
    virtual void carry(const QList<Parcel>& parcels, std::function<void(const Outcome&)> done) = 0;
    /// Tries once and does not tell what became of it: for what only passes.
    /// @return false when another is under way, and this one is dropped
    virtual bool mention(const Parcel& parcel) = 0;
    /// Where it goes, for administrators; empty for a socket, which the bot itself has opened.
    virtual QString host() const { return {}; }
};

} // namespace baton::relay
