#pragma once

#include "core/client/localcache.h"
#include "core/client/relaylink.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace baton::client {

/// The agent's commands on their way. Each is on disk before it is sent, goes out in order, and goes out
/// again under the same id after a lost connection or a crash, until the relay has answered it. Worker
/// thread.
class Outbox : public QObject
{
    Q_OBJECT
public:
    Outbox(LocalCache& cache, RelayLink& link, QObject* parent = nullptr);

    void reload();
    void add(const QueuedCommand& command);
    void retry(const CommandId& id);
    void discard(const CommandId& id);
    /// The link is up and has said hello: everything goes out, in order.
    void sendAll();
    /// The link is down: what was under way counts as unsent.
    void linkLost() { m_underWay.clear(); }
    QList<PendingReply> pending(const ConversationId& id) const;
    QSet<ConversationId> conversations() const;

Q_SIGNALS:
    void pendingChanged(const baton::ConversationId& id);
    void answered(const baton::client::QueuedCommand& command, const QJsonObject& result);
    void refused(const baton::client::QueuedCommand& command, const baton::Refusal& refusal);

private:
    void send(const QueuedCommand& command);
    void finished(const CommandId& id, const Result<QJsonObject>& result);
    QueuedCommand* find(const CommandId& id);

    LocalCache& m_cache;
    RelayLink& m_link;
    QList<QueuedCommand> m_commands;
    QSet<CommandId> m_underWay;
    QTimer m_again;
};

} // namespace baton::client
