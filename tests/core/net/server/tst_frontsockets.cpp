// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/frame.h"
#include "tests/core/net/server/socketfront.h"
#include "tests/support/program.h"

#include <QSemaphore>
#include <QWebSocket>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontSocketsTest : public QObject, private SocketFront
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

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
    void thousandsMayComeAtOnce();
    void aFloodLeavesTheOthersTheirTurn();
    void whatWasSaidBeforeLeavingCounts();
};

namespace {

QByteArray flood(int messages)
{
    QByteArray frames;
    for (int i = 0; i < messages; ++i)
        frames += masked(0x81, "much");
    return frames;
}

} // namespace

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
            if (i % 2)
                connection.sendText(number);
            else
                connection.sendFramed(textFrame(number) + textFrame("and"));
            expected += i % 2 ? textFrame(number) : textFrame(number) + textFrame("and");
        }
        QCOMPARE(connection.queuedBytes(), expected.size());
    });
    QTRY_COMPARE(client.heard(), expected);
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

void FrontSocketsTest::aFloodLeavesTheOthersTheirTurn()
{
    constexpr int messages = 2'000;
    serve();
    RawClient loud(m_front->port());
    RawClient modest(m_front->port());
    loud.say(handshake("/echo"));
    modest.say(handshake("/echo"));
    QTRY_COMPARE(m_journal.opened.load(), 2);

    // Both have spoken, the loud one first, before the thread looks at either.
    QSemaphore spoken;
    m_front->executors().front()->post([&] { spoken.acquire(); });
    loud.say(flood(messages));
    while (loud.socket().bytesToWrite() > 0)
        QVERIFY(loud.socket().waitForBytesWritten());
    modest.say(masked(0x81, "one thing"));
    QVERIFY(modest.socket().waitForBytesWritten());
    spoken.release();

    const auto texts = [this] { return m_journal.all().mid(2); };
    QTRY_COMPARE(texts().size(), messages + 1);
    QCOMPARE_LT(texts().indexOf("one thing"), messages / 20);
}

void FrontSocketsTest::whatWasSaidBeforeLeavingCounts()
{
    constexpr int messages = 500;
    serve();
    RawClient client(m_front->port());
    client.say(handshake("/echo"));
    QTRY_COMPARE(m_journal.opened.load(), 1);
    client.say(flood(messages));
    client.socket().disconnectFromHost();
    QTRY_COMPARE(m_journal.closed.load(), 1);
    QCOMPARE(m_journal.all().count("much"), messages);
}

BATON_TEST(FrontSocketsTest)
#include "tst_frontsockets.moc"
