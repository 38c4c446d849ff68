// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorrooms.h"

#include "core/desk/log/blocklist.h"
#include "core/relay/customers/visitorsecret.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"

#include <QMutexLocker>

namespace baton::relay {

std::shared_ptr<VisitorRoom> VisitorRooms::enter(const BotId& bot, const QString& secret, Executor& io)
{
    VisitorRoom::Key key{bot, visitorHashOf(secret)};
    const QMutexLocker lock(&m_mutex);
    auto& entry = m_rooms[key];
    if (entry.occupants >= m_limits.tabs)
        return nullptr;
    if (!entry.room) {
        entry.room = std::make_shared<VisitorRoom>(std::move(key), secret, io, *this);
        ++m_roomsOf[bot];
        ++m_roomsWith[entry.room->key().visitor];
    }
    ++entry.occupants;
    return entry.room;
}

void VisitorRooms::left(const VisitorRoom& room)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_rooms.find(room.key());
    if (entry != m_rooms.end())
        --entry->occupants;
}

bool VisitorRooms::discard(const VisitorRoom& room)
{
    Entry last; // dies after the lock is given back
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_rooms.find(room.key());
    if (entry == m_rooms.end() || entry->room.get() != &room || entry->occupants > 0)
        return false;
    if (entry->conversation)
        m_byConversation.remove(*entry->conversation);
    last = *entry;
    m_rooms.erase(entry);
    if (--m_roomsOf[room.key().bot] == 0)
        m_roomsOf.remove(room.key().bot);
    if (--m_roomsWith[room.key().visitor] == 0)
        m_roomsWith.remove(room.key().visitor);
    return true;
}

std::shared_ptr<VisitorRoom> VisitorRooms::find(const VisitorRoom::Key& key) const
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_rooms.constFind(key);
    return entry == m_rooms.cend() ? nullptr : entry->room;
}

std::shared_ptr<VisitorRoom> VisitorRooms::find(const ConversationId& conversation) const
{
    const QMutexLocker lock(&m_mutex);
    const auto key = m_byConversation.constFind(conversation);
    if (key == m_byConversation.cend())
        return nullptr;
    const auto entry = m_rooms.constFind(*key);
    return entry == m_rooms.cend() ? nullptr : entry->room;
}

bool VisitorRooms::isHere(const QByteArray& visitor) const
{
    const QMutexLocker lock(&m_mutex);
    return m_roomsWith.contains(visitor);
}

void VisitorRooms::setConversation(const VisitorRoom& room, const ConversationId& conversation)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_rooms.find(room.key());
    if (entry == m_rooms.end() || entry->room.get() != &room)
        return;
    if (entry->conversation)
        m_byConversation.remove(*entry->conversation);
    entry->conversation = conversation;
    m_byConversation.insert(conversation, room.key());
}

void VisitorRooms::agentsChanged()
{
    QList<BotId> bots;
    {
        const QMutexLocker lock(&m_mutex);
        bots = m_roomsOf.keys();
    }
    QHash<BotId, qint64> changed;
    for (const auto& bot : std::as_const(bots)) {
        const auto online = m_parts.presence.onlineFor(bot);
        const QMutexLocker lock(&m_mutex);
        if (m_agents.value(bot, -1) != online) {
            m_agents.insert(bot, online);
            changed.insert(bot, online);
        }
    }
    if (changed.isEmpty())
        return;
    const QMutexLocker lock(&m_mutex);
    for (const auto& entry : std::as_const(m_rooms)) {
        const auto online = changed.constFind(entry.room->key().bot);
        if (online != changed.cend())
            entry.room->post([count = *online](VisitorRoom& room) { room.showAgents(count); });
    }
}

void VisitorRooms::blocked(const Block& block)
{
    const QMutexLocker lock(&m_mutex);
    for (const auto& entry : std::as_const(m_rooms))
        if (entry.room->key().bot == block.bot)
            entry.room->post([block](VisitorRoom& room) { room.blocked(block); });
}

} // namespace baton::relay
