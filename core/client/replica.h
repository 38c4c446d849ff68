#pragma once

#include "core/protocol/agentmethods.h"

#include <QHash>
#include <QSet>

namespace baton::client {

/// The client's copy of the relay's picture: a snapshot, and every event after it, each applied once. Pure
/// logic; any one thread.
class Replica
{
public:
    enum class Outcome {
        Applied,
        Repeated, ///< seen before: nothing to do
        Gap,      ///< a number is missing: say hello again with seq()
    };

    /// What one event changed, for those who watch.
    struct Change
    {
        std::optional<ConversationId> conversation;
        std::optional<Message> message;
        std::optional<HistoryEntry> history;
        bool unknownConversation = false; ///< a message of a conversation that is not held: fetch it
    };

    void reset(qint64 seq, const QList<Conversation>& conversations);
    /// Restores what was cached: the picture as of @p seq.
    Outcome apply(const protocol::Event& event, Change* change);
    /// A conversation from a list or an answer, unless something newer is held. True when it changed the
    /// picture.
    bool merge(const Conversation& conversation);
    void setOnline(const ConversationId& id, bool online);

    qint64 seq() const { return m_seq; }
    const Conversation* find(const ConversationId& id) const;
    QList<Conversation> all() const { return m_conversations.values(); }
    qsizetype size() const { return m_conversations.size(); }

private:
    void applyMessage(const Message& message, Change* change);

    QHash<ConversationId, Conversation> m_conversations;
    qint64 m_seq = 0;
};

} // namespace baton::client
