// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/frame.h"
#include "tests/core/net/server/socketfront.h"
#include "tests/support/program.h"

#include <QWebSocket>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontSocketEndsTest : public QObject, private SocketFront
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

    void theServerMayClose();
    void theClientMayClose();
    void aPeerThatVanishesIsClosedOnce();
    void aSilentPeerIsDropped();
    void aPeerThatAnswersPingsStays();
    void aPeerThatNeverClosesIsLeft();
    void aReaderThatStopsIsDropped();
    void fragmentsAreBoundedInAll();
    void drainedIsTold();
    void stoppingSaysGoingAway();
    void workPostedAfterTheEndIsDropped();
};

void FrontSocketEndsTest::theServerMayClose()
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

void FrontSocketEndsTest::theClientMayClose()
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

void FrontSocketEndsTest::aPeerThatVanishesIsClosedOnce()
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

void FrontSocketEndsTest::aSilentPeerIsDropped()
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

void FrontSocketEndsTest::aPeerThatAnswersPingsStays()
{
    FrontLimits limits;
    limits.pingEvery = 50ms;
    limits.pongWithin = 500ms; // a busy machine answers within that
    serve(limits);
    RawClient client(m_front->port());
    // At once: whoever only looks now and then answers as late as they look.
    int answered = 0;
    QObject::connect(&client.socket(), &QTcpSocket::readyRead, &client.socket(), [&] {
        if (!client.heard().endsWith("alive?"))
            return;
        client.say(masked(0x8A, "alive?"));
        ++answered;
    });
    client.say(handshake("/echo"));
    QTRY_COMPARE(client.status(), 101);
    QTRY_VERIFY(answered >= 4);
    QVERIFY(client.isConnected());
    QCOMPARE(m_journal.closed.load(), 0);
    // Our own pings are no news for the session.
    QVERIFY(!m_journal.all().contains("pong alive?"));
}

void FrontSocketEndsTest::aPeerThatNeverClosesIsLeft()
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

void FrontSocketEndsTest::aReaderThatStopsIsDropped()
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
        for (int i = 0; i < 32; ++i)
            connection.sendFramed(megabyte);
        most = connection.queuedBytes();
    });
    QVERIFY(most > limits.maxQueued);
    QTRY_COMPARE(m_journal.closed.load(), 1);
    QCOMPARE(m_front->counters().slowReaders.load(), 1);
}

void FrontSocketEndsTest::fragmentsAreBoundedInAll()
{
    FrontLimits limits;
    limits.maxBytesOfStrangers = 48 * 1024;
    serve(limits);
    const QByteArray fragment = masked(0x01, QByteArray(30 * 1024, 'x'));
    RawClient first(m_front->port());
    first.say(handshake("/echo") + fragment);
    QTRY_COMPARE(first.status(), 101);
    QTRY_VERIFY(m_front->counters().bytesIn.load() >= fragment.size());
    RawClient second(m_front->port());
    second.say(handshake("/echo") + fragment);
    QTRY_VERIFY(second.hasEnded());
    QVERIFY(second.heard().contains("\x03\xF5")); // 1013, try again later
    // The first goes on, and whoever is whole leaves room.
    first.forget();
    first.say(masked(0x80, "y"));
    QTRY_VERIFY(first.heard().endsWith("xy"));
    RawClient third(m_front->port());
    third.say(handshake("/echo") + fragment + masked(0x80, "y"));
    QTRY_VERIFY(third.heard().endsWith("xy"));
}

void FrontSocketEndsTest::drainedIsTold()
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

void FrontSocketEndsTest::stoppingSaysGoingAway()
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

void FrontSocketEndsTest::workPostedAfterTheEndIsDropped()
{
    serve();
    Executor* const executor = m_front->executors().front();
    m_front->stop();
    const auto held = std::make_shared<int>(1);
    executor->post([held] { QFAIL("nobody is there to do it"); });
    QCOMPARE(held.use_count(), 1);
}

BATON_TEST(FrontSocketEndsTest)
#include "tst_frontsocketends.moc"
