// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/customers/customerlimits.h"
#include "core/relay/customers/visitorroom.h"

#include <QHash>
#include <QMutex>
#include <memory>

namespace baton::relay {

/// The rooms of the visitors who are here. Thread-safe; outlives its rooms.
class VisitorRooms
{
public:
    VisitorRooms(RelayParts& parts, const CustomerLimits& limits) : m_parts(parts), m_limits(limits) {}

    RelayParts& parts() const { return m_parts; }
    const CustomerLimits& limits() const { return m_limits; }

    /// The visitor's room with one occupant more, made on @p io when there is none; null when it is full.
    std::shared_ptr<VisitorRoom> enter(const BotId& bot, const QString& secret, Executor& io);
    /// One occupant less; on the room's thread, before it may be discarded.
    void left(const VisitorRoom& room);
    /// Forgets the room if nobody is in it or on the way to it.
    bool discard(const VisitorRoom& room);

    std::shared_ptr<VisitorRoom> find(const VisitorRoom::Key& key) const;
    std::shared_ptr<VisitorRoom> find(const ConversationId& conversation) const;
    /// Whether this visitor is in the room of any bot.
    bool isHere(const QByteArray& visitor) const;
    void setConversation(const VisitorRoom& room, const ConversationId& conversation);

    /// Tells every room of each bot whose number of agents is not what it was.
    void agentsChanged();
    /// Tells every room of its bot.
    void blocked(const Block& block);

private:
    struct Entry
    {
        std::shared_ptr<VisitorRoom> room;
        int occupants = 0;
        std::optional<ConversationId> conversation;
    };

    RelayParts& m_parts;
    const CustomerLimits m_limits;
    mutable QMutex m_mutex;
    QHash<VisitorRoom::Key, Entry> m_rooms;
    QHash<ConversationId, VisitorRoom::Key> m_byConversation;
    QHash<BotId, int> m_roomsOf;
    QHash<QByteArray, int> m_roomsWith; ///< of each visitor
    QHash<BotId, qint64> m_agents;      ///< as they were told
};

} // namespace baton::relay
