// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/conformance/echo.h"

#include "core/net/socketio/socket.h"

#include <QAbstractEventDispatcher>
#include <QTimer>

namespace baton::conformance {

using namespace relay::socketio;
using namespace std::chrono_literals;

namespace {

constexpr auto pause = 20ms;

class EngineEcho : public EngineListener
{
public:
    explicit EngineEcho(EngineSession& session) : m_session(session) {}

    void textReceived(const QByteArray& utf8) override { m_session.sendText(utf8); }
    void binaryReceived(const QByteArray& bytes) override { m_session.sendBinary(bytes); }
    void closed(CloseReason) override {}

private:
    EngineSession& m_session;
};

/// Tells the client what it said of itself, and repeats its messages.
class SocketEcho : public SocketListener
{
public:
    explicit SocketEcho(QJsonObject auth) : m_auth(std::move(auth)) {}

    void connected(const std::shared_ptr<Socket>& socket) override
    {
        m_socket = socket;
        // The suite's client sees only the first of two messages that arrive in one read, and waits for the
        // other.
        QTimer::singleShot(pause, QAbstractEventDispatcher::instance(), [weak = m_socket, auth = m_auth] {
            if (const auto open = weak.lock())
                open->emitEvent(QStringLiteral("auth"), {auth});
        });
    }

    void event(ReceivedEvent event) override
    {
        const auto socket = m_socket.lock();
        if (event.name == QLatin1String("message") && socket)
            socket->emitEvent(QStringLiteral("message-back"), event.arguments, event.attachments);
        else if (event.name == QLatin1String("message-with-ack") && event.acknowledge)
            event.acknowledge(event.arguments, event.attachments);
    }

    void disconnected() override {}

private:
    QJsonObject m_auth;
    std::weak_ptr<Socket> m_socket;
};

class EchoNamespace : public Namespace
{
public:
    std::variant<ConnectRefusal, std::shared_ptr<SocketListener>>
    connecting(const ConnectRequest& request) override
    {
        return std::make_shared<SocketEcho>(request.auth);
    }
};

ServerSetup setup()
{
    ServerSetup setup;
    setup.namespaces = {{"/", std::make_shared<EchoNamespace>()},
                        {"/custom", std::make_shared<EchoNamespace>()}};
    setup.connectTimeout = 1000ms;
    return setup;
}

} // namespace

EngineOptions EchoServers::options(const QByteArray& path)
{
    EngineOptions options;
    options.path = path;
    options.pingInterval = 300ms;
    options.pingTimeout = 200ms;
    return options;
}

EchoServers::EchoServers()
    : m_engine(options("/engine.io/"),
               [](EngineSession& session) { return std::make_shared<EngineEcho>(session); })
    , m_sockets(options("/socket.io/"), setup())
{}

void EchoServers::route(relay::Router& router)
{
    m_engine.route(router);
    m_sockets.route(router);
}

void EchoServers::close()
{
    m_engine.close();
    m_sockets.close();
}

} // namespace baton::conformance
