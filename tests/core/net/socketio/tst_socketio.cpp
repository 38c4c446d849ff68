// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/server.h"
#include "core/net/socketio/socket.h"
#include "tests/conformance/echo.h"
#include "tests/core/net/socketio/engineclient.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QTest>
#include <atomic>

using namespace baton;
using namespace baton::tests;
using namespace relay::socketio;
using namespace std::chrono_literals;

namespace {

/// What one namespace has seen, for the test's thread to look at.
struct Diary
{
    QMutex mutex;
    QStringList lines;
    std::shared_ptr<Socket> socket;

    void write(const QString& line)
    {
        const QMutexLocker lock(&mutex);
        lines.append(line);
    }
    QStringList read()
    {
        const QMutexLocker lock(&mutex);
        return lines;
    }
    std::shared_ptr<Socket> peer()
    {
        const QMutexLocker lock(&mutex);
        return socket;
    }
};

QString text(const QJsonArray& array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

class Witness : public SocketListener
{
public:
    explicit Witness(std::shared_ptr<Diary> diary) : m_diary(std::move(diary)) {}
    void connected(const std::shared_ptr<Socket>& socket) override
    {
        const QMutexLocker lock(&m_diary->mutex);
        m_diary->socket = socket;
        m_diary->lines.append(QStringLiteral("connected"));
    }
    void event(ReceivedEvent event) override
    {
        m_diary->write(event.name + text(event.arguments));
        if (event.acknowledge) {
            event.acknowledge({QStringLiteral("first")}, {});
            event.acknowledge({QStringLiteral("second")}, {});
        }
    }
    void disconnected() override { m_diary->write(QStringLiteral("disconnected")); }

private:
    std::shared_ptr<Diary> m_diary;
};

/// Lets in who knows the word.
class Guarded : public Namespace
{
public:
    explicit Guarded(std::shared_ptr<Diary> diary) : m_diary(std::move(diary)) {}
    std::variant<ConnectRefusal, std::shared_ptr<SocketListener>>
    connecting(const ConnectRequest& request) override
    {
        if (request.auth.value(QLatin1String("word")).toString() != QLatin1String("sesame"))
            return ConnectRefusal{QStringLiteral("Say the word."),
                                  {{QStringLiteral("kind"), QStringLiteral("no")}}};
        return std::make_shared<Witness>(m_diary);
    }

private:
    std::shared_ptr<Diary> m_diary;
};

} // namespace

/// A client of Socket.IO v5, packet by packet.
class SocketIoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_diary = std::make_shared<Diary>();
        ServerSetup setup;
        setup.namespaces = {{"/", std::make_shared<Guarded>(m_diary)},
                            {"/side", std::make_shared<Guarded>(m_diary)}};
        setup.connectTimeout = 10'000ms;
        start(std::move(setup));
    }
    void cleanup()
    {
        m_diary->socket.reset();
        stop();
    }

    void whoOnlyOpensSessionsPushesOutItsOwn()
    {
        EngineOptions options;
        options.sessions.mostNewOfLoopback = 2;
        ServerSetup setup;
        setup.namespaces = {{"/", std::make_shared<Guarded>(m_diary)}};
        start(std::move(setup), options);
        // given one who means it, and one who goes on opening sessions
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        QStringList sids;
        for (int i = 0; i < 5; ++i)
            sids += m_client->open();
        QTRY_COMPARE(m_server->sessionCount(), 3);
        const auto statusOf = [&](const QString& sid) {
            const auto reply = m_client->post(sid, "40/nowhere,");
            return finished(reply) ? EngineClient::statusOf(reply) : 0;
        };
        QCOMPARE(statusOf(sids.at(0)), 400);
        QCOMPARE(statusOf(sids.at(4)), 200);
        say(ear, "421[\"ask\"]");
        QTRY_COMPARE(ear.words().size(), 3);
    }

    void eachClientHasItsRoom()
    {
        using Verdict = SessionRegistry::Verdict;
        SessionRegistry registry({6, 3, 2, 2});
        const QHostAddress here(QStringLiteral("203.0.113.1"));
        const QHostAddress there(QStringLiteral("2001:db8::1"));
        const QHostAddress besideIt(QStringLiteral("2001:db8::2"));
        const auto add = [&](const char* id, const QHostAddress& client, bool joins = false) {
            const auto verdict = registry.add(id, nullptr, client).verdict;
            if (joins)
                registry.joined(id);
            return verdict;
        };
        // Those who have joined stay; of the rest the newest.
        QCOMPARE(add("a", here, true), Verdict::Added);
        QCOMPARE(add("b", here, true), Verdict::Added);
        for (const char* id : {"c", "d", "e", "f"})
            QCOMPARE(add(id, here), Verdict::Added);
        QCOMPARE(registry.count(), 4);
        QCOMPARE(add("g", here, true), Verdict::Added);
        QCOMPARE(add("h", here), Verdict::ClientIsFull);
        // Another network is another client; the addresses of one are not.
        QCOMPARE(add("i", there), Verdict::Added);
        QCOMPARE(add("j", besideIt), Verdict::Added);
        QCOMPARE(add("k", besideIt), Verdict::Added);
        QCOMPARE(registry.count(), 6);
        QCOMPARE(add("l", QHostAddress(QStringLiteral("198.51.100.1"))), Verdict::Full);
        registry.remove("a");
        QCOMPARE(add("m", here), Verdict::Added);
    }

    void namespacesAskWhoIsThere()
    {
        Ear ear(m_client->webSocketUrl());
        say(ear, "40{\"word\":\"abracadabra\"}");
        QTRY_COMPARE(ear.words().size(), 2);
        QCOMPARE(ear.words().at(1),
                 QStringLiteral("44{\"data\":{\"kind\":\"no\"},\"message\":\"Say the word.\"}"));
        say(ear, "40/nowhere,");
        QTRY_COMPARE(ear.words().size(), 3);
        QCOMPARE(ear.words().at(2), QStringLiteral("44/nowhere,{\"message\":\"Invalid namespace\"}"));
        say(ear, "40/side,{\"word\":\"sesame\"}");
        QTRY_COMPARE(ear.words().size(), 4);
        QVERIFY(ear.words().at(3).startsWith(QLatin1String("40/side,{\"sid\":\"")));
        QCOMPARE(m_diary->read(), QStringList(QStringLiteral("connected")));
    }

    void eventsAreAnsweredOnce()
    {
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        say(ear, "427[\"ask\",1,{\"a\":[true,null]}]");
        QTRY_COMPARE(ear.words().size(), 3);
        QCOMPARE(ear.words().at(2), QStringLiteral("437[\"first\"]"));
        say(ear, "42[\"tell\"]");
        QTRY_COMPARE(m_diary->read(),
                     QStringList({QStringLiteral("connected"), QStringLiteral("ask[1,{\"a\":[true,null]}]"),
                                  QStringLiteral("tell[]")}));
        QCOMPARE(ear.words().size(), 3);
    }

    void theServerCanAskToo()
    {
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        std::atomic<int> answered{0};
        QString answer;
        // From the test's thread: a socket posts what comes from elsewhere.
        m_diary->peer()->emitWithAck(QStringLiteral("how"), {QStringLiteral("are you")}, {},
                                     [&](Result<Acknowledged> result) {
                                         answer = result ? text(result->arguments) : result.error().detail;
                                         ++answered;
                                     });
        QTRY_COMPARE(ear.words().size(), 3);
        QCOMPARE(ear.words().at(2), QStringLiteral("420[\"how\",\"are you\"]"));
        say(ear, "430[\"fine\"]");
        QTRY_COMPARE(answered.load(), 1);
        QCOMPARE(answer, QStringLiteral("[\"fine\"]"));
        say(ear, "430[\"again\"]");
        say(ear, "42[\"tell\"]");
        QTRY_COMPARE(m_diary->read().size(), 2);
        QCOMPARE(answered.load(), 1);
    }

    void whoLeavesAnswersNoMore()
    {
        std::atomic<int> refused{0};
        {
            Ear ear(m_client->webSocketUrl());
            connectMain(ear);
            m_diary->peer()->emitWithAck(QStringLiteral("how"), {}, {},
                                         [&](Result<Acknowledged> result) { refused += result ? 0 : 1; });
            QTRY_COMPARE(ear.words().size(), 3);
        }
        QTRY_COMPARE(refused.load(), 1);
        QTRY_COMPARE(m_diary->read().constLast(), QStringLiteral("disconnected"));
        m_diary->peer()->emitWithAck(QStringLiteral("how"), {}, {},
                                     [&](Result<Acknowledged> result) { refused += result ? 0 : 1; });
        QTRY_COMPARE(refused.load(), 2);
    }

    void bytesTravelBesideTheirPlaceholders()
    {
        startEcho();
        Ear ear(m_client->webSocketUrl());
        say(ear, "40");
        QTRY_COMPARE(ear.words().size(), 3);
        say(ear, "452-9[\"message-with-ack\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,"
                 "\"num\":0}]");
        ear.socket.sendBinaryMessage("one");
        ear.socket.sendBinaryMessage("two");
        QTRY_COMPARE(ear.binaries, QList<QByteArray>({"one", "two"}));
        QCOMPARE(
            ear.words().constLast(),
            QStringLiteral("462-9[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]"));
    }

    void pollingCarriesBytesToo()
    {
        startEcho();
        const auto sid = m_client->open();
        QVERIFY(finished(m_client->post(sid, "40/custom,{\"token\":\"abc\"}")));
        QVERIFY(finished(
            m_client->post(sid, "451-/custom,3[\"message-with-ack\",{\"_placeholder\":true,\"num\":0}]\x1e"
                                "bAQID")));
        QByteArray all;
        const QByteArray answer = "461-/custom,3[{\"_placeholder\":true,\"num\":0}]\x1e"
                                  "bAQID";
        QTRY_VERIFY2(pollInto(sid, all) && all.contains(answer), all.constData());
        QTRY_VERIFY(all.contains("42/custom,[\"auth\",{\"token\":\"abc\"}]") || pollInto(sid, all));
    }

    void oneNamespaceEndsWithoutTheOther()
    {
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        say(ear, "40/side,{\"word\":\"sesame\"}");
        QTRY_COMPARE(ear.words().size(), 3);
        say(ear, "41/side,");
        say(ear, "42/side,[\"crossing\"]"); // on its way when the namespace was left: no offence
        say(ear, "42[\"tell\"]");
        QTRY_COMPARE(m_diary->read(),
                     QStringList({QStringLiteral("connected"), QStringLiteral("connected"),
                                  QStringLiteral("disconnected"), QStringLiteral("tell[]")}));
        QVERIFY(!ear.closed);
    }

    void theServerEndsANamespaceOrAll()
    {
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        m_diary->peer()->disconnect();
        QTRY_COMPARE(ear.words().constLast(), QStringLiteral("41"));
        QTRY_COMPARE(m_diary->read().constLast(), QStringLiteral("disconnected"));
        say(ear, "40{\"word\":\"sesame\"}");
        QTRY_COMPARE(m_diary->read().constLast(), QStringLiteral("connected"));
        m_diary->peer()->disconnect(true);
        QTRY_VERIFY(ear.closed);
        QCOMPARE(m_diary->read().constLast(), QStringLiteral("disconnected"));
    }

    void nonsenseEndsTheConnection_data()
    {
        QTest::addColumn<QString>("packet");
        for (const char* packet :
             {"4abc", "42{}", "42[]", "42abc[\"a\"]", "42/other,[\"a\"]", "451-[\"a\"]|42[\"b\"]"})
            QTest::newRow(packet) << QString::fromLatin1(packet);
    }
    void nonsenseEndsTheConnection()
    {
        QFETCH(QString, packet);
        Ear ear(m_client->webSocketUrl());
        connectMain(ear);
        const auto parts = packet.split(u'|');
        for (const auto& part : parts)
            ear.socket.sendTextMessage(part);
        QTRY_VERIFY(ear.closed);
        QTRY_COMPARE(m_diary->read().constLast(), QStringLiteral("disconnected"));
    }

    void whoConnectsToNothingIsNotKept()
    {
        ServerSetup setup;
        setup.connectTimeout = 50ms;
        start(std::move(setup));
        Ear ear(m_client->webSocketUrl());
        QTRY_VERIFY(ear.closed);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

private:
    void say(Ear& ear, const char* packet)
    {
        QTRY_VERIFY(!ear.texts.isEmpty());
        ear.socket.sendTextMessage(QString::fromUtf8(packet));
    }

    void connectMain(Ear& ear)
    {
        say(ear, "40{\"word\":\"sesame\"}");
        QTRY_COMPARE(ear.words().size(), 2);
        QVERIFY(ear.words().at(1).startsWith(QLatin1String("40{\"sid\":\"")));
        QTRY_VERIFY(m_diary->peer());
    }

    bool pollInto(const QString& sid, QByteArray& all)
    {
        const auto reply = m_client->poll(sid);
        if (!finished(reply))
            return false;
        all.append(reply->readAll()).append('\n');
        return true;
    }

    void stop()
    {
        if (m_server)
            m_server->close();
        if (m_echo)
            m_echo->close();
        m_client.reset();
        m_server.reset();
        m_echo.reset();
    }

    void start(ServerSetup setup, EngineOptions options = {})
    {
        stop();
        m_server = std::make_unique<Server>(std::move(options), std::move(setup));
        m_router = std::make_unique<relay::Router>();
        m_server->route(*m_router);
        serve();
    }

    void startEcho()
    {
        stop();
        m_echo = std::make_unique<conformance::EchoServers>();
        m_router = std::make_unique<relay::Router>();
        m_echo->route(*m_router);
        serve();
    }

    void serve()
    {
        m_client = std::make_unique<EngineClient>(QStringLiteral("/socket.io/"));
        QVERIFY(m_client->serve(*m_router, 2));
    }

    std::shared_ptr<Diary> m_diary;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<conformance::EchoServers> m_echo;
    std::unique_ptr<relay::Router> m_router;
    std::unique_ptr<EngineClient> m_client;
};

BATON_TEST(SocketIoTest)
#include "tst_socketio.moc"
