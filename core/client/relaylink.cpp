// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/relaylink.h"

#include "core/protocol/agent/agentmethods.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <algorithm>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.link")

constexpr quint64 maxMessage = 64 * 1024 * 1024;
constexpr int endedSession = 4001; ///< the relay's close code when a session is signed out or disabled
constexpr int mostDoublings = 10;

QUrl socketAddress(const QUrl& relay)
{
    auto address = endpoint(relay, QLatin1String("/v1/agent"));
    const bool secure = relay.scheme() == QLatin1String("https") || relay.scheme() == QLatin1String("wss");
    address.setScheme(secure ? QStringLiteral("wss") : QStringLiteral("ws"));
    return address;
}

/// Qt tells the status of a refused upgrade only in its words; 0 when nobody answered.
int statusIn(const QString& error)
{
    for (const auto& words : {QLatin1String("status code"), QLatin1String("http status")}) {
        for (auto said = error.indexOf(words, 0, Qt::CaseInsensitive); said >= 0;
             said = error.indexOf(words, said + 1, Qt::CaseInsensitive)) {
            const auto begin =
                std::find_if(error.begin() + said, error.end(), [](QChar one) { return one.isDigit(); });
            const auto end =
                std::find_if_not(begin, error.end(), [](QChar one) { return one.isLetterOrNumber(); });
            const int status = QStringView(begin, end).toInt();
            if (status >= 100 && status < 600 && !(begin - 1)->isLetter())
                return status;
        }
    }
    return 0;
}

/// What the relay will never understand is not worth saying again; see jsonrpc.h for the codes.
Refusal refusalOf(const protocol::rpc::Error& error)
{
    using namespace protocol::rpc;
    auto refusal = toRefusal(error);
    if (error.code == MethodNotFound || error.code == InvalidRequest || error.code == ParseError)
        refusal.kind = Refusal::Kind::Invalid;
    return refusal;
}

} // namespace

QUrl endpoint(const QUrl& relay, QLatin1String path)
{
    QUrl address = relay;
    auto base = relay.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    address.setPath(base + path);
    address.setQuery(QString());
    address.setFragment(QString());
    return address;
}

RelayLink::RelayLink(const LinkTiming& timing, QObject* parent)
    : QObject(parent)
    , m_timing(timing)
    , m_wallClock(&QDateTime::currentMSecsSinceEpoch)
{
    m_clock.start();
    m_retry.setSingleShot(true);
    m_retry.setParent(this);
    connect(&m_retry, &QTimer::timeout, this, &RelayLink::connectNow);
    m_tick.setParent(this);
    m_check.setParent(this);
    connect(&m_check, &TokenCheck::judged, this, &RelayLink::judged);
    connect(&m_tick, &QTimer::timeout, this, &RelayLink::tick);
}

void RelayLink::setWallClock(std::function<qint64()> clock)
{
    m_wallClock = std::move(clock);
    m_lastWallTick = m_wallClock();
}

void RelayLink::open(const QUrl& relay, const QByteArray& token)
{
    close();
    m_relay = relay;
    m_token = token;
    m_wanted = true;
    m_failures = 0;
    m_lastWallTick = m_wallClock();
    m_tick.start(m_timing.tick);
    connectNow();
}

void RelayLink::close()
{
    m_wanted = false;
    m_retry.stop();
    m_tick.stop();
    m_check.cancel();
    drop();
    failCalls(tr("The connection was closed."));
}

/// A socket lives for one connection: its close code and its half-read frames die with it.
void RelayLink::drop()
{
    m_up = false;
    m_proveBy = 0;
    auto* socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    QMetaObject::invokeMethod(
        socket,
        [socket] {
            socket->abort();
            socket->deleteLater();
        },
        Qt::QueuedConnection);
}

void RelayLink::poke()
{
    if (!m_wanted)
        return;
    if (m_up) {
        m_proveBy = m_clock.elapsed() + m_timing.prove;
        m_socket->ping();
    } else if (!m_socket) {
        m_failures = 0;
        connectNow();
    }
}

void RelayLink::restart(const QString& why)
{
    if (m_socket)
        lost(why);
}

void RelayLink::connectNow()
{
    m_retry.stop();
    m_check.cancel();
    drop();
    m_lastHeard = m_clock.elapsed();
    Q_EMIT connecting();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(maxMessage);
    m_socket->setMaxAllowedIncomingMessageSize(maxMessage);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_up = true;
        m_lastHeard = m_clock.elapsed();
        Q_EMIT up();
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this] { lost(m_socket->closeReason()); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, [this] { lost(m_socket->errorString()); });
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this] { lost(m_socket->errorString()); });
#endif
    connect(m_socket, &QWebSocket::textMessageReceived, this, &RelayLink::received);
    connect(m_socket, &QWebSocket::pong, this, [this] {
        m_lastHeard = m_clock.elapsed();
        m_proveBy = 0;
    });
    QNetworkRequest request(socketAddress(m_relay));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("baton.v1")});
    m_socket->open(request, options);
}

