// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/socket.h"

#include "core/net/socketio/client.h"

#include <atomic>
#include <utility>

namespace baton::relay::socketio {

using protocol::socketio::Packet;
using protocol::socketio::PacketType;

Socket::Socket(Client& client, QByteArray nsp, QString id, std::shared_ptr<SocketListener> listener)
    : m_client(&client)
    , m_executor(client.executor())
    , m_nsp(std::move(nsp))
    , m_id(std::move(id))
    , m_listener(std::move(listener))
{}

void Socket::onOwnThread(std::function<void(Socket&)> work)
{
    if (m_executor.isCurrent()) {
        work(*this);
        return;
    }
    m_executor.post([weak = weak_from_this(), work = std::move(work)] {
        if (const auto self = weak.lock())
            work(*self);
    });
}

void Socket::emitEvent(const QString& name, const QJsonArray& arguments, const QList<QByteArray>& attachments)
{
    onOwnThread([packet = protocol::socketio::event(m_nsp, name, arguments, attachments)](Socket& self) {
        self.send(packet);
    });
}

void Socket::emitEncoded(const QByteArray& packet)
{
    onOwnThread([packet](Socket& self) {
        if (self.m_client)
            self.m_client->sendText(packet);
    });
}

void Socket::emitWithAck(const QString& name, const QJsonArray& arguments,
                         const QList<QByteArray>& attachments, AckReply reply)
{
    auto packet = protocol::socketio::event(m_nsp, name, arguments, attachments);
    onOwnThread([packet = std::move(packet), reply = std::move(reply)](Socket& self) mutable {
        if (!self.m_client)
            return reply(refuse(Refusal::Kind::Unavailable, QStringLiteral("The client has left.")));
        if (self.m_pending.size() >= maxPendingAcks)
            return reply(refuse(Refusal::Kind::TooMany,
                                QStringLiteral("The client has too many answers outstanding.")));
        packet.id = self.m_nextAck++;
        self.m_pending.insert(*packet.id, std::move(reply));
        self.send(packet);
    });
}

void Socket::disconnect(bool closeTransport)
{
    onOwnThread([closeTransport](Socket& self) {
        if (self.m_client)
            self.m_client->disconnect(self.m_nsp, closeTransport);
    });
}

void Socket::send(const Packet& packet)
{
    if (m_client)
        m_client->send(packet);
}

void Socket::welcome()
{
    const auto self = shared_from_this();
    send({PacketType::Connect, m_nsp, std::nullopt, QJsonObject{{QStringLiteral("sid"), m_id}}, {}});
    const auto listener = m_listener;
    listener->connected(self);
}

void Socket::received(const Packet& packet)
{
    switch (packet.type) {
    case PacketType::Event:
    case PacketType::BinaryEvent:
        receivedEvent(packet);
        break;
    case PacketType::Ack:
    case PacketType::BinaryAck:
        if (const auto reply = m_pending.take(*packet.id))
            reply(Acknowledged{packet.data.toArray(), packet.attachments});
        break;
    case PacketType::Disconnect:
        if (m_client)
            m_client->left(m_nsp);
        break;
    case PacketType::Connect:
    case PacketType::ConnectError:
        break;
    }
}

void Socket::receivedEvent(const Packet& packet)
{
    auto arguments = packet.data.toArray();
    ReceivedEvent event;
    event.name = arguments.takeAt(0).toVariant().toString();
    event.arguments = std::move(arguments);
    event.attachments = packet.attachments;
    if (packet.id) {
        event.acknowledge = [weak = weak_from_this(), id = *packet.id,
                             used = std::make_shared<std::atomic_bool>(false)](
                                const QJsonArray& answer, const QList<QByteArray>& attachments) {
            const auto self = weak.lock();
            if (!self || used->exchange(true))
                return;
            self->onOwnThread(
                [packet = protocol::socketio::acknowledgement(self->m_nsp, id, answer, attachments)](
                    Socket& socket) { socket.send(packet); });
        };
    }
    if (const auto listener = m_listener)
        listener->event(std::move(event));
}

void Socket::ended()
{
    m_client = nullptr;
    for (const auto& reply : std::exchange(m_pending, {}))
        reply(refuse(Refusal::Kind::Unavailable, QStringLiteral("The client has left.")));
    if (const auto listener = std::exchange(m_listener, nullptr))
        listener->disconnected();
}

} // namespace baton::relay::socketio
