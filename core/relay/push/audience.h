// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/decision.h"
#include "core/relay/directory/roster.h"
#include "core/relay/push/deliverystore.h"

#include <functional>

namespace baton::relay {

class SubscriptionBook;

/// Who is there, as far as the gateways know.
struct Reachable
{
    std::function<push::Availability(const MemberId&)> availability;
    std::function<bool(const DeviceId&)> isConnected;
};

/// Every device that is signed in, with what decides whether it is told: made again only when the directory
/// or a subscription has changed, since each event is held against all of them. One thread.
class Audience
{
public:
    struct Listener
    {
        KnownDevice device;
        Permissions permissions;
        BotMembership bots;
        push::Subscriptions wanted;
        Instant until; ///< the end of its session

        bool belongsTo(const BotId& bot) const { return !bots || bots->contains(bot); }
    };

    /// Everybody as of now; one entry a device, however often it signed in.
    const QList<Listener>& of(const Roster& roster, const SubscriptionBook& book);
    /// Both are called on the audience's thread.
    void reach(Reachable reachable) { m_reachable = std::move(reachable); }
    /// In which form the listener is told, if at all.
    push::Form formFor(const Listener& listener, const push::Topic& topic, Instant at);

private:
    /// Whether the listener's quiet hours hold at @p at; worked out once a minute, which is what they count
    /// in.
    bool isQuiet(const Listener& listener, Instant at);

    Reachable m_reachable;
    quint64 m_ofRoster = 0;
    quint64 m_ofBook = 0;
    QList<Listener> m_all;
    qint64 m_minute = -1;
    QHash<MemberId, bool> m_quiet; ///< in that minute
};

} // namespace baton::relay
