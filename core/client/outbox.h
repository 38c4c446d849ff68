// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/localcache.h"
#include "core/client/relaylink.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace baton::client {

/// The agent's commands on their way. Each is on disk before it is sent, and goes out again under the same id
/// after a lost connection or a crash, until the relay has answered it. The commands of one conversation go
/// one after the other, so that their order holds whatever happens between; those of different conversations
/// do not wait for each other. A command may be held for a moment, so that it can be taken back: whatever
/// ends that moment (time, another command there, a lost connection, the end of the program) sends it.
/// Worker thread.
class Outbox : public QObject
{
    Q_OBJECT
public:
    Outbox(LocalCache& cache, RelayLink& link, QObject* parent = nullptr);

    /// What the cache holds for its owner, instead of what was here.
    void reload();
    /// @param holdMs how long it can be taken back, before it is sent
    void add(const QueuedCommand& command, int holdMs = 0);
    /// What is held of this conversation is dropped, as if it had never been given. Nothing happens when it
    /// is on its way already.
    void takeBack(const ConversationId& id);
    /// Nothing is held any longer.
    void letGo();
    /// Something that ends an agent's hold on a conversation waits for its answer.
    bool isLettingGo() const;
    /// A refusal was an answer, so the words go out as a new command.
    void retry(const CommandId& id);
    void discard(const CommandId& id);
    /// The session stands: everything goes out, in order.
    void sendAll();
    /// What was under way counts as unsent.
    void linkLost();
    QList<PendingReply> pending(const ConversationId& id) const;
    QSet<ConversationId> conversations() const;

Q_SIGNALS:
    /// What was held there goes out, or was taken back.
    void holdOver(const baton::ConversationId& id, bool takenBack);
    void pendingChanged(const baton::ConversationId& id);
    void answered(const baton::client::QueuedCommand& command, const QJsonObject& result);
    void refused(const baton::client::QueuedCommand& command, const baton::Refusal& refusal);

private:
    void hold(const QueuedCommand& command, int holdMs);
    void letGo(const ConversationId& id);
    void sendNext();
    void send(const QueuedCommand& command);
    void finished(const CommandId& id, const Result<QJsonObject>& result);
    void repeatLater(const ConversationId& conversation);
    void settle(const CommandId& id, const Result<QJsonObject>& result);
    QueuedCommand* find(const CommandId& id);

    LocalCache& m_cache;
    RelayLink& m_link;
    QList<QueuedCommand> m_commands;
    QHash<ConversationId, CommandId> m_underWay; ///< at most one a conversation
    QHash<ConversationId, CommandId> m_held;     ///< at most one a conversation, the last of its commands
    QSet<ConversationId> m_resting;              ///< to be repeated when m_again fires
    QTimer m_again;
    int m_repeats = 0;
    bool m_open = false;
};

} // namespace baton::client
