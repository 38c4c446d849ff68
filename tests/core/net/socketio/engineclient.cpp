// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/net/socketio/engineclient.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

namespace baton::tests {

QUrl engineUrl(quint16 port, const QString& path, const QString& sid)
{
    const auto query = QStringLiteral("EIO=4&transport=websocket") +
                       (sid.isEmpty() ? QString() : QStringLiteral("&sid=") + sid);
    return QUrl(QStringLiteral("ws://127.0.0.1:%1%2?%3").arg(port).arg(path, query));
}

bool EngineClient::serve(const relay::Router& router, int ioThreads)
{
    relay::Front::Options options;
    options.ioThreads = ioThreads;
    m_front = std::make_unique<relay::Front>(options);
    const auto started = m_front->start(router);
    if (!started)
        qWarning("%s", qPrintable(started.error().detail));
    return started.has_value();
}

QString EngineClient::polling(const QString& sid)
{
    return QStringLiteral("EIO=4&transport=polling") +
           (sid.isEmpty() ? QString() : QStringLiteral("&sid=") + sid);
}

EngineClient::Reply EngineClient::request(const QByteArray& method, const QString& query,
                                          const QByteArray& body)
{
    QUrl url(QStringLiteral("http://127.0.0.1:%1%2?%3").arg(m_front->port()).arg(m_path, query));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
    request.setRawHeader("Origin", "https://shop.example");
    return Reply(m_network.sendCustomRequest(request, method, body));
}

QString EngineClient::open()
{
    const auto reply = request("GET", polling({}));
    if (!finished(reply) || statusOf(reply) != 200)
        return {};
    const auto packet = reply->readAll();
    const auto data = QJsonDocument::fromJson(packet.mid(1)).object();
    return packet.startsWith('0') ? data.value(QLatin1String("sid")).toString() : QString();
}

int EngineClient::statusOf(const Reply& reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Ear::Ear(const QUrl& url)
{
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                     [this](const QString& text) { texts.append(text); });
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket,
                     [this](const QByteArray& bytes) { binaries.append(bytes); });
    QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { closed = true; });
    socket.open(url);
}

QStringList Ear::words() const
{
    QStringList words = texts;
    words.removeAll(QStringLiteral("2"));
    return words;
}

bool finished(const EngineClient::Reply& reply)
{
    return QTest::qWaitFor([&reply] { return reply->isFinished(); });
}

} // namespace baton::tests
