// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QtTest>

using namespace baton::testing;

/// Whatever comes in from outside, the answer is a clear error at the right place and the relay lives on.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void signIn_data();
    void signIn();
    void botEvents_data();
    void botEvents();
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent();
    void agentRequests_data();
    void agentRequests();
    void notificationsGetNoAnswer();
    void botSocketRequests();
    void anOversizedMessageEndsTheSocket();
    void binaryEndsTheSocket();
    void wrongTokensAreRefused_data();
    void wrongTokensAreRefused();
    void tooManyRequestsAreRefused();
    void guessingPasswordsIsSlowedDown();

private:
    std::unique_ptr<RpcClient> agent() const;

    RelayProcess m_relay;
    RelayProcess::BotSecrets m_bot;
    QByteArray m_token;
};

void TestBadInput::initTestCase()
{
    QVERIFY(m_relay.addMember(QStringLiteral("ana@baton.example")));
    m_bot = m_relay.addBot(QStringLiteral("shop"));
    QVERIFY(m_relay.start({QStringLiteral("--requests-per-second"), QStringLiteral("50")}));
    m_token = baton::testing::signIn(m_relay.url(), QStringLiteral("ana@baton.example"));
    QVERIFY(!m_token.isEmpty());
}

void TestBadInput::cleanupTestCase()
{
    // After all of it, it still serves and still ends as it should.
    QCOMPARE(http("GET", m_relay.url(QStringLiteral("/readyz"))).status, 200);
    QCOMPARE(m_relay.terminate(), 0);
}

std::unique_ptr<RpcClient> TestBadInput::agent() const
{
    auto client = std::make_unique<RpcClient>();
    if (!client->open(m_relay.socketUrl(QStringLiteral("/v1/agent")), m_token, QStringLiteral("baton.v1")))
        qWarning() << "the agent socket did not open";
    return client;
}

void TestBadInput::signIn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("no JSON") << QByteArray("{\"email\":") << 400;
    QTest::newRow("an array") << QByteArray("[]") << 400;
    QTest::newRow("no password") << QByteArray(R"({"email":"ana@baton.example"})") << 400;
    QTest::newRow("password is a number")
        << QByteArray(R"({"email":"ana@baton.example","password":7})") << 400;
    QTest::newRow("deep") << QByteArray(R"({"email":)") + QByteArray(100000 / 8, '[') + '}' << 413;
    QTest::newRow("too large") << QByteArray(100 * 1024, ' ') << 413;
    QTest::newRow("wrong password") << QByteArray(R"({"email":"ana@baton.example","password":"wrong"})")
                                    << 401;
    QTest::newRow("nobody") << QByteArray(R"({"email":"nobody@baton.example","password":"wrong"})") << 401;
}

