#include "core/client/replica.h"

namespace baton::client {

void Replica::reset(qint64 seq, const QList<Conversation>& conversations)
{
    m_seq = seq;
    m_conversations.clear();
    m_conversations.reserve(conversations.size());
    for (const auto& conversation : conversations)
        m_conversations.insert(conversation.id, conversation);
}

Replica::Outcome Replica::apply(const protocol::Event& event, Change* change)
{
    if (event.seq <= m_seq)
        return Outcome::Repeated;
    if (event.seq != m_seq + 1)
        return Outcome::Gap;
    m_seq = event.seq;
    if (event.type == protocol::eventtype::messageAdded) {
        if (const auto added = protocol::fromJson<protocol::MessageAdded>(event.data, QStringLiteral("data")))
            applyMessage(added->message, change);
    } else if (event.type.startsWith(QLatin1String("conversation."))) {
        const auto changed =
            protocol::fromJson<protocol::ConversationChanged>(event.data, QStringLiteral("data"));
        if (changed) {
            auto conversation = changed->conversation;
            // Presence passes outside the log; what is known of it stays.
            if (const auto* known = find(conversation.id))
                conversation.online = known->online;
            m_conversations.insert(conversation.id, conversation);
            change->conversation = conversation.id;
            const bool escalated = event.type == protocol::eventtype::conversationEscalated;
            change->history = HistoryEntry{event.type, event.at, conversation.messageCount, changed->by,
                                           escalated ? conversation.reason : std::nullopt};
        }
    }
    // Types of a later version, and what is withheld from this member, only move the number on.
    return Outcome::Applied;
}

void Replica::applyMessage(const Message& message, Change* change)
{
    change->message = message;
    change->conversation = message.conversation;
    const auto it = m_conversations.find(message.conversation);
    if (it == m_conversations.end()) {
        change->unknownConversation = true;
        return;
    }
    it->lastMessage = LastMessage{message.author, message.text, message.at};
    it->messageCount = std::max(it->messageCount, message.n);
    it->updatedAt = std::max(it->updatedAt, message.at);
}

bool Replica::merge(const Conversation& conversation)
{
    const auto it = m_conversations.find(conversation.id);
    if (it != m_conversations.end()) {
        const bool newer =
            it->updatedAt > conversation.updatedAt || it->messageCount > conversation.messageCount;
        if (newer || *it == conversation)
            return false;
    }
    m_conversations.insert(conversation.id, conversation);
    return true;
}

void Replica::setOnline(const ConversationId& id, bool online)
{
    if (const auto it = m_conversations.find(id); it != m_conversations.end())
        it->online = online;
}

const Conversation* Replica::find(const ConversationId& id) const
{
    const auto it = m_conversations.constFind(id);
    return it == m_conversations.constEnd() ? nullptr : &*it;
}

} // namespace baton::client
