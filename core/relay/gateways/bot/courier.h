#pragma once

#include "core/relay/gateways/bot/parcel.h"

#include <functional>

namespace baton::relay {

/// A way to a bot: its webhook, or its open socket. Lives on the post's thread.
class Courier
{
public:
    virtual ~Courier() = default;
    Courier() = default;
    Q_DISABLE_COPY_MOVE(Courier)

    /// How many parcels it carries at a time.
    virtual qsizetype capacity() const = 0;
    /// @p delivered is called once, later: true when the bot has acknowledged all of them.
    virtual void carry(const QList<Parcel>& parcels, std::function<void(bool delivered)> done) = 0;
    /// Tries once and does not tell: for what only passes.
    virtual void mention(const Parcel& parcel) = 0;
};

} // namespace baton::relay
