// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/enginesession.h"
#include "core/net/socketio/server.h"
#include "core/net/socketio/socketiopacket.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <memory>

namespace baton::relay::socketio {

class Socket;

/// One Socket.IO client: an Engine.IO session with its connections to namespaces. Lives on the session's
/// thread.
class Client : public EngineListener
{
public:
    Client(EngineSession& session, std::shared_ptr<const ServerSetup> setup);
    ~Client() override;

    Executor& executor() const { return m_session.executor(); }
    void send(const protocol::socketio::Packet& packet);
    void sendText(const QByteArray& packet) { m_session.sendText(packet); }

    /// The server ends a connection, and tells the client.
    void disconnect(const QByteArray& nsp, bool closeTransport);
    /// The client has ended it.
    void left(const QByteArray& nsp);

    void textReceived(const QByteArray& utf8) override;
    void binaryReceived(const QByteArray& bytes) override;
    void closed(CloseReason reason) override;

private:
    void take(const Result<std::optional<protocol::socketio::Packet>>& packet);
    void connectTo(const QByteArray& nsp, const QJsonObject& auth);
    void refuseConnect(const QByteArray& nsp, const ConnectRefusal& refusal);

    EngineSession& m_session;
    std::shared_ptr<const ServerSetup> m_setup;
    protocol::socketio::PacketAssembler m_assembler;
    QHash<QByteArray, std::shared_ptr<Socket>> m_sockets;
    QSet<QByteArray> m_known; ///< namespaces it is or was connected to
    std::unique_ptr<QTimer> m_connectDeadline;
};

} // namespace baton::relay::socketio
