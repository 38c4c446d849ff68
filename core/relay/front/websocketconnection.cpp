#include "core/relay/front/websocketconnection.h"

#include "core/relay/front/frame.h"

namespace baton::relay {

namespace {
constexpr int closeGraceMs = 3'000;
}

WebSocketConnection::WebSocketConnection(QWebSocket* webSocket, QTcpSocket* socket,
                                         std::unique_ptr<SocketSession> session, const SocketRoute& route,
                                         const FrontLimits& limits, FrontCounters& counters,
                                         Executor& executor, QObject* parent)
    : QObject(parent)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_session(std::move(session))
    , m_limits(limits)
    , m_counters(counters)
    , m_executor(executor)
    , m_peer(webSocket->peerAddress())
{
    m_webSocket->setParent(this);
    m_webSocket->setMaxAllowedIncomingFrameSize(quint64(route.maxMessage));
    m_webSocket->setMaxAllowedIncomingMessageSize(quint64(route.maxMessage));
    ++m_counters.sockets;
}

WebSocketConnection::~WebSocketConnection() { --m_counters.sockets; }

void WebSocketConnection::open()
{
    connect(m_webSocket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        m_heard = true;
        if (!m_closing) {
            const auto utf8 = text.toUtf8();
            m_counters.bytesIn += utf8.size();
            m_session->textReceived(utf8);
        }
    });
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& bytes) {
        m_heard = true;
        m_counters.bytesIn += bytes.size();
        if (!m_closing)
            m_session->binaryReceived(bytes);
    });
    connect(m_webSocket, &QWebSocket::pong, this, [this](quint64, const QByteArray& payload) {
        m_heard = true;
        if (!m_closing)
            m_session->pongReceived(payload);
    });
    connect(m_webSocket, &QWebSocket::disconnected, this, &WebSocketConnection::gone);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (!m_closing && m_socket && m_socket->bytesToWrite() == 0)
            m_session->drained();
    });
    m_keepAlive.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_keepAlive, &QTimer::timeout, this, &WebSocketConnection::keepAlive);
    m_keepAlive.start(m_limits.pingMs);
    m_session->opened(*this);
}

void WebSocketConnection::keepAlive()
{
    if (m_asked && !m_heard) {
        // Neither a word nor a pong since the last question: the other end is gone without saying so.
        m_webSocket->abort();
        gone();
        return;
    }
    m_asked = true;
    m_heard = false;
    ping({});
    m_keepAlive.start(m_closing ? closeGraceMs : m_limits.pongMs);
}

void WebSocketConnection::sendText(const QByteArray& utf8) { sendFramed(textFrame(utf8)); }
void WebSocketConnection::sendBinary(const QByteArray& payload) { sendFramed(binaryFrame(payload)); }
void WebSocketConnection::ping(const QByteArray& payload) { sendFramed(pingFrame(payload)); }

void WebSocketConnection::sendFramed(const QByteArray& frames)
{
    if (m_closing || !m_socket)
        return;
    if (m_socket->bytesToWrite() > m_limits.queuedBytes) {
        close(1013, QStringLiteral("You read too slowly. Connect again and resume."));
        return;
    }
    m_counters.bytesOut += frames.size();
    m_socket->write(frames);
}

qint64 WebSocketConnection::queuedBytes() const { return m_socket ? m_socket->bytesToWrite() : 0; }

void WebSocketConnection::close(quint16 code, const QString& reason)
{
    if (m_closing)
        return;
    m_closing = true;
    m_webSocket->close(QWebSocketProtocol::CloseCode(code), reason);
    m_heard = false;
    m_asked = true;
    m_keepAlive.start(closeGraceMs);
}

void WebSocketConnection::gone()
{
    if (m_gone)
        return;
    m_gone = true;
    m_closing = true;
    m_keepAlive.stop();
    m_session->closed();
    deleteLater();
}

} // namespace baton::relay
