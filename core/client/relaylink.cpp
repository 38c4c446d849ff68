#include "core/client/relaylink.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QWebSocketHandshakeOptions>
#include <algorithm>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.link")

constexpr int tickMs = 1'000;
constexpr int pingAfterMs = 8'000;
constexpr int deadAfterMs = 18'000;
constexpr int connectMs = 10'000;
constexpr int callMs = 20'000;
constexpr int firstPauseMs = 250;
constexpr int longestPauseMs = 15'000;
constexpr qint64 sleptMs = 15'000; ///< a tick that comes this late means that the machine slept
constexpr quint64 maxMessage = 64 * 1024 * 1024;

QUrl socketAddress(QUrl relay)
{
    relay.setScheme(relay.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    relay.setPath(QStringLiteral("/v1/agent"));
    return relay;
}

} // namespace

RelayLink::RelayLink(QObject* parent) : QObject(parent)
{
    m_clock.start();
    m_socket.setParent(this);
    m_socket.setMaxAllowedIncomingFrameSize(maxMessage);
    m_socket.setMaxAllowedIncomingMessageSize(maxMessage);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_connecting = false;
        m_up = true;
        m_failures = 0;
        m_lastHeard = m_clock.elapsed();
        Q_EMIT up();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { lost(m_socket.closeReason()); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, [this] { lost(m_socket.errorString()); });
#else
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this] { lost(m_socket.errorString()); });
#endif
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RelayLink::received);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_lastHeard = m_clock.elapsed(); });
    m_retry.setSingleShot(true);
    m_retry.setParent(this);
    connect(&m_retry, &QTimer::timeout, this, &RelayLink::connectNow);
    m_tick.setParent(this);
    connect(&m_tick, &QTimer::timeout, this, &RelayLink::tick);
}

void RelayLink::open(const QUrl& relay, const QByteArray& token)
{
    close();
    m_relay = relay;
    m_token = token;
    m_wanted = true;
    m_failures = 0;
    m_lastWallTick = QDateTime::currentMSecsSinceEpoch();
    m_tick.start(tickMs);
    connectNow();
}

void RelayLink::close()
{
    m_wanted = false;
    m_up = false;
    m_connecting = false;
    m_retry.stop();
    m_tick.stop();
    m_socket.abort();
    failCalls(tr("The connection was closed."));
}

void RelayLink::poke()
{
    if (!m_wanted)
        return;
    if (!m_up && !m_connecting) {
        m_failures = 0;
        connectNow();
    } else if (m_up) {
        m_socket.ping();
    }
}

void RelayLink::connectNow()
{
    m_retry.stop();
    m_connecting = true;
    m_lastHeard = m_clock.elapsed();
    Q_EMIT connecting();
    QNetworkRequest request(socketAddress(m_relay));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("baton.v1")});
    m_socket.open(request, options);
}

void RelayLink::lost(const QString& why)
{
    if (!m_wanted || (!m_up && !m_connecting))
        return;
    m_up = false;
    m_connecting = false;
    m_socket.abort();
    failCalls(tr("The connection to the relay was lost."));
    // Qt tells the status of a refused upgrade only in its words.
    if (why.contains(QLatin1String("401")) || m_socket.closeCode() == QWebSocketProtocol::CloseCode(4001)) {
        m_wanted = false;
        m_tick.stop();
        Q_EMIT tokenRefused();
        return;
    }
    const int pause = std::min(longestPauseMs, firstPauseMs << std::min(m_failures, 10));
    ++m_failures;
    const int retryMs = pause / 2 + int(QRandomGenerator::global()->bounded(pause));
    qCInfo(log) << "down:" << why << "- next try in" << retryMs << "ms";
    m_retry.start(retryMs);
    Q_EMIT down(why, retryMs);
}

void RelayLink::call(QLatin1String method, const QJsonObject& params, Reply reply)
{
    if (!m_up) {
        reply(refuse(Refusal::Kind::Unavailable, tr("Not connected to the relay.")));
        return;
    }
    const auto id = ++m_lastId;
    m_calls.insert(id, {std::move(reply), m_clock.elapsed() + callMs});
    m_socket.sendTextMessage(QString::fromUtf8(protocol::rpc::request(id, method, params)));
}

void RelayLink::received(const QString& text)
{
    m_lastHeard = m_clock.elapsed();
    const auto incoming = protocol::rpc::parse(text.toUtf8());
    if (!incoming) {
        qCWarning(log) << "not understood:" << incoming.error().error.message;
        return;
    }
    if (const auto* request = std::get_if<protocol::rpc::Request>(&*incoming)) {
        Q_EMIT notified(request->method, request->params);
        return;
    }
    const auto* success = std::get_if<protocol::rpc::Success>(&*incoming);
    const auto* failure = std::get_if<protocol::rpc::Failure>(&*incoming);
    const auto call = m_calls.take((success ? success->id : failure->id).toInteger());
    if (!call.reply)
        return;
    if (success)
        call.reply(success->result);
    else
        call.reply(Refused(protocol::rpc::toRefusal(failure->error)));
}

void RelayLink::tick()
{
    const auto wall = QDateTime::currentMSecsSinceEpoch();
    const bool slept = std::abs(wall - m_lastWallTick) > sleptMs;
    m_lastWallTick = wall;
    if (slept)
        poke();
    const auto silence = m_clock.elapsed() - m_lastHeard;
    if (m_connecting && silence > connectMs)
        lost(tr("The relay does not answer."));
    else if (m_up && silence > deadAfterMs)
        lost(tr("The relay has gone silent."));
    else if (m_up && silence > pingAfterMs)
        m_socket.ping();
    QList<Reply> late;
    for (auto it = m_calls.begin(); it != m_calls.end();) {
        if (it->deadline < m_clock.elapsed()) {
            late.append(std::move(it->reply));
            it = m_calls.erase(it);
        } else {
            ++it;
        }
    }
    for (const auto& reply : std::as_const(late))
        reply(refuse(Refusal::Kind::Unavailable, tr("The relay did not answer in time.")));
}

void RelayLink::failCalls(const QString& why)
{
    const auto calls = std::exchange(m_calls, {});
    for (const auto& call : calls)
        call.reply(refuse(Refusal::Kind::Unavailable, why));
}

} // namespace baton::client
