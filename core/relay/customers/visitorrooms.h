// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/customers/visitorroom.h"

#include <QHash>
#include <QMutex>
#include <memory>

namespace baton::relay {

/// The rooms of the visitors who are here. Thread-safe; outlives its rooms.
class VisitorRooms
{
public:
    explicit VisitorRooms(std::shared_ptr<const CustomerOptions> options) : m_options(std::move(options)) {}

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

    QString log() const;
    qint64 agentsOnline(const BotId& bot) const;
    /// Tells every room of each bot whose number of agents is not what it was.
    void agentsChanged();

private:
    struct Entry
    {
        std::shared_ptr<VisitorRoom> room;
        int occupants = 0;
        std::optional<ConversationId> conversation;
    };

    const std::shared_ptr<const CustomerOptions> m_options;
    mutable QMutex m_mutex;
    QHash<VisitorRoom::Key, Entry> m_rooms;
    QHash<ConversationId, VisitorRoom::Key> m_byConversation;
    QHash<BotId, int> m_roomsOf;
    QHash<BotId, qint64> m_agents; ///< as they were told
};

} // namespace baton::relay
