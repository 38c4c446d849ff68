// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"

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
        std::optional<Conversation> before; ///< what was held of it
        std::optional<Message> message;
        std::optional<Message> rewritten; ///< withdrawn, or its files were judged
        std::optional<Note> note;         ///< a private one, on the conversation or on the contact
        std::optional<ConversationId> notedOn;
        std::optional<ContactId> contact; ///< or on which the note stands
        std::optional<HistoryEntry> history;
        QList<ConversationId> others = {}; ///< whose customer is described otherwise now
        bool unknownConversation = false;  ///< a message of a conversation that is not held: fetch it
    };

    /// The relay's snapshot, or what was cached: the picture as of @p seq.
    void reset(qint64 seq, const QList<Conversation>& conversations);
    /// A newer snapshot of the same log. A snapshot brings no ended conversations: those that are held stay,
    /// until adopt() confirms them or sweep() lets them go.
    void renew(qint64 seq, const QList<Conversation>& conversations);
    Outcome apply(const protocol::Event& event, Change* change);
    /// A conversation from a list or an answer. Events are the better source, so what is held stays unless
    /// this one is known to be newer; only who is online is always taken. True when it changed the picture.
    bool adopt(const Conversation& conversation);
    /// Everything has been listed: lets go what nobody confirmed, and tells what it was.
    QSet<ConversationId> sweep();

    /// True when it changed the picture. Remembered for a conversation that is not held yet.
    bool setOnline(const ConversationId& id, bool online);
    QSet<ConversationId> online() const { return m_online; }

    qint64 seq() const { return m_seq; }
    const Conversation* find(const ConversationId& id) const;
    QList<Conversation> all() const { return m_conversations.values(); }
    qsizetype size() const { return m_conversations.size(); }

private:
    void hold(const Conversation& conversation);
    void applyMessage(const protocol::Event& event, const Message& message, Change* change);
    void applyContact(const protocol::ContactChanged& changed, Change* change);
    void applyRewriting(const protocol::Event& event, const Message& message, Change* change);
    void applyConversation(const protocol::Event& event, const protocol::ConversationChanged& changed,
                           Change* change);

    QHash<ConversationId, Conversation> m_conversations;
    QSet<ConversationId> m_unconfirmed;
    QSet<ConversationId> m_online;
    qint64 m_seq = 0;
};

} // namespace baton::client
