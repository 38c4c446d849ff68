// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/rpcclient.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>
#include <QtTest>

namespace baton::testing {

namespace {

constexpr int answerMs = 30'000;

QWebSocketHandshakeOptions optionsFor(const QString& subprotocol)
{
    QWebSocketHandshakeOptions options;
    if (!subprotocol.isEmpty())
        options.setSubprotocols({subprotocol});
    return options;
}

RpcAnswer answerFrom(const QJsonObject& message)
{
    const auto error = message.value(QLatin1String("error")).toObject();
    const auto given = message.value(QLatin1String("result"));
    const auto result = given.isArray() ? QJsonObject{{QStringLiteral("items"), given}} : given.toObject();
    return {true, result, error.value(QLatin1String("code")).toInt(),
            error.value(QLatin1String("message")).toString(), error.value(QLatin1String("data")).toObject()};
}

} // namespace

RpcClient::RpcClient(QObject* parent) : QObject(parent)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RpcClient::received);
    connect(&m_socket, &QWebSocket::connected, this, &RpcClient::opened);
    connect(&m_socket, &QWebSocket::disconnected, this, &RpcClient::closed);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, [this] { m_failed = true; });
#else
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { m_failed = true; });
#endif
}

void RpcClient::begin(const QUrl& url, const QByteArray& token, const QString& subprotocol)
{
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token);
    m_waiting.clear();
    m_failed = false;
    m_socket.open(request, optionsFor(subprotocol));
}

bool RpcClient::open(const QUrl& url, const QByteArray& token, const QString& subprotocol)
{
    begin(url, token, subprotocol);
    const auto settled = [this] {
        return isOpen() || m_failed || m_socket.state() == QAbstractSocket::UnconnectedState;
    };
    return QTest::qWaitFor(settled, answerMs) && isOpen();
}

void RpcClient::send(const QString& method, const QJsonObject& params, Then then)
{
    const int id = ++m_next;
    m_waiting.insert(id, std::move(then));
    const QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("id"), id},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), params}};
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
}

RpcAnswer RpcClient::call(const QString& method, const QJsonObject& params)
{
    RpcAnswer answer;
    send(method, params, [&answer](const RpcAnswer& got) { answer = got; });
    const int id = m_next;
    if (!QTest::qWaitFor([&] { return answer.came || !isOpen(); }, answerMs) || !answer.came)
        m_waiting.remove(id);
    return answer;
}

RpcAnswer RpcClient::callRaw(const QString& text)
{
    m_stray.reset();
    sendRaw(text);
    if (!QTest::qWaitFor([this] { return m_stray.has_value() || !isOpen(); }, answerMs))
        return {};
    return m_stray.value_or(RpcAnswer());
}

QList<QJsonObject> RpcClient::notificationsOf(const QString& method) const
{
    QList<QJsonObject> found;
    for (const auto& notification : m_notifications)
        if (notification.method == method)
            found.append(notification.params);
    return found;
}

void RpcClient::received(const QString& text)
{
    const auto message = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto method = message.value(QLatin1String("method")).toString();
    if (!method.isEmpty()) {
        const auto params = message.value(QLatin1String("params")).toObject();
        m_notifications.append({method, params});
        Q_EMIT notified(method, params);
        return;
    }
    const auto then = m_waiting.find(message.value(QLatin1String("id")).toInt());
    if (then == m_waiting.end()) {
        m_stray = answerFrom(message);
    } else {
        const auto call = *then;
        m_waiting.erase(then);
        if (call)
            call(answerFrom(message));
    }
    Q_EMIT answered();
}

QList<QJsonObject> eventsToldTo(const RpcClient& bot)
{
    auto events = bot.notificationsOf(QStringLiteral("event"));
    events.removeIf([](const QJsonObject& event) {
        const auto type = event.value(QLatin1String("type")).toString();
        return type == QLatin1String("notice") || type == QLatin1String("agents");
    });
    return events;
}

} // namespace baton::testing
