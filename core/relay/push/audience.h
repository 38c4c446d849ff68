#pragma once

#include "core/domain/push/decision.h"
#include "core/relay/directory/roster.h"
#include "core/relay/push/deliverystore.h"

namespace baton::relay {

class SubscriptionBook;

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
    /// Whether the listener's quiet hours hold at @p at; worked out once a minute, which is what they count
    /// in.
    bool isQuiet(const Listener& listener, Instant at);

private:
    quint64 m_ofRoster = 0;
    quint64 m_ofBook = 0;
    QList<Listener> m_all;
    qint64 m_minute = -1;
    QHash<MemberId, bool> m_quiet; ///< in that minute
};

} // namespace baton::relay
