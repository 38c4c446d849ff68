// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/enginesession.h"

#include "core/net/socketio/engineerror.h"
#include "core/net/socketio/sessionregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <utility>

namespace baton::relay::socketio {

namespace {

constexpr quint16 normalClosure = 1000;
constexpr quint16 policyViolation = 1008;

} // namespace

EngineSession::EngineSession(QByteArray id, const EngineOptions& options, Handshake handshake, Executor& home,
                             std::shared_ptr<SessionRegistry> registry)
    : m_id(std::move(id))
    , m_options(options)
    , m_handshake(std::move(handshake))
    , m_home(home)
    , m_registry(std::move(registry))
{}

QByteArray EngineSession::openPacket(bool upgradable) const
{
    const QJsonObject data{
        {QStringLiteral("sid"), QString::fromLatin1(m_id)},
        {QStringLiteral("upgrades"), upgradable ? QJsonArray{QStringLiteral("websocket")} : QJsonArray{}},
        {QStringLiteral("pingInterval"), qint64(m_options.pingInterval.count())},
        {QStringLiteral("pingTimeout"), qint64(m_options.pingTimeout.count())},
        {QStringLiteral("maxPayload"), m_options.maxPayload}};
    return protocol::engineio::encodeText(
        {PacketType::Open, QJsonDocument(data).toJson(QJsonDocument::Compact), false});
}

void EngineSession::start(std::shared_ptr<EngineListener> listener, std::shared_ptr<WebSocketWire> wire)
{
    m_listener = std::move(listener);
    m_wire = std::move(wire);
    m_heartbeat = std::make_unique<Heartbeat>(
        m_options.pingInterval, m_options.pingTimeout,
        [this] {
            send({PacketType::Ping, {}, false});
        },
        [this] { finish(CloseReason::PingTimeout); });
    m_heartbeat->start();
}

// ---- out

void EngineSession::sendText(const QByteArray& utf8) { send({PacketType::Message, utf8, false}); }
void EngineSession::sendBinary(const QByteArray& bytes) { send({PacketType::Message, bytes, true}); }

void EngineSession::send(Packet packet)
{
    if (!m_listener)
        return;
    if (m_wire) {
        if (packet.binary)
            m_wire->sendBinary(packet.data);
        else
            m_wire->sendText(encodeText(packet));
        return;
    }
    queue(std::move(packet));
    if (m_queuedBytes > m_options.maxQueued)
        finish(CloseReason::TooSlow);
    else if (m_poll)
        flushSoon();
}

void EngineSession::queue(Packet packet)
{
    m_queuedBytes += payloadSize(packet);
    m_queue.append(std::move(packet));
}

/// What is sent in one go travels in one response.
void EngineSession::flushSoon()
{
    if (std::exchange(m_flushPosted, true))
        return;
    m_home.post([self = shared_from_this()] {
        self->m_flushPosted = false;
        self->flush();
    });
}

void EngineSession::flush()
{
    if (!m_poll || m_queue.isEmpty())
        return;
    m_queuedBytes = 0;
    answerPoll(std::exchange(m_queue, {}));
}

void EngineSession::answerPoll(const QList<Packet>& packets)
{
    if (!m_poll)
        return;
    const auto respond = *std::exchange(m_poll, std::nullopt);
    respond(HttpResponse::content("text/plain; charset=UTF-8", encodePayload(packets)));
}

// ---- in

void EngineSession::poll(Responder respond)
{
    const auto self = shared_from_this();
    if (m_heartbeat && m_heartbeat->isLate())
        finish(CloseReason::PingTimeout);
    if (m_linger) { // closed here: the client learns it now
        m_poll = std::move(respond);
        flush();
        forget();
        return;
    }
    if (!m_listener)
        return respond(engineErrorResponse(EngineError::UnknownSession));
    if (!isPolling())
        return respond(engineErrorResponse(EngineError::BadRequest));
    if (m_poll) { // two requests at once: the order of messages could not be kept
        finish(CloseReason::Malformed);
        return respond(engineErrorResponse(EngineError::BadRequest));
    }
    m_poll = std::move(respond);
    if (!m_queue.isEmpty())
        flush();
    else
        freePoll();
}

void EngineSession::receive(const QByteArray& payload, const Responder& respond)
{
    const auto self = shared_from_this();
    if (m_heartbeat && m_heartbeat->isLate())
        finish(CloseReason::PingTimeout);
    if (!m_listener)
        return respond(engineErrorResponse(EngineError::UnknownSession));
    if (!isPolling())
        return respond(engineErrorResponse(EngineError::BadRequest));
    const auto packets = protocol::engineio::decodePayload(payload);
    if (!packets) {
        finish(CloseReason::Malformed);
        return respond(engineErrorResponse(EngineError::BadRequest));
    }
    for (const auto& packet : *packets) {
        if (!m_listener)
            break;
        take(packet);
    }
    respond(HttpResponse::content("text/html", "ok"));
}

void EngineSession::take(const Packet& packet)
{
    const auto listener = m_listener; // the session may be closed from within
    switch (packet.type) {
    case PacketType::Message:
        if (packet.binary)
            listener->binaryReceived(packet.data);
        else
            listener->textReceived(packet.data);
        break;
    case PacketType::Pong:
        m_heartbeat->answered();
        break;
    case PacketType::Close:
        finish(CloseReason::Peer);
        break;
    case PacketType::Open:
    case PacketType::Ping:
        finish(CloseReason::Malformed);
        break;
    case PacketType::Upgrade:
    case PacketType::Noop:
        break;
    }
}

// ---- WebSocket

void EngineSession::wireOpened(const std::shared_ptr<WebSocketWire>& wire)
{
    if (m_wire == wire)
        wire->sendText(openPacket(false));
    else if (!m_listener || m_wire || m_upgrade)
        wire->close(policyViolation, QStringLiteral("This session has its transport already, or is over."));
    else
        m_upgrade = std::make_unique<Upgrade>(wire, m_options.upgradeTimeout);
}

void EngineSession::wireText(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& utf8)
{
    if (!m_listener)
        return;
    if (m_wire == wire) {
        if (const auto packet = protocol::engineio::decodeText(utf8))
            take(*packet);
        else
            finish(CloseReason::Malformed);
        return;
    }
    if (!m_upgrade || m_upgrade->wire() != wire)
        return;
    switch (m_upgrade->advance(utf8)) {
    case Upgrade::Step::Waiting:
        break;
    case Upgrade::Step::Probed:
        // A client that has sent both steps at once is told of the second, below.
        m_home.post([self = shared_from_this()] { self->freePoll(); });
        break;
    case Upgrade::Step::Complete:
        upgraded();
        break;
    case Upgrade::Step::Failed:
        wire->close(policyViolation, QStringLiteral("This is no probe of an upgrade."));
        break;
    }
}

/// The client waits for its poll to end before it moves.
void EngineSession::freePoll()
{
    if (m_upgrade && m_upgrade->isProbed())
        answerPoll({{PacketType::Noop, {}, false}});
}

void EngineSession::upgraded()
{
    m_wire = m_upgrade->wire();
    m_upgrade.reset();
    // Nobody polls who has moved: this request came in beside the move.
    if (m_poll)
        (*std::exchange(m_poll, std::nullopt))(engineErrorResponse(EngineError::BadRequest));
    m_queuedBytes = 0;
    for (auto& packet : std::exchange(m_queue, {}))
        send(std::move(packet));
}

void EngineSession::wireBinary(const std::shared_ptr<WebSocketWire>& wire, const QByteArray& bytes)
{
    if (m_listener && m_wire == wire)
        take({PacketType::Message, bytes, true});
}

void EngineSession::wireClosed(const std::shared_ptr<WebSocketWire>& wire)
{
    if (m_wire == wire)
        finish(CloseReason::TransportLost);
    else if (m_upgrade && m_upgrade->wire() == wire)
        m_upgrade.reset();
}

// ---- the end

void EngineSession::finish(CloseReason reason)
{
    const auto listener = std::exchange(m_listener, nullptr);
    if (!listener)
        return;
    const auto self = shared_from_this();
    // It may be the heartbeat itself that is calling.
    m_home.post([heartbeat = std::shared_ptr<Heartbeat>(std::move(m_heartbeat))] {});
    sayGoodbye(reason);
    listener->closed(reason);
}

void EngineSession::sayGoodbye(CloseReason reason)
{
    if (m_upgrade)
        m_upgrade->wire()->close(normalClosure, {});
    if (m_wire) {
        if (reason != CloseReason::TransportLost)
            m_wire->close(reason == CloseReason::Malformed ? policyViolation : normalClosure, {});
        return forget();
    }
    const bool expected = reason == CloseReason::Here || reason == CloseReason::Peer;
    if (!expected || reason == CloseReason::Peer)
        m_queue.clear();
    queue({reason == CloseReason::Peer ? PacketType::Noop : PacketType::Close, {}, false});
    if (m_poll || !expected) {
        flush();
        return forget();
    }
    // The next request, perhaps on its way already, gets what is left to say.
    m_linger = std::make_unique<QTimer>();
    m_linger->setSingleShot(true);
    QObject::connect(m_linger.get(), &QTimer::timeout, m_linger.get(), [this] { forget(); });
    m_linger->start(m_options.pingTimeout);
}

void EngineSession::forget()
{
    const auto self = shared_from_this();
    m_upgrade.reset();
    if (m_linger) {
        m_linger->stop();
        m_linger.release()->deleteLater();
    }
    m_queue.clear();
    m_registry->remove(m_id);
}

} // namespace baton::relay::socketio
