// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/relayclient.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocketServer>
#include <QtTest>

using namespace samplebot;

namespace {

/// The relay's end of /v1/bot, answering as the test says.
class RelayEnd : public QObject
{
    Q_OBJECT
public:
    RelayEnd()
    {
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            socket.reset(m_server.nextPendingConnection());
            authorization = socket->request().rawHeader("Authorization");
            path = socket->requestUrl().path();
            connect(socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString& text) {
                requests.append(QJsonDocument::fromJson(text.toUtf8()).object());
            });
            ++connections;
        });
    }

    bool listen(quint16 port = 0) { return m_server.listen(QHostAddress::LocalHost, port); }
    quint16 port() const { return m_server.serverPort(); }
    QUrl url(const QString& under = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(under));
    }
    void close() { m_server.close(); }
    void vanish()
    {
        close();
        socket->abort();
        socket.release()->deleteLater();
    }

    void send(const QJsonObject& message)
    {
        socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    void accept(qsizetype request)
    {
        send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
              {QStringLiteral("id"), requests[request].value(QLatin1String("id"))},
              {QStringLiteral("result"), QJsonObject{{QStringLiteral("accepted"), 1}}}});
    }
    void refuse(qsizetype request, int code)
    {
        send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
              {QStringLiteral("id"), requests[request].value(QLatin1String("id"))},
              {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), code},
                                                    {QStringLiteral("message"), QStringLiteral("no")}}}});
    }
    QString published(qsizetype request) const
    {
        const auto params = requests[request].value(QLatin1String("params")).toObject();
        return params.value(QLatin1String("events"))
            .toArray()
            .at(0)
            .toObject()
            .value(QLatin1String("id"))
            .toString();
    }

    std::unique_ptr<QWebSocket> socket;
    QList<QJsonObject> requests;
    QByteArray authorization;
    QString path;
    int connections = 0;

private:
    QWebSocketServer m_server{QStringLiteral("relay"), QWebSocketServer::NonSecureMode};
};

QJsonObject cloudEvent(const char* id) { return {{QStringLiteral("id"), QString::fromLatin1(id)}}; }

} // namespace

class ClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSignsInWithItsKey();
    void itStandsBehindAProxysPathToo();
    void notificationsAreHandedOn();
    void eventsGoOutOneAfterAnother();
    void whatHasNoAnswerGoesOutAgainAfterAReconnect();
    void whatIsRefusedForGoodIsLeft();
    void whatIsRefusedForNowGoesOutAgain();
    void itWaitsForARelayThatIsNotThere();
    void aWrongKeyIsToldAndNotTriedAgain();
};

void ClientTest::itSignsInWithItsKey()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(), "the-key");
    QSignalSpy connected(&client, &RelayClient::connected);
    client.connectToRelay();
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(relay.authorization, QByteArray("Bearer the-key"));
    QCOMPARE(relay.path, QStringLiteral("/v1/bot"));
}

void ClientTest::itStandsBehindAProxysPathToo()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(QStringLiteral("/help/")), "key");
    client.connectToRelay();
    QTRY_COMPARE(relay.path, QStringLiteral("/help/v1/bot"));
}

void ClientTest::notificationsAreHandedOn()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(), "key");
    QSignalSpy events(&client, &RelayClient::notified);
    client.connectToRelay();
    QTRY_COMPARE(relay.connections, 1);
    relay.socket->sendTextMessage(QStringLiteral("no JSON"));
    relay.send({{QStringLiteral("method"), QStringLiteral("other")}});
    relay.send({{QStringLiteral("method"), QStringLiteral("event")},
                {QStringLiteral("params"), cloudEvent("evt_1")}});
    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(events.first().first().toJsonObject(), cloudEvent("evt_1"));
}

void ClientTest::eventsGoOutOneAfterAnother()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(), "key");
    client.publish(cloudEvent("a")); // before there is a connection
    client.connectToRelay();
    client.publish(cloudEvent("b"));
    QTRY_COMPARE(relay.requests.size(), 1);
    QCOMPARE(relay.requests.first().value(QLatin1String("method")).toString(),
             QStringLiteral("events.publish"));
    QCOMPARE(relay.published(0), QStringLiteral("a"));
    relay.accept(0);
    QTRY_COMPARE(relay.requests.size(), 2);
    QCOMPARE(relay.published(1), QStringLiteral("b"));
}

void ClientTest::whatHasNoAnswerGoesOutAgainAfterAReconnect()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    const auto port = relay.port();
    RelayClient client(relay.url(), "key");
    client.connectToRelay();
    client.publish(cloudEvent("a"));
    client.publish(cloudEvent("b"));
    QTRY_COMPARE(relay.requests.size(), 1);
    relay.vanish();
    QVERIFY(relay.listen(port));
    QTRY_COMPARE(relay.requests.size(), 2);
    QCOMPARE(relay.published(1), QStringLiteral("a"));
    relay.accept(1);
    QTRY_COMPARE(relay.requests.size(), 3);
    QCOMPARE(relay.published(2), QStringLiteral("b"));
}

void ClientTest::whatIsRefusedForGoodIsLeft()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(), "key");
    client.connectToRelay();
    client.publish(cloudEvent("a"));
    client.publish(cloudEvent("b"));
    QTRY_COMPARE(relay.requests.size(), 1);
    constexpr int conflict = -32009; // a person has the conversation
    relay.refuse(0, conflict);
    QTRY_COMPARE(relay.requests.size(), 2);
    QCOMPARE(relay.published(1), QStringLiteral("b"));
}

void ClientTest::whatIsRefusedForNowGoesOutAgain()
{
    RelayEnd relay;
    QVERIFY(relay.listen());
    RelayClient client(relay.url(), "key");
    client.connectToRelay();
    client.publish(cloudEvent("a"));
    client.publish(cloudEvent("b"));
    QTRY_COMPARE(relay.requests.size(), 1);
    constexpr int tooMany = -32029;
    relay.refuse(0, tooMany);
    QTRY_COMPARE(relay.requests.size(), 2);
    QCOMPARE(relay.published(1), QStringLiteral("a"));
}

void ClientTest::itWaitsForARelayThatIsNotThere()
{
    // Given an address where nobody listens, and a bot that has found that out
    RelayEnd relay;
    QVERIFY(relay.listen());
    const auto url = relay.url();
    const auto port = relay.port();
    relay.close();
    RelayClient client(url, "key");
    QSignalSpy retrying(&client, &RelayClient::retrying);
    client.connectToRelay();
    QTRY_VERIFY(!retrying.isEmpty());
    // When the relay starts
    QVERIFY(relay.listen(port));
    // Then the bot is there by itself
    QTRY_COMPARE(relay.connections, 1);
}

void ClientTest::aWrongKeyIsToldAndNotTriedAgain()
{
    // Given a relay that refuses the handshake
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int tries = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        auto* socket = server.nextPendingConnection();
        ++tries;
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    RelayClient client(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())), "wrong");
    QSignalSpy refused(&client, &RelayClient::keyRefused);
    client.connectToRelay();
    QTRY_VERIFY(!refused.isEmpty());
    QCOMPARE(tries, 1);
}

BATON_TEST(ClientTest)
#include "tst_samplebotclient.moc"