void TestBadInput::signIn()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto answer = http("POST", m_relay.url(QStringLiteral("/v1/sessions")), body,
                             {{"Content-Type", "application/json"}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
    const auto problem = answer.json();
    QCOMPARE(problem.value(QLatin1String("status")).toInt(), status);
    for (const char* member : {"type", "title", "detail"})
        QVERIFY2(!problem.value(QLatin1String(member)).toString().isEmpty(), member);
}

void TestBadInput::botEvents_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("index"); ///< -1: not about one event

    const QByteArray batch("application/cloudevents-batch+json");
    const QByteArray single("application/cloudevents+json");
    const auto event = [](const QByteArray& change) {
        return R"({"specversion":"1.0","id":"1","source":"/t","subject":"bad","type":"baton.message.customer",)" +
               change + '}';
    };
    const QByteArray good = event(R"("data":{"text":"hello"})");

    QTest::newRow("no JSON") << single << QByteArray("{") << 400 << -1;
    QTest::newRow("wrong content type") << QByteArray("text/plain") << good << 415 << -1;
    QTest::newRow("batch that is an object") << batch << good << 400 << -1;
    QTest::newRow("single that is an array") << single << '[' + good + ']' << 400 << -1;
    QTest::newRow("an event that is a number") << batch << QByteArray("[5]") << 400 << 0;
    QTest::newRow("no text") << single << event(R"("data":{})") << 400 << 0;
    QTest::newRow("text is a number") << single << event(R"("data":{"text":5})") << 400 << 0;
    QTest::newRow("empty text") << single << event(R"("data":{"text":" "})") << 400 << 0;
    QTest::newRow("confidence beyond 1")
        << single << event(R"("data":{"text":"x","confidence":2})") << 400 << 0;
    QTest::newRow("huge text") << single << event(R"("data":{"text":")" + QByteArray(40000, 'x') + R"("})")
                               << 413 << 0;
    QTest::newRow("data is an array") << single << event(R"("data":[])") << 400 << 0;
    QTest::newRow("binary data") << single << event(R"("data_base64":"AAAA")") << 400 << 0;
    QTest::newRow("wrong time") << single << event(R"("time":"yesterday","data":{"text":"x"})") << 400 << 0;
    QTest::newRow("the second is wrong")
        << batch << '[' + good + ',' + event(R"("data":{})") + ']' << 400 << 1;
    QTest::newRow("no id") << single << QByteArray(R"({"specversion":"1.0","source":"/t","type":"x"})") << 400
                           << 0;
    QTest::newRow("another version") << single
                                     << QByteArray(
                                            R"({"specversion":"0.3","id":"1","source":"/t","type":"x"})")
                                     << 400 << 0;
    QTest::newRow("unknown type")
        << single << QByteArray(R"({"specversion":"1.0","id":"1","source":"/t","subject":"s","type":"x"})")
        << 400 << 0;
    QTest::newRow("no subject")
        << single
        << QByteArray(R"({"specversion":"1.0","id":"1","source":"/t","type":"baton.conversation.ended"})")
        << 400 << 0;
    QTest::newRow("long id") << single
                             << R"({"specversion":"1.0","source":"/t","type":"x","id":")" +
                                    QByteArray(600, 'x') + R"("})"
                             << 413 << 0;
    QTest::newRow("deep") << single << event(R"("data":)" + QByteArray(50, '[') + QByteArray(50, ']')) << 413
                          << -1;
    QTest::newRow("too many") << batch << '[' + QByteArray("{},").repeated(1000) + "{}]" << 413 << -1;
}

void TestBadInput::botEvents()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(int, index);
    const auto answer =
        http("POST", m_relay.url(QStringLiteral("/v1/events")), body, bearer(m_bot.key, type));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(answer.json().value(QLatin1String("index")).toInt(-1), index);
    QVERIFY(!answer.json().value(QLatin1String("detail")).toString().isEmpty());
}

void TestBadInput::aBodyThatIsTooLargeIsRefusedBeforeItIsSent()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(m_relay.url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_bot.key +
                 "\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 2000000\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 413 "));
}