void RelayLink::lost(const QString& why)
{
    if (!m_wanted || !m_socket)
        return;
    const bool isEnded = m_up && int(m_socket->closeCode()) == endedSession;
    const auto status = m_up ? 0 : statusIn(why);
    drop();
    if (isEnded)
        return judged(TokenCheck::Verdict::Refused);
    // Some answer that is no upgrade: whose?
    if (status == 0)
        return tryLater(why);
    m_doubt = why;
    m_check.start(m_relay, m_token, m_timing.connect);
}

void RelayLink::judged(TokenCheck::Verdict verdict)
{
    if (!m_wanted)
        return;
    if (verdict == TokenCheck::Verdict::Refused) {
        close();
        Q_EMIT tokenRefused();
    } else if (verdict == TokenCheck::Verdict::Stranger) {
        tryLater(tr("Something between this computer and the relay answers in its place, such as a network's "
                    "sign-in page or a proxy. Baton tries again."));
    } else {
        tryLater(m_doubt);
    }
}

void RelayLink::tryLater(const QString& why)
{
    const int pause =
        std::min(m_timing.longestPause, m_timing.firstPause << std::min(m_failures, mostDoublings));
    ++m_failures;
    // Jitter: after a restart of the relay its agents do not all come back in the same moment.
    const int retryMs = pause / 2 + int(QRandomGenerator::global()->bounded(pause / 2 + 1));
    qCInfo(log) << "down:" << why << "- next try in" << retryMs << "ms";
    m_retry.start(retryMs);
    failCalls(tr("The connection to the relay was lost."));
    Q_EMIT down(why.isEmpty() ? tr("The connection to the relay was lost.") : why, retryMs);
}

void RelayLink::call(QLatin1String method, const QJsonObject& params, Reply reply)
{
    const auto id = ++m_lastId;
    if (!m_up) {
        QMetaObject::invokeMethod(
            this,
            [reply = std::move(reply)] {
                reply(refuse(Refusal::Kind::Unavailable, tr("Not connected to the relay.")));
            },
            Qt::QueuedConnection);
        return;
    }
    const bool hello = method == protocol::method::SessionHello::name;
    m_calls.insert(id, {std::move(reply), m_clock.elapsed() + (hello ? m_timing.hello : m_timing.answer)});
    m_socket->sendTextMessage(QString::fromUtf8(protocol::rpc::request(id, method, params)));
}

void RelayLink::received(const QString& text)
{
    m_lastHeard = m_clock.elapsed();
    m_proveBy = 0;
    const auto incoming = protocol::rpc::parse(text.toUtf8());
    if (!incoming) {
        qCWarning(log) << "not understood:" << incoming.error().error.message;
        return;
    }
    if (const auto* request = std::get_if<protocol::rpc::Request>(&*incoming))
        Q_EMIT notified(request->method, request->params);
    else
        answered(*incoming);
}

void RelayLink::answered(const protocol::rpc::Incoming& incoming)
{
    const auto* success = std::get_if<protocol::rpc::Success>(&incoming);
    const auto* failure = std::get_if<protocol::rpc::Failure>(&incoming);
    const auto call = m_calls.take((success ? success->id : failure->id).toInteger());
    if (!call.reply)
        return;
    if (success)
        call.reply(success->result);
    else
        call.reply(Refused(refusalOf(failure->error)));
}

void RelayLink::tick()
{
    const auto wall = m_wallClock();
    const bool slept = std::abs(wall - m_lastWallTick) > m_timing.clockJump;
    m_lastWallTick = wall;
    if (slept) {
        // What was connected before may look alive for minutes; a new connection resumes in one round trip.
        qCInfo(log) << "the clock jumped: connecting anew";
        m_failures = 0;
        if (m_socket)
            lost(tr("The computer was asleep."));
        if (m_wanted)
            connectNow();
        return;
    }
    checkLife();
    expireCalls();
}

void RelayLink::checkLife()
{
    const auto now = m_clock.elapsed();
    const auto silence = now - m_lastHeard;
    if (m_socket && !m_up && silence > m_timing.connect)
        lost(tr("The relay does not answer."));
    else if (m_up && (silence > m_timing.deadAfter || (m_proveBy > 0 && now > m_proveBy)))
        lost(tr("The relay has gone silent."));
    else if (m_up && silence > m_timing.pingAfter)
        m_socket->ping();
}

void RelayLink::expireCalls()
{
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
