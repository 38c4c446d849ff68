// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/relayclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QRandomGenerator>

namespace samplebot {

namespace {

Q_LOGGING_CATEGORY(log, "baton.samplebot")

constexpr int aliveMs = 15'000;
constexpr int mostWaiting = 10'000;
constexpr int againMs = 1000;

/// JSON-RPC's "internal error" and the relay's "too many requests": it may take the same event later.
bool passes(int code) { return code == -32603 || code == -32029; }

} // namespace

RelayClient::RelayClient(QUrl relay, QByteArray key, QObject* parent)
    : QObject(parent)
    , m_relay(std::move(relay))
    , m_key(std::move(key))
{
    m_relay.setScheme(m_relay.scheme() == QLatin1String("https") ? QStringLiteral("wss")
                                                                 : QStringLiteral("ws"));
    // A proxy may have put the relay under a path of its own.
    auto path = m_relay.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_relay.setPath(path + QStringLiteral("/v1/bot"));
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_up = m_heard = true;
        m_failures = 0;
        m_alive.start(aliveMs);
        Q_EMIT connected();
        sendNext();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, &RelayClient::lost);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, &RelayClient::lost);
#else
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &RelayClient::lost);
#endif
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RelayClient::received);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_heard = true; });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_sending = false;
        sendNext();
    });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RelayClient::connectToRelay);
    connect(&m_alive, &QTimer::timeout, this, [this] {
        if (!m_heard)
            return m_socket.abort();
        m_heard = false;
        m_socket.ping();
    });
}

/// The socket says good-bye when it is destroyed, and by then the timers are gone.
RelayClient::~RelayClient() { m_socket.disconnect(this); }

void RelayClient::connectToRelay()
{
    QNetworkRequest request(m_relay);
    request.setRawHeader("Authorization", "Bearer " + m_key);
    m_socket.open(request);
}

void RelayClient::lost()
{
    m_up = m_sending = false;
    m_alive.stop();
    m_again.stop();
    if (m_retry.isActive())
        return;
    // The socket tells the status of a refused handshake in its error's text alone.
    if (m_socket.errorString().contains(QLatin1String("401"))) {
        Q_EMIT keyRefused();
        return;
    }
    const int pause = std::min(10'000, 250 << std::min(m_failures++, 6));
    m_retry.start(pause / 2 + int(QRandomGenerator::global()->bounded(pause)));
    qCInfo(log).noquote() << "not connected:" << m_socket.errorString();
    Q_EMIT retrying();
}

void RelayClient::publish(const QJsonObject& cloudEvent)
{
    if (m_waiting.size() >= mostWaiting) {
        qCWarning(log) << "too many answers wait for the relay; the oldest one is dropped";
        m_waiting.removeAt(m_sending ? 1 : 0);
    }
    m_waiting.append(cloudEvent);
    sendNext();
}

/// One at a time: answers come in the order of questions, and a lost connection leaves one event in doubt at
/// most.
void RelayClient::sendNext()
{
    if (!m_up || m_sending || m_waiting.isEmpty())
        return;
    m_sending = true;
    const QJsonObject request{
        {QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
        {QStringLiteral("id"), ++m_lastId},
        {QStringLiteral("method"), QStringLiteral("events.publish")},
        {QStringLiteral("params"), QJsonObject{{QStringLiteral("events"), QJsonArray{m_waiting.first()}}}}};
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
}

void RelayClient::received(const QString& text)
{
    m_heard = true;
    const auto object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (object.value(QLatin1String("method")).toString() == QLatin1String("event")) {
        Q_EMIT notified(object.value(QLatin1String("params")).toObject());
        return;
    }
    if (object.value(QLatin1String("id")).toInteger() != m_lastId || !m_sending)
        return;
    const auto error = object.value(QLatin1String("error")).toObject();
    if (passes(error.value(QLatin1String("code")).toInt())) {
        m_again.start(againMs);
        return;
    }
    m_sending = false;
    if (!error.isEmpty()) {
        // Refused for good: saying it again changes nothing. What came while a person held the conversation
        // is left out, and noted, instead.
        qCInfo(log).noquote() << "refused:" << error.value(QLatin1String("message")).toString();
    }
    const auto notes =
        object.value(QLatin1String("result")).toObject().value(QLatin1String("notes")).toArray();
    for (const auto& note : notes)
        qCInfo(log).noquote() << note.toString();
    m_waiting.removeFirst();
    sendNext();
}

} // namespace samplebot
