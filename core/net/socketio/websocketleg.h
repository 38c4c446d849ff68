// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/websocket/connection.h"

#include <QByteArray>
#include <functional>
#include <memory>
#include <utility>

namespace baton::relay::socketio {

/// The sending side of one WebSocket, for a session that may live on another I/O thread. send() and close()
/// work from any thread and keep their order.
class WebSocketWire : public std::enable_shared_from_this<WebSocketWire>
{
public:
    /// @param maxQueued bytes the peer may be behind; beyond it the socket is closed
    WebSocketWire(Executor& io, qint64 maxQueued) : m_io(io), m_maxQueued(maxQueued) {}

    void sendText(const QByteArray& utf8);
    void sendBinary(const QByteArray& bytes);
    void close(quint16 code, const QString& reason);

    /// On the socket's own thread.
    void attach(Connection& connection) { m_connection = &connection; }
    void detach() { m_connection = nullptr; }
    Executor& executor() const { return m_io; }

private:
    void onSocketThread(std::function<void(Connection&)> work);
    void send(const QByteArray& bytes, void (Connection::*how)(const QByteArray&));

    Executor& m_io;
    qint64 m_maxQueued;
    Connection* m_connection = nullptr;
};

/// What a session hears from a WebSocket, always on the session's thread.
class WireListener
{
public:
    virtual ~WireListener() = default;
    virtual void wireOpened(const std::shared_ptr<WebSocketWire>& wire) = 0;
    virtual void wireText(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& utf8) = 0;
    virtual void wireBinary(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& bytes) = 0;
    virtual void wireClosed(const std::shared_ptr<WebSocketWire>& wire) = 0;
};

/// The receiving side: hands over to a listener, on the listener's thread.
class WebSocketLeg final : public SocketSession
{
public:
    /// Finds the listener once the socket is open, and says which thread it lives on.
    using Join = std::function<std::pair<std::shared_ptr<WireListener>, Executor*>(
        const std::shared_ptr<WebSocketWire>&)>;

    WebSocketLeg(Executor& io, qint64 maxQueued, Join join);
    ~WebSocketLeg() override;

    void opened(Connection& connection) override;
    void textReceived(const QByteArray& utf8) override;
    void binaryReceived(const QByteArray& payload) override;
    void closed() override;

private:
    void tell(std::function<void(WireListener&)> what);

    std::shared_ptr<WebSocketWire> m_wire;
    Join m_join;
    std::shared_ptr<WireListener> m_listener;
    Executor* m_home = nullptr;
};

} // namespace baton::relay::socketio
