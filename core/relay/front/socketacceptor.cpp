#include "core/relay/front/socketacceptor.h"

#include "core/relay/front/websocketconnection.h"

#include <QPointer>
#include <QTimer>
#include <QWebSocket>

namespace baton::relay {

SocketAcceptor::SocketAcceptor(const FrontLimits& limits, FrontCounters& counters, Executor& executor,
                               QObject* parent)
    : QObject(parent)
    , m_limits(limits)
    , m_counters(counters)
    , m_executor(executor)
{}

SocketAcceptor::~SocketAcceptor() = default;

QWebSocketServer* SocketAcceptor::serverFor(const SocketRoute& route)
{
    auto*& server = m_servers[&route];
    if (!server) {
        server = new QWebSocketServer(QString(), QWebSocketServer::NonSecureMode, this);
        server->setMaxPendingConnections(std::numeric_limits<int>::max());
#if QT_VERSION >= QT_VERSION_CHECK(6, 4, 0)
        if (!route.subprotocols.isEmpty())
            server->setSupportedSubprotocols(route.subprotocols);
#endif
        connect(server, &QWebSocketServer::newConnection, this,
                [this, server = server] { connected(server); });
    }
    return server;
}

void SocketAcceptor::accept(const SocketRoute& route, QTcpSocket* socket,
                            std::unique_ptr<SocketSession> session)
{
    auto* server = serverFor(route);
    socket->setParent(server);
    const Peer peer{socket->peerAddress().toString(), socket->peerPort()};
    m_pending[peer] = {socket, std::move(session), &route};
    // A handshake that fails or dawdles: the server closes the socket, or we do.
    connect(socket, &QTcpSocket::disconnected, this, [this, peer, socket] {
        if (const auto it = m_pending.find(peer); it != m_pending.end() && it->second.socket == socket)
            m_pending.erase(it);
    });
    QTimer::singleShot(m_limits.handshakeMs, Qt::CoarseTimer, socket, [this, peer, socket] {
        if (const auto it = m_pending.find(peer); it != m_pending.end() && it->second.socket == socket)
            socket->abort();
    });
    server->handleConnection(socket);
}

void SocketAcceptor::connected(QWebSocketServer* server)
{
    while (auto* webSocket = server->nextPendingConnection()) {
        const auto it = m_pending.find({webSocket->peerAddress().toString(), webSocket->peerPort()});
        if (it == m_pending.end()) {
            webSocket->abort();
            webSocket->deleteLater();
            continue;
        }
        auto pending = std::move(it->second);
        m_pending.erase(it);
        auto* connection = new WebSocketConnection(webSocket, pending.socket, std::move(pending.session),
                                                   *pending.route, m_limits, m_counters, m_executor, this);
        m_open.insert(connection);
        connect(connection, &QObject::destroyed, this, [this, connection] { m_open.remove(connection); });
        connection->open();
    }
}

void SocketAcceptor::drain()
{
    const auto open = m_open;
    for (auto* connection : open)
        connection->close(1001, QStringLiteral("The relay is restarting."));
}

} // namespace baton::relay
