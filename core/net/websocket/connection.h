// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/executor.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>

namespace baton::relay {

/// The seam between gateways and sockets: one WebSocket peer. A gateway never knows a socket class.
/// Lives on the I/O thread that accepted it; every call and callback happens there (use executor() from
/// elsewhere).
class Connection
{
public:
    virtual ~Connection() = default;
    Connection() = default;
    Q_DISABLE_COPY_MOVE(Connection)

    /// Queues a text message; it is framed here.
    virtual void sendText(const QByteArray& utf8) = 0;
    virtual void sendBinary(const QByteArray& payload) = 0;
    /// Queues bytes that are one or more whole server frames already (see frame.h): no copy, no framing.
    virtual void sendFramed(const QByteArray& frames) = 0;
    virtual void ping(const QByteArray& payload) = 0;
    /// Bytes accepted but not yet taken by the kernel. A slow reader shows here.
    virtual qint64 queuedBytes() const = 0;
    /// Starts the closing handshake; SocketSession::closed() follows. @p code as in RFC 6455 section 7.4.
    virtual void close(quint16 code, const QString& reason) = 0;
    /// The client's address, see clientaddress.h.
    virtual QHostAddress peer() const = 0;
    /// Runs work on this connection's thread; outlives the connection.
    virtual Executor& executor() const = 0;
};

/// What a gateway does with one WebSocket peer. Created by a SocketHandler, owned by the connection, and
/// destroyed after closed().
class SocketSession
{
public:
    virtual ~SocketSession() = default;
    SocketSession() = default;
    Q_DISABLE_COPY_MOVE(SocketSession)

    virtual void opened(Connection& connection) = 0;
    virtual void textReceived(const QByteArray& utf8) = 0;
    virtual void binaryReceived(const QByteArray& payload) = 0;
    virtual void pongReceived(const QByteArray& payload) { Q_UNUSED(payload) }
    /// Everything queued has been taken by the kernel.
    virtual void drained() {}
    /// The peer is gone, or close() has finished. The Connection is still valid during the call only.
    virtual void closed() = 0;
};

} // namespace baton::relay
