// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/websocket/connection.h"
#include "core/relay/agents/agentverbs.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/fanout/sessiongroups.h"
#include "core/relay/fanout/sweeper.h"
#include "core/relay/parts/tokenbucket.h"

namespace baton::relay {

class AgentSocket;

/// What the sessions of the agent socket share.
struct AgentSockets
{
    RelayParts& parts;
    SessionGroups<AgentSocket>& sessions;
    Sweeper& sweeper;          ///< of the session's own thread
    int requestsPerSecond = 0; ///< 0: no limit
};

/// One agent's program on its socket `/v1/agent`. On one I/O thread.
///
/// Following the events: after session.hello the session has a cursor, the number of the last event sent.
/// While that lies before what the feed keeps, pages come from storage; then the feed's own frames are sent
/// as they are.
class AgentSocket : public SocketSession, public AgentCaller
{
public:
    AgentSocket(AgentSockets sockets, AgentAccess access, QByteArray tokenHash, Executor& io);
    ~AgentSocket() override;

    void opened(Connection& connection) override;
    void textReceived(const QByteArray& utf8) override;
    void binaryReceived(const QByteArray& payload) override;
    void drained() override;
    void closed() override;

    RelayParts& parts() override { return m_sockets.parts; }
    const AgentAccess& access() const override { return m_access; }
    Executor& io() override { return m_io; }
    bool hasSaidHello() const override { return m_saidHello; }
    void hello(const QJsonValue& id, const protocol::HelloParams& params) override;
    std::function<void(const protocol::ReadMark&)> othersOfMember() override;
    void setAvailability(bool online) override;
    void fail(const QJsonValue& id, const protocol::rpc::Error& error) override;
    void succeed(const QJsonValue& id, const QByteArray& result) override;
    void answerFramed(const QByteArray& frame) override;

    /// Tells what passes, if this member may see it. @p frame is a whole frame.
    void pass(const PassingNote& note, const QByteArray& frame);
    /// Another program of its member has read on.
    void tellRead(const QByteArray& frame);
    /// What this device wants to be told of, as notification `subscriptions`.
    void tellSubscriptions();
    /// Rights may have changed, or the session may have been ended.
    void checkAccess();

private:
    void checkMember(const AgentAccess& before);
    void tellMember(std::optional<bool> otherBots);
    void startFollowing(qint64 since);
    void stopFollowing();
    void readPage(qint64 since);
    void pageRead(quint64 round, const Result<std::vector<desk::Recorded>>& events);
    void sendSnapshot(const QJsonValue& id);
    void snapshotRead(quint64 round, const QJsonValue& id, const AgentAccess& asked, qint64 seq,
                      const Result<QByteArray>& frame);

    AgentSockets m_sockets;
    AgentAccess m_access;
    QByteArray m_tokenHash;
    Executor& m_io;
    Connection* m_connection = nullptr;
    QList<BotRef> m_bots; ///< all that there are, when the member was last told of theirs
    TokenBucket m_rate;
    bool m_saidHello = false;
    bool m_saidWhetherThere = false;
    bool m_following = false;         ///< the answer to hello is out
    quint64 m_round = 0;              ///< counts hellos, so that what belongs to an earlier one is dropped
    Sweeper::Handle m_handle = 0;     ///< 0: not with the sweeper
    std::optional<qint64> m_pausedAt; ///< the next page waits until the reader has caught up
};

} // namespace baton::relay
