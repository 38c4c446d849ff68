// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/client.h"

#include "core/net/socketio/sessionregistry.h"
#include "core/net/socketio/socket.h"

#include <QLoggingCategory>
#include <utility>

Q_LOGGING_CATEGORY(socketIoLog, "baton.socketio")

namespace baton::relay::socketio {

using protocol::socketio::Packet;
using protocol::socketio::PacketType;

Client::Client(EngineSession& session, std::shared_ptr<const ServerSetup> setup)
    : m_session(session)
    , m_setup(std::move(setup))
    , m_assembler(m_setup->limits)
    , m_connectDeadline(std::make_unique<QTimer>())
{
    m_connectDeadline->setSingleShot(true);
    QObject::connect(m_connectDeadline.get(), &QTimer::timeout, m_connectDeadline.get(),
                     [this] { m_session.close(); });
    m_connectDeadline->start(m_setup->connectTimeout);
}

Client::~Client() = default;

void Client::send(const Packet& packet)
{
    m_session.sendText(encode(packet));
    for (const auto& attachment : packet.attachments)
        m_session.sendBinary(attachment);
}

void Client::textReceived(const QByteArray& utf8) { take(m_assembler.addText(utf8)); }
void Client::binaryReceived(const QByteArray& bytes) { take(m_assembler.addBinary(bytes)); }

void Client::take(const Result<std::optional<Packet>>& packet)
{
    if (!packet) {
        qCDebug(socketIoLog) << "closing" << m_session.id() << packet.error().detail;
        return m_session.close();
    }
    if (!*packet)
        return;
    const auto& whole = **packet;
    if (whole.type == PacketType::Connect)
        return connectTo(whole.nsp, whole.data.toObject());
    if (const auto socket = m_sockets.value(whole.nsp))
        socket->received(whole);
    else if (!m_known.contains(whole.nsp))
        m_session.close(); // what is on its way when a namespace is left is no offence; this is
}

void Client::connectTo(const QByteArray& nsp, const QJsonObject& auth)
{
    if (m_sockets.contains(nsp))
        return;
    const auto found = m_setup->namespaces.value(nsp);
    if (!found)
        return refuseConnect(nsp, {QStringLiteral("Invalid namespace"), {}});
    auto decision = found->connecting({auth, m_session.handshake(), m_session.executor()});
    if (const auto* refusal = std::get_if<ConnectRefusal>(&decision))
        return refuseConnect(nsp, *refusal);
    if (m_connectDeadline)
        m_connectDeadline.release()->deleteLater();
    m_session.joined();
    m_known.insert(nsp);
    const auto socket = std::make_shared<Socket>(*this, nsp, QString::fromLatin1(SessionRegistry::createId()),
                                                 std::get<std::shared_ptr<SocketListener>>(decision));
    m_sockets.insert(nsp, socket);
    socket->welcome();
}

void Client::refuseConnect(const QByteArray& nsp, const ConnectRefusal& refusal)
{
    QJsonObject data{{QStringLiteral("message"), refusal.message}};
    if (!refusal.data.isEmpty())
        data.insert(QStringLiteral("data"), refusal.data);
    send({PacketType::ConnectError, nsp, std::nullopt, data, {}});
}

void Client::disconnect(const QByteArray& nsp, bool closeTransport)
{
    if (closeTransport)
        return m_session.close();
    send({PacketType::Disconnect, nsp, std::nullopt, QJsonValue::Undefined, {}});
    left(nsp);
}

void Client::left(const QByteArray& nsp)
{
    if (const auto socket = m_sockets.take(nsp))
        socket->ended();
}

void Client::closed(CloseReason)
{
    if (m_connectDeadline)
        m_connectDeadline.release()->deleteLater();
    for (const auto& socket : std::exchange(m_sockets, {}))
        socket->ended();
}

} // namespace baton::relay::socketio
