// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/socketio/namespace.h"
#include "core/net/socketio/socketiopacket.h"

#include <QHash>
#include <functional>
#include <memory>

namespace baton::relay::socketio {

class Client;

/// An answer to emitWithAck(), or why there is none.
struct Acknowledged
{
    QJsonArray arguments;
    QList<QByteArray> attachments;
};

/// One connection of a client to a namespace. Its methods work from any thread; from another one than its own
/// they are posted, in order. What is sent after the end goes nowhere.
class Socket : public std::enable_shared_from_this<Socket>
{
public:
    using AckReply = std::function<void(Result<Acknowledged>)>;

    Socket(Client& client, QByteArray nsp, QString id, std::shared_ptr<SocketListener> listener);

    const QString& id() const { return m_id; }
    const QByteArray& nsp() const { return m_nsp; }
    Executor& executor() const { return m_executor; }

    void emitEvent(const QString& name, const QJsonArray& arguments,
                   const QList<QByteArray>& attachments = {});
    /// The text of a packet that is encoded already, for what goes to many; see protocol::socketio::encode().
    void emitEncoded(const QByteArray& packet);
    /// @p reply comes once, on the socket's thread: Unavailable when the client left first, TooMany when more
    /// than maxPendingAcks are outstanding.
    void emitWithAck(const QString& name, const QJsonArray& arguments, const QList<QByteArray>& attachments,
                     AckReply reply);
    /// Ends this connection; @p closeTransport ends the whole client.
    void disconnect(bool closeTransport = false);

    static constexpr qsizetype maxPendingAcks = 256;

private:
    friend class Client;

    /// Client thread, from Client.
    void welcome();
    void received(const protocol::socketio::Packet& packet);
    void ended();

    void onOwnThread(std::function<void(Socket&)> work);
    void send(const protocol::socketio::Packet& packet);
    void receivedEvent(const protocol::socketio::Packet& packet);

    Client* m_client; ///< null once it is over
    Executor& m_executor;
    const QByteArray m_nsp;
    const QString m_id;
    std::shared_ptr<SocketListener> m_listener;
    QHash<qint64, AckReply> m_pending;
    qint64 m_nextAck = 0;
};

} // namespace baton::relay::socketio