void TestBadInput::agentRequests_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const auto request = [](const QString& method, const QString& params) {
        return QStringLiteral(R"({"jsonrpc":"2.0","id":"x","method":"%1","params":%2})").arg(method, params);
    };
    QTest::newRow("no JSON") << QStringLiteral("{") << -32700;
    QTest::newRow("a number") << QStringLiteral("5") << -32600;
    QTest::newRow("an empty batch") << QStringLiteral("[]") << -32600;
    QTest::newRow("a batch") << QStringLiteral(
                                    R"([{"jsonrpc":"2.0","id":1,"method":"presence.set","params":{}}])")
                             << -32600;
    QTest::newRow("another version") << QStringLiteral(R"({"jsonrpc":"1.0","id":1,"method":"x"})") << -32600;
    QTest::newRow("no method") << QStringLiteral(R"({"jsonrpc":"2.0","id":1})") << -32600;
    QTest::newRow("method is a number") << QStringLiteral(R"({"jsonrpc":"2.0","id":1,"method":5})") << -32600;
    QTest::newRow("id is an object") << QStringLiteral(R"({"jsonrpc":"2.0","id":{},"method":"x"})") << -32600;
    QTest::newRow("params are an array")
        << request(QStringLiteral("conversations.get"), QStringLiteral("[]")) << -32602;
    QTest::newRow("params are a number")
        << request(QStringLiteral("conversations.get"), QStringLiteral("5")) << -32600;
    QTest::newRow("unknown method") << request(QStringLiteral("conversations.drop"), QStringLiteral("{}"))
                                    << -32601;
    QTest::newRow("no id") << request(QStringLiteral("conversations.get"), QStringLiteral("{}")) << -32602;
    QTest::newRow("id is a number") << request(QStringLiteral("conversations.claim"),
                                               QStringLiteral(R"({"id":5,"commandId":"1"})"))
                                    << -32602;
    QTest::newRow("no commandId") << request(QStringLiteral("conversations.claim"),
                                             QStringLiteral(R"({"id":"c"})"))
                                  << -32602;
    QTest::newRow("empty commandId") << request(QStringLiteral("conversations.claim"),
                                                QStringLiteral(R"({"id":"c","commandId":""})"))
                                     << -32602;
    QTest::newRow("unknown conversation")
        << request(QStringLiteral("conversations.claim"), QStringLiteral(R"({"id":"c","commandId":"1"})"))
        << -32004;
    QTest::newRow("get of nothing") << request(QStringLiteral("conversations.get"),
                                               QStringLiteral(R"({"id":"c"})"))
                                    << -32004;
    QTest::newRow("typing in nothing")
        << request(QStringLiteral("conversations.typing"), QStringLiteral(R"({"id":"c","on":true})"))
        << -32004;
    QTest::newRow("typing as a text")
        << request(QStringLiteral("conversations.typing"), QStringLiteral(R"({"id":"c","on":"yes"})"))
        << -32602;
    QTest::newRow("start with nobody")
        << request(QStringLiteral("conversations.start"),
                   QStringLiteral(R"({"bot":"shop","contact":"nobody","commandId":"1"})"))
        << -32004;
    QTest::newRow("wrong view") << request(QStringLiteral("conversations.list"),
                                           QStringLiteral(R"({"view":"theirs"})"))
                                << -32602;
    QTest::newRow("limit of 0") << request(QStringLiteral("conversations.list"),
                                           QStringLiteral(R"({"view":"all","limit":0})"))
                                << -32602;
    QTest::newRow("wrong cursor") << request(QStringLiteral("conversations.list"),
                                             QStringLiteral(R"({"view":"all","cursor":"?"})"))
                                  << -32602;
    QTest::newRow("wrong time") << request(QStringLiteral("conversations.list"),
                                           QStringLiteral(R"({"view":"all","from":"May"})"))
                                << -32602;
    QTest::newRow("wrong availability")
        << request(QStringLiteral("presence.set"), QStringLiteral(R"({"availability":"asleep"})")) << -32602;
    QTest::newRow("empty reply") << request(QStringLiteral("conversations.reply"),
                                            QStringLiteral(R"({"id":"c","commandId":"1","text":" "})"))
                                 << -32602;
    QTest::newRow("huge reply")
        << request(QStringLiteral("conversations.reply"),
                   QStringLiteral(R"({"id":"c","commandId":"1","text":"%1"})").arg(QString(40000, u'x')))
        << -32013;
    QTest::newRow("since is negative")
        << request(QStringLiteral("session.hello"), QStringLiteral(R"({"since":-1})")) << -32602;
    QTest::newRow("since is a fraction")
        << request(QStringLiteral("session.hello"), QStringLiteral(R"({"since":1.5})")) << -32602;
    QTest::newRow("deep") << QString(200, u'[') + QString(200, u']') << -32013;
}

void TestBadInput::agentRequests()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const auto client = agent();
    QVERIFY(client->call(QStringLiteral("session.hello")).ok());
    const auto answer = client->callRaw(text);
    QVERIFY(answer.came);
    QCOMPARE(answer.errorCode, code);
    QVERIFY(!answer.errorText.isEmpty());
    // And the socket is still good.
    QVERIFY(
        client->call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}})
            .ok());
}

