// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/net/socketio/engineiopacket.h"
#include "core/net/socketio/heartbeat.h"
#include "core/net/socketio/sessionregistry.h"
#include "core/net/socketio/upgrade.h"
#include "core/net/socketio/websocketleg.h"

#include <memory>
#include <optional>

namespace baton::relay::socketio {

struct EngineOptions
{
    QByteArray path = "/socket.io/";
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    std::chrono::milliseconds upgradeTimeout{10'000};
    qint64 maxPayload = 1'000'000;      ///< bytes of one request body or one WebSocket message
    qint64 maxQueued = 4 * 1024 * 1024; ///< bytes waiting for a slow peer; beyond it the session ends
    SessionRegistry::Limits sessions;
    QByteArrayList origins = {"*"}; ///< whose pages may use it; "*" is everybody's, without cookies
};

/// How a client introduced itself; the same for the whole session. Value type.
struct Handshake
{
    QHostAddress client; ///< see front/clientaddress.h
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray query;
    bool secure = false;
};

enum class CloseReason { Here, Peer, TransportLost, PingTimeout, Malformed, TooSlow };

/// What a session leads to. All calls come on the session's thread.
class EngineListener
{
public:
    virtual ~EngineListener() = default;
    virtual void textReceived(const QByteArray& utf8) = 0;
    virtual void binaryReceived(const QByteArray& bytes) = 0;
    /// The last call; the session is gone after it.
    virtual void closed(CloseReason reason) = 0;
};

/// One Engine.IO client, whichever way its messages travel. Lives on the I/O thread that opened it; requests
/// and sockets of other threads are posted there. Kept alive by the registry until it is closed.
class EngineSession : public WireListener, public std::enable_shared_from_this<EngineSession>
{
public:
    EngineSession(QByteArray id, const EngineOptions& options, Handshake handshake, Executor& home,
                  std::shared_ptr<SessionRegistry> registry);

    const QByteArray& id() const { return m_id; }
    const Handshake& handshake() const { return m_handshake; }
    Executor& executor() const { return m_home; }

    /// Session thread. Messages go out in this order, whatever the transport.
    void sendText(const QByteArray& utf8);
    void sendBinary(const QByteArray& bytes);
    /// It is in use: until then it may be crowded out by others of its client.
    void joined() { m_registry->joined(m_id); }
    /// Ends the session after what was sent before; the listener hears of it at once.
    void close() { finish(CloseReason::Here); }

    /// The server's side: the ways in. @p wire is null when the session begins with polling.
    void start(std::shared_ptr<EngineListener> listener, std::shared_ptr<WebSocketWire> wire);
    QByteArray openPacket(bool upgradable) const;
    void poll(Responder respond);
    void receive(const QByteArray& payload, const Responder& respond);
    /// Gone at once, whether the client has heard of the end or not.
    void forget();

    void wireOpened(const std::shared_ptr<WebSocketWire>& wire) override;
    void wireText(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& utf8) override;
    void wireBinary(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& bytes) override;
    void wireClosed(const std::shared_ptr<WebSocketWire>& wire) override;

private:
    using Packet = protocol::engineio::Packet;
    using PacketType = protocol::engineio::PacketType;

    void send(Packet packet);
    void queue(Packet packet);
    void flush();
    void flushSoon();
    void answerPoll(const QList<Packet>& packets);
    void take(const Packet& packet);
    void freePoll();
    void upgraded();
    bool isPolling() const { return !m_wire; }
    void finish(CloseReason reason);
    void sayGoodbye(CloseReason reason);

    const QByteArray m_id;
    const EngineOptions m_options;
    const Handshake m_handshake;
    Executor& m_home;
    const std::shared_ptr<SessionRegistry> m_registry;

    std::shared_ptr<EngineListener> m_listener; ///< null once the session is closed
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::shared_ptr<WebSocketWire> m_wire; ///< the transport, unless it is polling
    std::unique_ptr<Upgrade> m_upgrade;
    std::unique_ptr<QTimer> m_linger; ///< until a closed polling client has been told
    std::optional<Responder> m_poll;  ///< the request that waits for something to send
    QList<Packet> m_queue;
    qint64 m_queuedBytes = 0;
    bool m_flushPosted = false;
};

} // namespace baton::relay::socketio
