// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/enginesession.h"

#include <QJsonArray>
#include <QJsonObject>
#include <functional>
#include <memory>
#include <variant>

namespace baton::relay::socketio {

class Socket;

/// Answers an event that asked for it. Any thread; the first call counts. Empty when the client wants no
/// answer.
using Acknowledge = std::function<void(const QJsonArray& arguments, const QList<QByteArray>& attachments)>;

/// What a client sent. Placeholders in `arguments` stand for the attachments, see
/// protocol::socketio::attachmentOf().
struct ReceivedEvent
{
    QString name;
    QJsonArray arguments;
    QList<QByteArray> attachments;
    Acknowledge acknowledge;
};

/// What one connection to a namespace leads to. All calls come on the connection's I/O thread.
class SocketListener
{
public:
    virtual ~SocketListener() = default;
    /// The client has been told that it is connected.
    virtual void connected(const std::shared_ptr<Socket>& socket) = 0;
    virtual void event(ReceivedEvent event) = 0;
    /// The last call, whoever ended it.
    virtual void disconnected() = 0;
};

/// Who wants in.
struct ConnectRequest
{
    QJsonObject auth;
    const Handshake& handshake;
    Executor& executor; ///< the thread the connection will live on
};

/// Sent to a client that is not let in, as CONNECT_ERROR.
struct ConnectRefusal
{
    QString message;
    QJsonObject data; ///< left out when empty
};

/// A namespace of a Socket.IO server. Called on any I/O thread, on several at once.
class Namespace
{
public:
    virtual ~Namespace() = default;
    virtual std::variant<ConnectRefusal, std::shared_ptr<SocketListener>>
    connecting(const ConnectRequest& request) = 0;
};

} // namespace baton::relay::socketio