void TestBadInput::notificationsGetNoAnswer()
{
    const auto client = agent();
    QVERIFY(client->call(QStringLiteral("session.hello")).ok());
    RpcClient bot;
    QVERIFY(bot.open(m_relay.socketUrl(QStringLiteral("/v1/bot")), m_bot.key));
    for (auto* socket : {client.get(), &bot}) {
        for (const char* text :
             {R"({"jsonrpc":"2.0","method":"dance"})", R"({"jsonrpc":"2.0","method":"dance","params":[1]})",
              R"({"jsonrpc":"2.0","method":"events.publish","params":{"events":5}})",
              R"({"jsonrpc":"2.0","method":"conversations.claim","params":{}})"})
            socket->sendRaw(QString::fromLatin1(text));
        // The first that comes back is for what comes after them.
        QCOMPARE(socket->callRaw(QStringLiteral("[]")).errorCode, -32600);
    }
}

void TestBadInput::botSocketRequests()
{
    RpcClient bot;
    QVERIFY(bot.open(m_relay.socketUrl(QStringLiteral("/v1/bot")), m_bot.key));
    QCOMPARE(bot.call(QStringLiteral("events.publish")).errorCode, -32602);
    QCOMPARE(bot.call(QStringLiteral("conversations.list")).errorCode, -32601);
    QCOMPARE(bot.callRaw(QStringLiteral("{")).errorCode, -32700);
    const auto wrong =
        bot.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), QJsonArray{5}}});
    QCOMPARE(wrong.errorCode, -32602);
    QCOMPARE(wrong.errorData.value(QLatin1String("index")).toInt(-1), 0);
    QCOMPARE(bot.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), QJsonArray()}})
                 .result.value(QLatin1String("accepted"))
                 .toInt(-1),
             0);
}

void TestBadInput::anOversizedMessageEndsTheSocket()
{
    const auto client = agent();
    QSignalSpy closed(client.get(), &RpcClient::closed);
    client->sendRaw(QString(300 * 1024, u'x'));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(client->closeCode(), 1009);
}

void TestBadInput::binaryEndsTheSocket()
{
    const auto client = agent();
    QSignalSpy closed(client.get(), &RpcClient::closed);
    client->sendBinary("x");
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(client->closeCode(), 1003);
}

void TestBadInput::wrongTokensAreRefused_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("unknown") << QByteArray("nonsense");
    QTest::newRow("a bot's key") << m_bot.key;
    QTest::newRow("very long") << QByteArray(10000, 'x');
    QTest::newRow("almost") << m_token.chopped(1);
}

void TestBadInput::wrongTokensAreRefused()
{
    QFETCH(QByteArray, token);
    RpcClient client;
    QVERIFY(!client.open(m_relay.socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")));
    QCOMPARE(http("DELETE", m_relay.url(QStringLiteral("/v1/sessions/current")), {}, bearer(token)).status,
             401);
    if (token == m_bot.key)
        return;
    RpcClient bot;
    QVERIFY(!bot.open(m_relay.socketUrl(QStringLiteral("/v1/bot")), token));
    const auto published = http("POST", m_relay.url(QStringLiteral("/v1/events")), "{}", bearer(token));
    QCOMPARE(published.status, 401);
    QVERIFY(!published.header("www-authenticate").isEmpty());
}

void TestBadInput::tooManyRequestsAreRefused()
{
    const auto client = agent();
    QVERIFY(client->call(QStringLiteral("session.hello")).ok());
    int refused = 0;
    int answered = 0;
    constexpr int requests = 300;
    for (int i = 0; i < requests; ++i) {
        client->send(QStringLiteral("presence.set"),
                     {{QStringLiteral("availability"), QStringLiteral("online")}},
                     [&](const RpcAnswer& answer) {
                         ++answered;
                         refused += answer.errorCode == -32029 ? 1 : 0;
                     });
    }
    QTRY_COMPARE(answered, requests);
    QVERIFY(refused > 0);
    QVERIFY(refused < requests);
}

void TestBadInput::guessingPasswordsIsSlowedDown()
{
    const QByteArray body(R"({"email":"guessed@baton.example","password":"wrong"})");
    HttpAnswer answer;
    for (int i = 0; i < 10 && answer.status != 429; ++i)
        answer = http("POST", m_relay.url(QStringLiteral("/v1/sessions")), body,
                      {{"Content-Type", "application/json"}});
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.header("retry-after").toInt() > 0);
}

BATON_TEST(TestBadInput)
#include "tst_badinput.moc"
