// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/net/server/httpfront.h"
#include "tests/support/program.h"

#include <thread>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontLimitsTest : public QObject, private HttpFront
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

    void aSlowRequestTimesOut_data();
    void aSlowRequestTimesOut();
    void anIdleConnectionIsClosed();
    void aReaderThatStopsIsDropped();
    void thereIsALimitOnConnections();
    void thereIsALimitPerAddress();
    void clientsOfAProxyAreCountedEach();
    void aStrangersBodyIsNotReceived();
    void aClientHoldsOnlySoMuch();
    void strangersLeaveRoomForTheKnown();
    void headersThatDoNotEndAreCountedToo();
    void thousandsMayComeAtOnce();
    void stoppingLetsARequestFinish();
    void stoppingDoesNotWaitForever();
    void aPortInUseIsSaidSo();
};

void FrontLimitsTest::aSlowRequestTimesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("in its headers") << QByteArray("GET /hello HTTP/1.1\r\nHos");
    QTest::newRow("in its body") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
}

void FrontLimitsTest::aSlowRequestTimesOut()
{
    QFETCH(QByteArray, bytes);
    FrontLimits limits;
    limits.headerTime = limits.bodyTime = 50ms;
    serve(limits);
    RawClient client(m_front->port());
    client.say(bytes);
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.status(), 408);
    QCOMPARE(m_front->counters().timedOut.load(), 1);
}

void FrontLimitsTest::anIdleConnectionIsClosed()
{
    FrontLimits limits;
    limits.idleTime = 50ms;
    serve(limits);
    RawClient silent(m_front->port());
    RawClient kept(m_front->port());
    kept.say(get("/hello"));
    QTRY_COMPARE(kept.status(), 200);
    QTRY_VERIFY(silent.hasEnded() && kept.hasEnded());
    QVERIFY(silent.heard().isEmpty());
    QCOMPARE(kept.answers(), 1);
}

void FrontLimitsTest::aReaderThatStopsIsDropped()
{
    FrontLimits limits;
    limits.stallTime = 100ms;
    serve(limits);
    QTcpSocket reader;
    reader.setReadBufferSize(1024);
    reader.connectToHost(QHostAddress::LocalHost, m_front->port());
    reader.write(get("/big"));
    QTRY_COMPARE(m_front->counters().slowReaders.load(), 1);
    QTRY_COMPARE(m_front->counters().open.load(), 0);
}

void FrontLimitsTest::thereIsALimitOnConnections()
{
    FrontLimits limits;
    limits.maxConnections = 2;
    serve(limits);
    auto first = std::make_unique<RawClient>(m_front->port());
    RawClient second(m_front->port());
    QTRY_COMPARE(m_front->counters().open.load(), 2);
    RawClient third(m_front->port());
    QTRY_VERIFY(third.hasEnded());
    QCOMPARE(m_front->counters().refused.load(), 1);
    // When one leaves there is room again
    first.reset();
    QTRY_COMPARE(m_front->counters().open.load(), 1);
    RawClient fourth(m_front->port());
    fourth.say(get("/hello"));
    QTRY_COMPARE(fourth.status(), 200);
}

void FrontLimitsTest::thereIsALimitPerAddress()
{
    FrontLimits limits;
    limits.maxPerAddress = 1;
    limits.countLoopback = true;
    serve(limits);
    RawClient first(m_front->port());
    QTRY_COMPARE(m_front->counters().open.load(), 1);
    RawClient second(m_front->port());
    QTRY_VERIFY(second.hasEnded());
    QTcpSocket elsewhere;
    elsewhere.bind(QHostAddress(QStringLiteral("127.0.0.2")));
    elsewhere.connectToHost(QHostAddress::LocalHost, m_front->port());
    elsewhere.write(get("/hello"));
    QTRY_VERIFY(elsewhere.bytesAvailable() > 0);
}

