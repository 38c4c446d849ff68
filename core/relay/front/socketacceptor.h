#pragma once

#include "core/relay/front/front.h"

#include <QHash>
#include <QObject>
#include <QTcpSocket>
#include <QWebSocketServer>
#include <map>
#include <memory>

namespace baton::relay {

class WebSocketConnection;

/// Turns upgrades into WebSocket connections on one I/O thread. The handshake itself is Qt's.
class SocketAcceptor : public QObject
{
    Q_OBJECT
public:
    SocketAcceptor(const FrontLimits& limits, FrontCounters& counters, Executor& executor, QObject* parent);
    ~SocketAcceptor() override;

    /// Takes the socket, its request still unread.
    void accept(const SocketRoute& route, QTcpSocket* socket, std::unique_ptr<SocketSession> session);
    /// Closes every connection with 1001.
    void drain();

private:
    struct Pending
    {
        QTcpSocket* socket;
        std::unique_ptr<SocketSession> session;
        const SocketRoute* route;
    };
    using Peer = std::pair<QString, quint16>;

    QWebSocketServer* serverFor(const SocketRoute& route);
    void connected(QWebSocketServer* server);

    const FrontLimits& m_limits;
    FrontCounters& m_counters;
    Executor& m_executor;
    QHash<const SocketRoute*, QWebSocketServer*> m_servers;
    std::map<Peer, Pending> m_pending;
    QSet<WebSocketConnection*> m_open;
};

} // namespace baton::relay
