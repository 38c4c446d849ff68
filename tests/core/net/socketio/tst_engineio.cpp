// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineserver.h"
#include "tests/conformance/echo.h"
#include "tests/core/net/socketio/engineclient.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace baton;
using namespace baton::tests;
using namespace relay::socketio;
using namespace std::chrono_literals;

namespace {

/// Says everything back, and much unasked when told to flood.
class Talker : public EngineListener
{
public:
    explicit Talker(EngineSession& session) : m_session(session) {}
    void textReceived(const QByteArray& utf8) override
    {
        if (utf8 == "flood") {
            for (int i = 0; i < 100; ++i)
                m_session.sendText(QByteArray(1000, 'x'));
        } else if (utf8 == "bye") {
            m_session.sendText("last words");
            m_session.close();
        } else {
            m_session.sendText(utf8);
        }
    }
    void binaryReceived(const QByteArray& bytes) override { m_session.sendBinary(bytes); }
    void closed(CloseReason) override {}

private:
    EngineSession& m_session;
};

} // namespace

/// A client of Engine.IO v4 on real sockets, with two I/O threads so that its requests come in on either.
class EngineIoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<EngineClient>(QStringLiteral("/engine.io/"));
        m_router = std::make_unique<relay::Router>();
    }
    void cleanup()
    {
        m_server->close();
        m_client.reset();
        m_server.reset();
    }

    void handshakeTellsTheTerms()
    {
        serve(25'000ms, 20'000ms);
        const auto reply = m_client->request("GET", QStringLiteral("EIO=4&transport=polling"));
        QVERIFY(finished(reply));
        QCOMPARE(EngineClient::statusOf(reply), 200);
        QCOMPARE(reply->rawHeader("Access-Control-Allow-Origin"), QByteArray("*"));
        auto data = QJsonDocument::fromJson(reply->readAll().mid(1)).object();
        QVERIFY(data.take(QStringLiteral("sid")).toString().size() >= 20);
        const QJsonObject terms{{QStringLiteral("upgrades"), QJsonArray{QStringLiteral("websocket")}},
                                {QStringLiteral("pingInterval"), 25'000},
                                {QStringLiteral("pingTimeout"), 20'000},
                                {QStringLiteral("maxPayload"), 1'000'000}};
        QCOMPARE(data, terms);
    }

    void wrongRequestsAreToldWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* method, const char* query, int code) {
            QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(query) << code;
        };
        row("no transport", "GET", "EIO=4", 0);
        row("unknown transport", "GET", "EIO=4&transport=pigeon", 0);
        row("unknown session", "GET", "EIO=4&transport=polling&sid=nobody", 1);
        row("unknown session, sending", "POST", "EIO=4&transport=polling&sid=nobody", 1);
        row("opened by sending", "POST", "EIO=4&transport=polling", 2);
        row("opened by putting", "PUT", "EIO=4&transport=polling", 2);
        row("websocket without an upgrade", "GET", "EIO=4&transport=websocket", 3);
        row("no version", "GET", "transport=polling", 5);
        row("version of others", "GET", "EIO=3&transport=polling", 5);
    }
    void wrongRequestsAreToldWhatIsWrong()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, query);
        QFETCH(int, code);
        serve(25'000ms, 20'000ms);

        const auto reply =
            m_client->request(method, query, method == "GET" ? QByteArray() : QByteArray("4x"));

        QVERIFY(finished(reply));
        QCOMPARE(EngineClient::statusOf(reply), 400);
        const auto error = QJsonDocument::fromJson(reply->readAll()).object();
        QCOMPARE(error.value(QLatin1String("code")).toInt(-1), code);
        QVERIFY(!error.value(QLatin1String("message")).toString().isEmpty());
        QCOMPARE(m_server->sessionCount(), 0);
    }

    void pagesOfOtherOriginsAreKeptOut()
    {
        EngineOptions options;
        options.path = "/engine.io/";
        options.origins = {"https://own.example"};
        serve(options);
        const auto reply = m_client->request("GET", QStringLiteral("EIO=4&transport=polling"));
        QVERIFY(finished(reply));
        QCOMPARE(EngineClient::statusOf(reply), 403);
        QVERIFY(!reply->hasRawHeader("Access-Control-Allow-Origin"));
    }

    void whatIsPostedTogetherIsPolledTogether()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        QVERIFY(!sid.isEmpty());
        const QByteArray payload = "4h\xc3\xa9llo\x1e"
                                   "bAQIDBA==\x1e"
                                   "4bye!";
        const auto posted = m_client->post(sid, payload);
        QVERIFY(finished(posted));
        QCOMPARE(posted->readAll(), QByteArray("ok"));
        const auto polled = m_client->poll(sid);
        QVERIFY(finished(polled));
        QCOMPARE(polled->readAll(), payload);
    }

    void aWaitingPollIsAnsweredWhenThereIsSomething()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        const auto polled = m_client->poll(sid);
        const auto posted = m_client->post(sid, "4one\x1e"
                                                "4two");
        QVERIFY(finished(posted));
        QVERIFY(finished(polled));
        QCOMPARE(polled->readAll(), QByteArray("4one\x1e"
                                               "4two"));
    }

    void malformedPayloadsEndTheSession()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        const auto posted = m_client->post(sid, "abc");
        QVERIFY(finished(posted));
        QCOMPARE(EngineClient::statusOf(posted), 400);
        const auto polled = m_client->poll(sid);
        QVERIFY(finished(polled));
        QCOMPARE(EngineClient::statusOf(polled), 400);
        QCOMPARE(m_server->sessionCount(), 0);
    }

    void twoPollsAtOnceEndTheSession()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        const auto one = m_client->poll(sid);
        const auto other = m_client->poll(sid);
        QVERIFY(finished(one));
        QVERIFY(finished(other));
        QList<int> statuses{EngineClient::statusOf(one), EngineClient::statusOf(other)};
        std::sort(statuses.begin(), statuses.end());
        QCOMPARE(statuses, QList<int>({200, 400}));
        QCOMPARE((EngineClient::statusOf(one) == 200 ? one : other)->readAll(), QByteArray("1"));
        QCOMPARE(m_server->sessionCount(), 0);
    }

    void aClientThatSaysGoodbyeIsForgotten()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        const auto posted = m_client->post(sid, "1");
        QVERIFY(finished(posted));
        // A request that was on its way then is not an error; the next one is.
        const auto crossing = m_client->poll(sid);
        QVERIFY(finished(crossing));
        QCOMPARE(crossing->readAll(), QByteArray("6"));
        const auto late = m_client->poll(sid);
        QVERIFY(finished(late));
        QCOMPARE(EngineClient::statusOf(late), 400);
    }

    void aPollingClientHearsTheLastWords()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        QVERIFY(finished(m_client->post(sid, "4bye")));
        const auto polled = m_client->poll(sid);
        QVERIFY(finished(polled));
        QCOMPARE(polled->readAll(), QByteArray("4last words\x1e"
                                               "1"));
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    void answeredPingsKeepASessionAndSilenceEndsIt()
    {
        serve(100ms, 100ms);
        const auto sid = m_client->open();
        for (int i = 0; i < 3; ++i) {
            const auto polled = m_client->poll(sid);
            QVERIFY(finished(polled));
            QCOMPARE(polled->readAll(), QByteArray("2"));
            QVERIFY(finished(m_client->post(sid, "3")));
        }
        QCOMPARE(m_server->sessionCount(), 1);
        QTRY_COMPARE(m_server->sessionCount(), 0);
        const auto late = m_client->poll(sid);
        QVERIFY(finished(late));
        QCOMPARE(EngineClient::statusOf(late), 400);
    }

    void whoNeverPollsIsNotBufferedForWithoutEnd()
    {
        EngineOptions options;
        options.path = "/engine.io/";
        options.maxQueued = 50'000;
        serve(options);
        const auto sid = m_client->open();
        QVERIFY(finished(m_client->post(sid, "4flood")));
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    void bodiesBeyondTheLimitAreRefused()
    {
        EngineOptions options;
        options.path = "/engine.io/";
        options.maxPayload = 1000;
        serve(options);
        const auto sid = m_client->open();
        const auto posted = m_client->post(sid, QByteArray(2000, '4'));
        QVERIFY(finished(posted));
        QVERIFY(EngineClient::statusOf(posted) != 200);
    }

    void webSocketSpeaksBothKinds()
    {
        serve(25'000ms, 20'000ms);
        Ear ear(m_client->webSocketUrl());
        QTRY_COMPARE(ear.texts.size(), 1);
        const auto data = QJsonDocument::fromJson(ear.texts.takeFirst().mid(1).toUtf8()).object();
        QCOMPARE(data.value(QLatin1String("upgrades")).toArray(), QJsonArray());
        ear.socket.sendTextMessage(QStringLiteral("4h\u00e9llo"));
        ear.socket.sendBinaryMessage(QByteArray("\x00\x01", 2));
        QTRY_COMPARE(ear.texts, QStringList(QStringLiteral("4h\u00e9llo")));
        QTRY_COMPARE(ear.binaries, QList<QByteArray>({QByteArray("\x00\x01", 2)}));
        ear.socket.close();
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    void webSocketHeartbeat()
    {
        serve(100ms, 100ms);
        Ear ear(m_client->webSocketUrl());
        QObject::connect(&ear.socket, &QWebSocket::textMessageReceived, &ear.socket,
                         [&ear](const QString& text) {
                             if (text == QLatin1String("2") && ear.texts.count(text) <= 3)
                                 ear.socket.sendTextMessage(QStringLiteral("3"));
                         });
        QTRY_VERIFY(ear.closed);
        QCOMPARE(ear.texts.count(QStringLiteral("2")), 4);
    }

    void malformedWebSocketMessagesEndTheSession_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << QStringLiteral("abc");
        QTest::newRow("a ping from the wrong side") << QStringLiteral("2");
        QTest::newRow("open from the wrong side") << QStringLiteral("0{}");
    }
    void malformedWebSocketMessagesEndTheSession()
    {
        QFETCH(QString, text);
        serve(25'000ms, 20'000ms);
        Ear ear(m_client->webSocketUrl());
        QTRY_COMPARE(ear.texts.size(), 1);
        ear.socket.sendTextMessage(text);
        QTRY_VERIFY(ear.closed);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    /// Runs often, so that the socket lands on the session's thread and on the other one.
    void anUpgradeLosesNothingAndKeepsTheOrder()
    {
        serve(25'000ms, 20'000ms);
        for (int round = 0; round < 8; ++round) {
            const auto sid = m_client->open();
            QVERIFY(!sid.isEmpty());
            auto poll = m_client->poll(sid);
            Ear ear(m_client->webSocketUrl(sid));
            QTRY_COMPARE(ear.socket.state(), QAbstractSocket::ConnectedState);
            ear.socket.sendTextMessage(QStringLiteral("2probe"));
            QTRY_COMPARE(ear.texts, QStringList(QStringLiteral("3probe")));
            QVERIFY(finished(poll));
            QCOMPARE(poll->readAll(), QByteArray("6"));
            QVERIFY(finished(m_client->post(sid, "4one\x1e"
                                                 "4two")));

            ear.socket.sendTextMessage(QStringLiteral("5"));
            ear.socket.sendTextMessage(QStringLiteral("4three"));

            const QStringList all{QStringLiteral("3probe"), QStringLiteral("4one"), QStringLiteral("4two"),
                                  QStringLiteral("4three")};
            QTRY_COMPARE(ear.texts, all);
            const auto late = m_client->poll(sid);
            QVERIFY(finished(late));
            QCOMPARE(EngineClient::statusOf(late), 400);
        }
    }

    void aSecondUpgradeIsTurnedAway()
    {
        serve(25'000ms, 20'000ms);
        const auto sid = m_client->open();
        Ear first(m_client->webSocketUrl(sid));
        QTRY_COMPARE(first.socket.state(), QAbstractSocket::ConnectedState);
        first.socket.sendTextMessage(QStringLiteral("2probe"));
        first.socket.sendTextMessage(QStringLiteral("5"));
        QTRY_COMPARE(first.texts.size(), 1);
        Ear second(m_client->webSocketUrl(sid));
        QTRY_VERIFY(second.closed);
        first.socket.sendTextMessage(QStringLiteral("4still here"));
        QTRY_COMPARE(first.texts.last(), QStringLiteral("4still here"));
    }

    void anUpgradeThatFailsLeavesPollingAlone()
    {
        EngineOptions options;
        options.path = "/engine.io/";
        options.upgradeTimeout = 50ms;
        serve(options);
        const auto sid = m_client->open();
        Ear silent(m_client->webSocketUrl(sid));
        QTRY_VERIFY(silent.closed);
        Ear wrong(m_client->webSocketUrl(sid));
        QTRY_COMPARE(wrong.socket.state(), QAbstractSocket::ConnectedState);
        wrong.socket.sendTextMessage(QStringLiteral("5"));
        QTRY_VERIFY(wrong.closed);
        QVERIFY(finished(m_client->post(sid, "4fine")));
        const auto polled = m_client->poll(sid);
        QVERIFY(finished(polled));
        QCOMPARE(polled->readAll(), QByteArray("4fine"));
    }

    void aServerThatClosesTellsEverybody()
    {
        serve(25'000ms, 20'000ms);
        Ear ear(m_client->webSocketUrl());
        QTRY_COMPARE(ear.texts.size(), 1);
        const auto poll = m_client->poll(m_client->open());
        QTRY_COMPARE(m_server->sessionCount(), 2);
        m_server->close();
        QTRY_VERIFY(ear.closed);
        QVERIFY2(finished(poll), "nobody is left waiting");
        // It may have come in before the end or after it.
        QCOMPARE(poll->readAll() == "1", EngineClient::statusOf(poll) == 200);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

private:
    void serve(std::chrono::milliseconds pingInterval, std::chrono::milliseconds pingTimeout)
    {
        EngineOptions options;
        options.path = "/engine.io/";
        options.pingInterval = pingInterval;
        options.pingTimeout = pingTimeout;
        serve(options);
    }
    void serve(const EngineOptions& options)
    {
        m_server = std::make_unique<EngineServer>(
            options, [](EngineSession& session) { return std::make_shared<Talker>(session); });
        m_server->route(*m_router);
        QVERIFY(m_client->serve(*m_router, 2));
    }

    std::unique_ptr<EngineServer> m_server;
    std::unique_ptr<relay::Router> m_router;
    std::unique_ptr<EngineClient> m_client;
};

BATON_TEST(EngineIoTest)
#include "tst_engineio.moc"