void FrontLimitsTest::clientsOfAProxyAreCountedEach()
{
    FrontLimits limits;
    limits.maxPerAddress = 2;
    limits.countLoopback = true;
    serve(limits, 1, *TrustedProxies::parse({QStringLiteral("127.0.0.1")}));
    const auto later = [](const QByteArray& client) {
        return "GET /later HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client + "\r\n\r\n";
    };
    // The proxy itself is not counted; each of its clients is.
    std::vector<std::unique_ptr<RawClient>> through;
    for (const char* client : {"203.0.113.1", "203.0.113.1", "203.0.113.2", "2001:db8::1", "2001:db8::2"}) {
        through.push_back(std::make_unique<RawClient>(m_front->port()));
        through.back()->say(later(client));
        QTRY_COMPARE(m_waiting.load(), int(through.size()));
    }
    for (const char* client : {"203.0.113.1", "::ffff:203.0.113.1", "2001:db8::3"}) {
        RawClient oneMore(m_front->port());
        oneMore.say(later(client));
        QTRY_COMPARE(oneMore.status(), 429);
        QCOMPARE(oneMore.header("Retry-After"), QByteArray("1"));
    }
    // When one is answered there is room again
    m_kept[0](HttpResponse::content("text/plain", "done"));
    QTRY_COMPARE(through[0]->status(), 200);
    through[0]->say(later("203.0.113.1"));
    QTRY_COMPARE(m_waiting.load(), 6);
}

namespace {

QByteArray post(const QByteArray& path, qsizetype size, const QByteArray& more = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(size) + "\r\n" +
           more + "\r\n";
}

const QByteArray aKey("Authorization: Bearer key\r\n");

} // namespace

void FrontLimitsTest::aStrangersBodyIsNotReceived()
{
    serve();
    for (const char* more : {"", "Expect: 100-continue\r\n", "Authorization: Bearer made-up\r\n"}) {
        RawClient stranger(m_front->port());
        // not one byte of the body is there yet
        stranger.say(post("/locked", 1'000'000, more));
        QTRY_VERIFY(stranger.hasEnded());
        QCOMPARE(stranger.status(), 401);
        QCOMPARE(stranger.header("Connection"), QByteArray("close"));
    }
    // The answer arrives although the body is on its way.
    RawClient eager(m_front->port());
    eager.say(post("/locked", 1'000'000) + QByteArray(1'000'000, 'x'));
    QTRY_VERIFY(eager.hasEnded());
    QCOMPARE(eager.status(), 401);
    RawClient known(m_front->port());
    known.say(post("/locked", 3, aKey) + "abc");
    QTRY_COMPARE(m_waiting.load(), 1);
}

