#include "core/relay/front/frame.h"
#include "tests/core/front/testfront.h"

#include <QWebSocket>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontSocketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void aSocketEchoes();
    void theHandlerSeesTheHandshake();
    void theHandlerMayRefuse();
    void badHandshakesAreRefused_data();
    void badHandshakesAreRefused();
    void framesRightBehindTheHandshakeCount();
    void bigMessagesArriveAndBiggerOnesCloseTheSocket();
    void aBrokenFrameClosesTheSocket();
    void pingsAreAnsweredAndPongsReported();
    void whatIsSentInOneTurnKeepsItsOrder();
    void theServerMayClose();
    void theClientMayClose();
    void aPeerThatVanishesIsClosedOnce();
    void aSilentPeerIsDropped();
    void aPeerThatAnswersPingsStays();
    void aPeerThatNeverClosesIsLeft();
    void aReaderThatStopsIsDropped();
    void drainedIsTold();
    void stoppingSaysGoingAway();
    void workPostedAfterTheEndIsDropped();
    void thousandsMayComeAtOnce();

private:
    void serve(FrontLimits limits = {}, int threads = 1);
    /// On the thread of the only connection, waiting for it.
    void onConnection(const std::function<void(Connection&)>& act);
    QUrl url(const QString& path = QStringLiteral("/echo")) const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_front->port()).arg(path));
    }

    Journal m_journal;
    Router m_router;
    std::unique_ptr<Front> m_front;
};

void FrontSocketsTest::serve(FrontLimits limits, int threads)
{
    const auto accept = [this](const HttpRequest& request,
                               Executor& io) -> std::variant<HttpResponse, std::unique_ptr<SocketSession>> {
        m_journal.note(request.header("Authorization") + '|' + request.query + '|' +
                       (io.isCurrent() ? "here" : "there"));
        if (request.bearerToken() == "wrong") {
            return HttpResponse::problem(401, QStringLiteral("No"), QStringLiteral("Sign in again."));
        }
        return std::make_unique<EchoSession>(m_journal);
    };
    m_router = {};
    m_router.addSocket({"/echo", accept, {}, 64 * 1024});
    m_router.addSocket({"/v1/agent", accept, {QStringLiteral("baton.v1")}, 64 * 1024});
    Front::Options options;
    options.ioThreads = threads;
    options.limits = limits;
    m_front = std::make_unique<Front>(options);
    QVERIFY(m_front->start(m_router));
}

void FrontSocketsTest::cleanup()
{
    m_front.reset();
    QCOMPARE(m_journal.closed.load(), m_journal.opened.load());
    m_journal.entries.clear();
    m_journal.opened = m_journal.closed = m_journal.destroyed = m_journal.drained = 0;
}

void FrontSocketsTest::onConnection(const std::function<void(Connection&)>& act)
{
    std::atomic<bool> done = false;
    m_front->executors().front()->post([&] {
        act(*m_journal.connection);
        done = true;
    });
    QTRY_VERIFY(done);
}

void FrontSocketsTest::aSocketEchoes()
{
    serve();
    QWebSocket client;
    QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
    QSignalSpy binaries(&client, &QWebSocket::binaryMessageReceived);
    client.open(url());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QStringLiteral("Grüße"));
    client.sendBinaryMessage(QByteArray(300, '\xff'));
    QTRY_COMPARE(texts.count() + binaries.count(), 2);
    QCOMPARE(texts[0][0].toString(), QStringLiteral("Grüße"));
    QCOMPARE(binaries[0][0].toByteArray(), QByteArray(300, '\xff'));
    QCOMPARE(m_front->counters().sockets.load(), 1);
}

void FrontSocketsTest::theHandlerSeesTheHandshake()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/v1/agent?a=b",
                         "Authorization: Bearer secret\r\nSec-WebSocket-Protocol: other, baton.v1\r\n"));
    QTRY_COMPARE(client.status(), 101);
    QCOMPARE(m_journal.all().value(0), QByteArray("Bearer secret|a=b|here"));
    QCOMPARE(client.header("Sec-WebSocket-Accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(client.header("Sec-WebSocket-Protocol"), QByteArray("baton.v1"));
    QCOMPARE(client.header("Connection"), QByteArray("Upgrade"));
}

void FrontSocketsTest::theHandlerMayRefuse()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo", "Authorization: Bearer wrong\r\n"));
    QTRY_COMPARE(client.status(), 401);
    // And the connection is as good as before.
    client.forget();
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
}

void FrontSocketsTest::badHandshakesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("not an upgrade") << get("/echo") << 426;
    QTest::newRow("to elsewhere") << handshake("/nothing") << 404;
    QTest::newRow("of another kind") << handshake("/echo").replace("Upgrade: websocket", "Upgrade: h2c")
                                     << 426;
    QTest::newRow("old version") << handshake("/echo").replace("Version: 13", "Version: 8") << 426;
    QTest::newRow("no connection header")
        << handshake("/echo").replace("keep-alive, Upgrade", "keep-alive") << 400;
    QTest::newRow("short key") << handshake("/echo").replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhl") << 400;
    QTest::newRow("no key") << handshake("/echo").replace("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                                                          "")
                            << 400;
    QTest::newRow("POST") << handshake("/echo").replace("GET", "POST") << 400;
    QTest::newRow("another subprotocol") << handshake("/v1/agent", "Sec-WebSocket-Protocol: chat\r\n") << 400;
}

