#pragma once

#include "core/relay/front/front.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>
#include <memory>

namespace baton::relay {

/// Connection over QWebSocket: Qt reads, while frames that are already encoded go to the TCP socket as they
/// are. Lives on its I/O thread; deletes itself when the peer is gone.
class WebSocketConnection : public QObject, public Connection
{
    Q_OBJECT
public:
    WebSocketConnection(QWebSocket* webSocket, QTcpSocket* socket, std::unique_ptr<SocketSession> session,
                        const SocketRoute& route, const FrontLimits& limits, FrontCounters& counters,
                        Executor& executor, QObject* parent);
    ~WebSocketConnection() override;

    void open();

    void sendText(const QByteArray& utf8) override;
    void sendBinary(const QByteArray& payload) override;
    void sendFramed(const QByteArray& frames) override;
    void ping(const QByteArray& payload) override;
    qint64 queuedBytes() const override;
    void close(quint16 code, const QString& reason) override;
    QHostAddress peer() const override { return m_peer; }
    Executor& executor() const override { return m_executor; }

private:
    void keepAlive();
    void gone();

    QWebSocket* m_webSocket;
    QPointer<QTcpSocket> m_socket;
    std::unique_ptr<SocketSession> m_session;
    const FrontLimits& m_limits;
    FrontCounters& m_counters;
    Executor& m_executor;
    QHostAddress m_peer;
    QTimer m_keepAlive;
    bool m_heard = true;
    bool m_asked = false;
    bool m_closing = false;
    bool m_gone = false;
};

} // namespace baton::relay