void FrontLimitsTest::aClientHoldsOnlySoMuch()
{
    FrontLimits limits;
    limits.maxBytesPerClient = 128 * 1024;
    limits.countLoopback = true;
    serve(limits);
    // What waits for its answer is held as well as what is not whole.
    RawClient whole(m_front->port());
    whole.say(post("/open", 60'000) + QByteArray(60'000, 'x'));
    QTRY_COMPARE(m_waiting.load(), 1);
    RawClient half(m_front->port());
    half.say(post("/locked", 100'000, aKey) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(half.status(), 429);
    QCOMPARE(half.header("Retry-After"), QByteArray("1"));
    QTRY_VERIFY(half.hasEnded());
    // A small one goes through beside it, and a large one afterwards.
    RawClient small(m_front->port());
    small.say(post("/open", 100) + QByteArray(100, 'x'));
    QTRY_COMPARE(m_waiting.load(), 2);
    m_kept[0](HttpResponse::content("text/plain", "done"));
    QTRY_COMPARE(whole.status(), 200);
    whole.say(post("/open", 100'000) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(m_waiting.load(), 3);
}

void FrontLimitsTest::strangersLeaveRoomForTheKnown()
{
    FrontLimits limits;
    limits.maxBytesInFlight = 256 * 1024;
    limits.maxBytesOfStrangers = 128 * 1024;
    serve(limits);
    RawClient first(m_front->port());
    first.say(post("/open", 100'000) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(m_waiting.load(), 1);
    RawClient second(m_front->port());
    second.say(post("/open", 100'000) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(second.status(), 503);
    QCOMPARE(second.header("Retry-After"), QByteArray("1"));
    RawClient known(m_front->port());
    known.say(post("/locked", 100'000, aKey) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(m_waiting.load(), 2);
}

void FrontLimitsTest::headersThatDoNotEndAreCountedToo()
{
    FrontLimits limits;
    limits.maxBytesOfStrangers = 128 * 1024;
    serve(limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say("GET /hello HTTP/1.1\r\nHost: here\r\nX: " + QByteArray(30'000, 'x'));
    }
    const auto refused = [&] {
        return std::count_if(clients.begin(), clients.end(),
                             [](const auto& client) { return client->status() == 503; });
    };
    QTRY_COMPARE(refused(), 4);
    // An ordinary one goes through beside them, and whoever ends theirs is served and makes room.
    RawClient ordinary(m_front->port());
    ordinary.say(get("/hello"));
    QTRY_COMPARE(ordinary.status(), 200);
    for (const auto& client : clients)
        if (client->status() == 0)
            client->say("\r\n\r\n");
    for (const auto& client : clients)
        QTRY_VERIFY(client->status() == 503 ? client->hasEnded() : client->status() == 200);
    RawClient next(m_front->port());
    next.say(post("/open", 100'000) + QByteArray(100'000, 'x'));
    QTRY_COMPARE(m_waiting.load(), 1);
}

void FrontLimitsTest::thousandsMayComeAtOnce()
{
    serve({}, 2);
    constexpr int count = 3000;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(get("/files/" + QByteArray::number(i)));
    }
    for (int i = 0; i < count; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(clients[size_t(i)]->body(), QByteArray::number(i) + "||", 30'000);
    QCOMPARE(m_front->counters().open.load(), count);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_front->counters().open.load(), 0, 30'000);
}

void FrontLimitsTest::stoppingLetsARequestFinish()
{
    serve();
    const quint16 port = m_front->port();
    RawClient busy(port);
    RawClient idle(port);
    busy.say(get("/later"));
    QTRY_COMPARE(m_waiting.load(), 1);
    QTRY_COMPARE(m_front->counters().open.load(), 2);
    // When the answer comes while the front stops
    std::thread answering([this] {
        while (m_front->counters().open.load() > 1)
            std::this_thread::yield();
        m_kept[0](HttpResponse::content("text/plain", "done"));
    });
    // Stopping waits, so the idle client's end has to be seen to from here: it closes when it is told to.
    QObject::connect(&idle.socket(), &QTcpSocket::readChannelFinished, &idle.socket(), &QTcpSocket::abort);
    m_front->stop();
    answering.join();
    QTRY_VERIFY(busy.hasEnded() && idle.hasEnded());
    QCOMPARE(busy.body(), QByteArray("done"));
    QCOMPARE(busy.header("Connection"), QByteArray("close"));
    QCOMPARE(m_front->counters().open.load(), 0);
    RawClient late(port);
    QTRY_VERIFY(late.hasEnded());
}

void FrontLimitsTest::stoppingDoesNotWaitForever()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/later"));
    QTRY_COMPARE(m_waiting.load(), 1);
    m_front->stop(50);
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.heard().isEmpty());
    m_kept[0](HttpResponse::content("text/plain", "after the end"));
}

void FrontLimitsTest::aPortInUseIsSaidSo()
{
    serve();
    Front::Options options;
    options.port = m_front->port();
    Front second(options);
    const auto started = second.start(m_router);
    QVERIFY(!started);
    QVERIFY2(started.error().detail.contains(QString::number(m_front->port())),
             qPrintable(started.error().detail));
    QVERIFY(started.error().detail.contains(QLatin1String("in use")));
    options.address = QHostAddress(QStringLiteral("192.0.2.7"));
    Front third(options);
    const auto elsewhere = third.start(m_router);
    QVERIFY(!elsewhere);
    QVERIFY2(elsewhere.error().detail.contains(QLatin1String("192.0.2.7")),
             qPrintable(elsewhere.error().detail));
}

BATON_TEST(FrontLimitsTest)
#include "tst_frontlimits.moc"