void FrontSocketsTest::badHandshakesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    serve();
    RawClient client(m_front->port());
    client.say(bytes);
    QTRY_COMPARE(client.status(), status);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(m_journal.opened.load(), 0);
}

void FrontSocketsTest::framesRightBehindTheHandshakeCount()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo") + masked(0x81, "early") + masked(0x81, "bird"));
    QTRY_VERIFY(client.heard().endsWith(textFrame("early") + textFrame("bird")));
}

void FrontSocketsTest::bigMessagesArriveAndBiggerOnesCloseTheSocket()
{
    serve();
    QWebSocket client;
    QSignalSpy binaries(&client, &QWebSocket::binaryMessageReceived);
    client.open(url());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const QByteArray fits(64 * 1024, 'x');
    client.sendBinaryMessage(fits);
    QTRY_COMPARE(binaries.count(), 1);
    QCOMPARE(binaries[0][0].toByteArray(), fits);
    client.sendBinaryMessage(fits + 'y');
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(client.closeCode()), 1009);
    QTRY_COMPARE(m_journal.closed.load(), 1);
}

void FrontSocketsTest::aBrokenFrameClosesTheSocket()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    client.forget();
    client.say(masked(0x81, "good") + masked(0x81, "\xff\xff") + masked(0x81, "never"));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.heard().startsWith(textFrame("good")));
    QCOMPARE(client.heard().mid(8, 2), QByteArray::fromHex("03ef")); // 1007
    QCOMPARE(m_front->counters().brokenFrames.load(), 1);
    QTRY_COMPARE(m_journal.destroyed.load(), 1);
    QVERIFY(!m_journal.all().contains("never"));
}

void FrontSocketsTest::pingsAreAnsweredAndPongsReported()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    client.forget();
    client.say(masked(0x89, "there?"));
    QTRY_COMPARE(client.heard(), QByteArray("\x8A\x06there?"));
    client.forget();
    onConnection([](Connection& connection) { connection.ping("42"); });
    QTRY_COMPARE(client.heard(), QByteArray("\x89\x02"
                                            "42"));
    client.say(masked(0x8A, "42"));
    QTRY_VERIFY(m_journal.all().contains("pong 42"));
}

void FrontSocketsTest::whatIsSentInOneTurnKeepsItsOrder()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    client.forget();
    QByteArray expected;
    onConnection([&](Connection& connection) {
        for (int i = 0; i < 1000; ++i) {
            const QByteArray number = QByteArray::number(i);
            if (i % 2) {
                connection.sendText(number);
            } else {
                connection.sendFramed(textFrame(number) + textFrame("and"));
            }
            expected += i % 2 ? textFrame(number) : textFrame(number) + textFrame("and");
        }
        QCOMPARE(connection.queuedBytes(), expected.size());
    });
    QTRY_COMPARE(client.heard(), expected);
}

void FrontSocketsTest::theServerMayClose()
{
    serve();
    QWebSocket client;
    client.open(url());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(m_journal.opened.load(), 1);
    onConnection([](Connection& connection) {
        connection.sendText("last words");
        // Qt's own client takes 1012 to 1014 for a fault, so one of the codes for applications.
        connection.close(4013, QStringLiteral("too slow"));
        connection.sendText("never");
        connection.close(1000, QStringLiteral("again"));
    });
    QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(client.closeCode()), 4013);
    QCOMPARE(client.closeReason(), QStringLiteral("too slow"));
    QVERIFY(texts.count() <= 1);
    QTRY_COMPARE(m_journal.destroyed.load(), 1);
    QTRY_COMPARE(m_front->counters().open.load(), 0);
    QCOMPARE(m_front->counters().sockets.load(), 0);
}

void FrontSocketsTest::theClientMayClose()
{
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    client.forget();
    client.say(masked(0x81, "bye") + masked(0x88, "\x0F\xA1"));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.heard(), textFrame("bye") + QByteArray("\x88\x02\x0F\xA1"));
    QTRY_COMPARE(m_journal.closed.load(), 1);
}

void FrontSocketsTest::aPeerThatVanishesIsClosedOnce()
{
    serve();
    {
        RawClient client(m_front->port());
        client.say(handshake("/echo") + masked(0x81, "half of it").chopped(3));
        QTRY_COMPARE(m_journal.opened.load(), 1);
        client.socket().abort();
    }
    QTRY_COMPARE(m_journal.destroyed.load(), 1);
    QCOMPARE(m_journal.closed.load(), 1);
}

