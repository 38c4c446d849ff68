// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/net/websocket/connection.h"

#include <QByteArray>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace baton::relay {

/// Called on the I/O thread of the connection that asked. @p io is that thread.
using HttpHandler = std::function<void(const HttpRequest& request, Executor& io, Responder respond)>;

/// Decides on an upgrade to WebSocket: a session to go on with, or the HTTP answer that refuses it.
using SocketHandler = std::function<std::variant<HttpResponse, std::unique_ptr<SocketSession>>(
    const HttpRequest& request, Executor& io)>;

/// Looks at a request whose body has not been read: the answer to somebody whose body nobody wants.
using HttpGate = std::function<std::optional<HttpResponse>(const HttpRequest& head)>;

/// Takes the body of one request piece by piece. Lives on the I/O thread of its connection; destroyed before
/// whole() was called when the peer has left, was too slow, or has been answered.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// The next bytes. Until @p more is called, from any thread, no others come, and none are read from the
    /// peer beyond a small buffer.
    virtual void take(QByteArray piece, std::function<void()> more) = 0;
    /// That was all of it; the answer is awaited.
    virtual void whole() = 0;
};

/// Begins to take a body whose head was let in. It may be answered at any time; before the body is whole,
/// that ends the connection. Null when it was answered at once.
using HttpIntake =
    std::function<std::unique_ptr<BodySink>(const HttpRequest& head, Executor& io, Responder respond)>;

struct HttpRoute
{
    QByteArray method;
    QByteArray path; ///< exact, or ending in '*' for a prefix: "/chat/*"
    HttpHandler handler;
    qint64 maxBody = 64 * 1024; ///< bytes; more is answered with 413
    HttpGate gate = {};
    bool needsKey = false;  ///< the gate lets nobody in who has shown no key
    HttpIntake intake = {}; ///< in the place of handler: the body is never whole in memory
};

struct SocketRoute
{
    QByteArray path;
    SocketHandler handler;
    QStringList
        subprotocols; ///< offered by the server; the client's choice must be among them when it is not empty
    qint64 maxMessage = 256 * 1024; ///< bytes; more closes with 1009
    bool needsKey = false;          ///< the handler lets nobody in who has shown no key
};

/// What is served where. Filled at start, before the listener runs; read from every I/O thread after that.
class Router
{
public:
    void add(HttpRoute route);
    void addSocket(SocketRoute route);

    /// The route for a request; fills request.pathTail. When only the method differs, @p allowed lists what
    /// would do.
    const HttpRoute* find(HttpRequest& request, QByteArrayList* allowed) const;
    const SocketRoute* findSocket(const QByteArray& path) const;

private:
    std::vector<HttpRoute> m_routes;
    std::vector<SocketRoute> m_sockets;
};

} // namespace baton::relay