void FrontSocketsTest::aSilentPeerIsDropped()
{
    FrontLimits limits;
    limits.pingEvery = limits.pongWithin = 50ms;
    serve(limits);
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.heard().endsWith(QByteArray("\x89\x06"
                                               "alive?")));
    QTRY_COMPARE(m_journal.closed.load(), 1);
    QCOMPARE(m_front->counters().timedOut.load(), 1);
}

void FrontSocketsTest::aPeerThatAnswersPingsStays()
{
    FrontLimits limits;
    limits.pingEvery = limits.pongWithin = 50ms;
    serve(limits);
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    for (int round = 0; round < 4; ++round) {
        client.forget();
        QTRY_VERIFY(client.heard().endsWith("alive?"));
        client.say(masked(0x8A, "alive?"));
    }
    QVERIFY(client.isConnected());
    QCOMPARE(m_journal.closed.load(), 0);
    // Our own pings are no news for the session.
    QVERIFY(!m_journal.all().contains("pong alive?"));
}

void FrontSocketsTest::aPeerThatNeverClosesIsLeft()
{
    FrontLimits limits;
    limits.closeWithin = limits.lingerTime = 50ms;
    serve(limits);
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    onConnection([](Connection& connection) { connection.close(1000, {}); });
    QTRY_VERIFY(client.hasEnded());
    QTRY_COMPARE(m_journal.closed.load(), 1);
    QTRY_COMPARE(m_front->counters().open.load(), 0);
}

void FrontSocketsTest::aReaderThatStopsIsDropped()
{
    FrontLimits limits;
    limits.maxQueued = 1024 * 1024;
    serve(limits);
    QTcpSocket reader;
    reader.setReadBufferSize(1024);
    reader.connectToHost(QHostAddress::LocalHost, m_front->port());
    reader.write(handshake("/echo"));
    QTRY_COMPARE(m_journal.opened.load(), 1);
    const QByteArray megabyte = binaryFrame(QByteArray(1024 * 1024, 'x'));
    qint64 most = 0;
    onConnection([&](Connection& connection) {
        for (int i = 0; i < 32; ++i) {
            connection.sendFramed(megabyte);
        }
        most = connection.queuedBytes();
    });
    QVERIFY(most > limits.maxQueued);
    QTRY_COMPARE(m_journal.closed.load(), 1);
    QCOMPARE(m_front->counters().slowReaders.load(), 1);
}

void FrontSocketsTest::drainedIsTold()
{
    serve();
    QTcpSocket reader;
    reader.setReadBufferSize(1024);
    reader.connectToHost(QHostAddress::LocalHost, m_front->port());
    reader.write(handshake("/echo"));
    QTRY_COMPARE(m_journal.opened.load(), 1);
    // Given more than the kernel takes while nobody reads
    const QByteArray frame = binaryFrame(QByteArray(7 * 1024 * 1024, 'x'));
    int before = 0;
    onConnection([&](Connection& connection) {
        before = m_journal.drained;
        connection.sendFramed(frame);
    });
    onConnection([&](Connection& connection) { QVERIFY(connection.queuedBytes() > 0); });
    QCOMPARE(m_journal.drained.load(), before);
    // When the client reads on
    reader.setReadBufferSize(0);
    qint64 read = 0;
    QTRY_VERIFY((read += reader.readAll().size()) >= frame.size());
    // Then the session hears that all is out
    QTRY_COMPARE(m_journal.drained.load(), before + 1);
}

void FrontSocketsTest::stoppingSaysGoingAway()
{
    serve({}, 2);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(handshake("/echo"));
    }
    QTRY_COMPARE(m_journal.opened.load(), 10);
    for (const auto& client : clients) {
        QTRY_COMPARE(client->status(), 101);
        client->forget();
    }
    m_front->stop(100);
    QCOMPARE(m_journal.closed.load(), 10);
    QCOMPARE(m_journal.destroyed.load(), 10);
    for (const auto& client : clients) {
        QTRY_VERIFY(client->hasEnded());
        QCOMPARE(client->heard().mid(2, 2), QByteArray::fromHex("03e9")); // 1001
    }
}

void FrontSocketsTest::workPostedAfterTheEndIsDropped()
{
    serve();
    Executor* const executor = m_front->executors().front();
    m_front->stop();
    const auto held = std::make_shared<int>(1);
    executor->post([held] { QFAIL("nobody is there to do it"); });
    QCOMPARE(held.use_count(), 1);
}

void FrontSocketsTest::thousandsMayComeAtOnce()
{
    serve({}, 2);
    constexpr int count = 2000;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(handshake("/echo") + masked(0x81, QByteArray::number(i)));
    }
    for (int i = 0; i < count; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(clients[size_t(i)]->heard().endsWith(textFrame(QByteArray::number(i))),
                                 30'000);
    }
    QCOMPARE(m_front->counters().sockets.load(), count);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_journal.destroyed.load(), count, 30'000);
}

QTEST_GUILESS_MAIN(FrontSocketsTest)
#include "tst_frontsockets.moc"
