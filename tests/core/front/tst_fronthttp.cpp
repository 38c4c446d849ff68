#include "tests/core/front/testfront.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <thread>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void aRequestIsAnswered();
    void headIsAnsweredWithoutABody();
    void whatIsNotThereIsAProblem();
    void anotherMethodNamesTheRightOnes();
    void aTailAndAQueryReachTheHandler();
    void pipelinedRequestsAreAnsweredInOrder();
    void aBodyMayComeInChunks();
    void aClientThatAsksMayGoOn();
    void badRequestsAreRefused_data();
    void badRequestsAreRefused();
    void aRefusalArrivesAlthoughTheBodyWasNotRead();
    void aHandlersHeaderCannotSmuggleLines();
    void aSlowRequestTimesOut_data();
    void aSlowRequestTimesOut();
    void anIdleConnectionIsClosed();
    void anAnswerMayComeFromAnyThread();
    void aDroppedResponderIsAnError();
    void aSecondAnswerIsDropped();
    void anAnswerAfterTheClientLeftGoesNowhere();
    void aReaderThatStopsIsDropped();
    void thereIsALimitOnConnections();
    void thereIsALimitPerAddress();
    void thousandsMayComeAtOnce();
    void stoppingLetsARequestFinish();
    void stoppingDoesNotWaitForever();
    void aPortInUseIsSaidSo();

private:
    void serve(const FrontLimits& limits = {}, int threads = 1);

    Router m_router;
    std::unique_ptr<Front> m_front;
    QMutex m_mutex;
    std::vector<Responder> m_kept; ///< of /later
    std::atomic<int> m_waiting{0};
};

void FrontHttpTest::serve(const FrontLimits& limits, int threads)
{
    m_router = {};
    m_router.add({"GET", "/hello", [](const HttpRequest&, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain", "hello"));
                  }});
    m_router.add({"POST", "/echo",
                  [](const HttpRequest& request, Executor&, Responder respond) {
                      respond(HttpResponse::content("application/octet-stream", request.body));
                  },
                  1000});
    m_router.add({"GET", "/files/*", [](const HttpRequest& request, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain",
                                                    request.pathTail + '|' + request.query + '|' +
                                                        request.queryValue(QStringLiteral("q")).toUtf8()));
                  }});
    m_router.add({"GET", "/later", [this](const HttpRequest&, Executor&, Responder respond) {
                      const QMutexLocker lock(&m_mutex);
                      m_kept.push_back(std::move(respond));
                      ++m_waiting;
                  }});
    m_router.add({"GET", "/thread", [](const HttpRequest&, Executor& io, Responder respond) {
                      std::thread([&io, respond] {
                          respond(HttpResponse::content("text/plain", io.isCurrent() ? "same" : "other"));
                      }).detach();
                  }});
    m_router.add({"GET", "/dropped", [](const HttpRequest&, Executor&, Responder) {}});
    m_router.add({"GET", "/big", [](const HttpRequest&, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain", QByteArray(64 * 1024 * 1024, 'x')));
                  }});
    m_router.add({"GET", "/split", [](const HttpRequest&, Executor&, Responder respond) {
                      HttpResponse response = HttpResponse::empty(204);
                      response.headers.emplaceBack("X-Bad", "a\r\nX-Evil: b");
                      respond(response);
                  }});
    Front::Options options;
    options.ioThreads = threads;
    options.limits = limits;
    m_front = std::make_unique<Front>(options);
    const auto started = m_front->start(m_router);
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
}

void FrontHttpTest::cleanup()
{
    m_front.reset();
    m_kept.clear();
    m_waiting = 0;
}

void FrontHttpTest::aRequestIsAnswered()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/hello"));
    QTRY_COMPARE(client.body(), QByteArray("hello"));
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.header("Content-Length"), QByteArray("5"));
    QCOMPARE(client.header("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(client.header("Date").endsWith(" GMT"));
    QVERIFY(!client.heard().contains("Server:"));
    QVERIFY(client.isConnected());
    QTRY_COMPARE(m_front->counters().requests.load(), 1);
    QCOMPARE(m_front->counters().byStatus[200].load(), 1);
}

void FrontHttpTest::headIsAnsweredWithoutABody()
{
    serve();
    RawClient client(m_front->port());
    client.say("HEAD /hello HTTP/1.1\r\nHost: here\r\n\r\n" + get("/nothing"));
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.header("Content-Length"), QByteArray("5"));
    QVERIFY(client.body().startsWith("HTTP/1.1 404"));
}

void FrontHttpTest::whatIsNotThereIsAProblem()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/nothing"));
    QTRY_VERIFY(client.body().endsWith('}'));
    QCOMPARE(client.status(), 404);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
    const QJsonObject problem = QJsonDocument::fromJson(client.body()).object();
    QCOMPARE(problem.value(QStringLiteral("status")).toInt(), 404);
    QVERIFY(problem.contains(QStringLiteral("title")) && problem.contains(QStringLiteral("detail")) &&
            problem.contains(QStringLiteral("type")));
}

void FrontHttpTest::anotherMethodNamesTheRightOnes()
{
    serve();
    RawClient client(m_front->port());
    client.say("DELETE /hello HTTP/1.1\r\nHost: here\r\n\r\n");
    QTRY_COMPARE(client.status(), 405);
    QCOMPARE(client.header("Allow"), QByteArray("GET, HEAD"));
}

void FrontHttpTest::aTailAndAQueryReachTheHandler()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/files/a%20b/c?x=1&q=one+two%21"));
    QTRY_COMPARE(client.body(), QByteArray("a b/c|x=1&q=one+two%21|one two!"));
}

void FrontHttpTest::pipelinedRequestsAreAnsweredInOrder()
{
    serve();
    RawClient client(m_front->port());
    // Given many requests in one go, one of which is answered by another thread
    QByteArray requests;
    for (int i = 0; i < 60; ++i) {
        requests += i == 30 ? get("/thread") : get("/files/" + QByteArray::number(i));
    }
    client.say(requests);
    QTRY_COMPARE(client.answers(), 60);
    QTRY_VERIFY(client.heard().endsWith("59||"));
    // Then the answers come in the order of the requests
    qsizetype last = -1;
    for (int i = 0; i < 60; ++i) {
        const qsizetype at =
            client.heard().indexOf(i == 30 ? "\r\n\r\nother" : "\r\n\r\n" + QByteArray::number(i) + "||");
        QVERIFY2(at > last, qPrintable(QString::number(i)));
        last = at;
    }
}

void FrontHttpTest::aBodyMayComeInChunks()
{
    serve();
    RawClient client(m_front->port());
    client.say("POST /echo HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    QTRY_VERIFY(client.isConnected());
    client.say("5;name=value\r\ndefgh\r\n0\r\n\r\n" + get("/hello"));
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(client.body().startsWith("abcdefgh"));
}

void FrontHttpTest::aClientThatAsksMayGoOn()
{
    serve();
    RawClient client(m_front->port());
    client.say("POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    QTRY_COMPARE(client.heard(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.forget();
    client.say("abc");
    QTRY_COMPARE(client.body(), QByteArray("abc"));
}

void FrontHttpTest::badRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /echo HTTP/1.1\r\nHost: here\r\n";
    QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n") << 400;
    QTest::newRow("binary") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n") << 400;
    QTest::newRow("no host") << QByteArray("GET /hello HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two hosts") << QByteArray("GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
    QTest::newRow("space before the colon") << QByteArray("GET /hello HTTP/1.1\r\nHost : a\r\n\r\n") << 400;
    QTest::newRow("not a path") << QByteArray("GET hello HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("broken percent sign") << get("/hel%2") << 400;
    QTest::newRow("a hidden zero") << get("/hello%00.txt") << 400;
    QTest::newRow("a header too long")
        << "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(40'000, 'x') + "\r\n\r\n"
        << 431;
    QTest::newRow("a header without end")
        << "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(40'000, 'x') << 431;
    QTest::newRow("a path too long") << "GET /" + QByteArray(40'000, 'x') << 431;
    QTest::newRow("a body too long") << post + "Content-Length: 1001\r\n\r\n" << 413;
    QTest::newRow("a body far too long") << post + "Content-Length: 18446744073709551615\r\n\r\n" << 413;
    QTest::newRow("no number") << post + "Content-Length: ten\r\n\r\n" << 400;
    QTest::newRow("two lengths") << post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n" << 400;
    QTest::newRow("length and chunks") << post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       << 400;
    QTest::newRow("chunks too long") << post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" << 413;
    QTest::newRow("many chunks too long") << post + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" +
                                                 QByteArray(1000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n"
                                          << 413;
    QTest::newRow("a broken chunk") << post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << 400;
}

void FrontHttpTest::badRequestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    serve();
    RawClient client(m_front->port());
    client.say(bytes + get("/hello"));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.status(), status);
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.header("Connection"), QByteArray("close"));
    QVERIFY(QJsonDocument::fromJson(client.body()).isObject());
    QTRY_COMPARE(m_front->counters().open.load(), 0);
}

void FrontHttpTest::aRefusalArrivesAlthoughTheBodyWasNotRead()
{
    serve();
    RawClient client(m_front->port());
    client.say("POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 900000\r\n\r\n" +
               QByteArray(900'000, 'x'));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.status(), 413);
    QVERIFY(client.body().endsWith('}'));
}

void FrontHttpTest::aHandlersHeaderCannotSmuggleLines()
{
    serve();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("line end")));
    RawClient client(m_front->port());
    client.say(get("/split"));
    QTRY_COMPARE(client.status(), 204);
    QVERIFY(!client.heard().contains("X-Evil"));
}

void FrontHttpTest::aSlowRequestTimesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("in its headers") << QByteArray("GET /hello HTTP/1.1\r\nHos");
    QTest::newRow("in its body") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
}

void FrontHttpTest::aSlowRequestTimesOut()
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

void FrontHttpTest::anIdleConnectionIsClosed()
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

void FrontHttpTest::anAnswerMayComeFromAnyThread()
{
    serve({}, 2);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(get("/thread"));
    }
    for (const auto& client : clients) {
        QTRY_COMPARE(client->body(), QByteArray("other"));
    }
}

void FrontHttpTest::aDroppedResponderIsAnError()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/dropped"));
    QTRY_COMPARE(client.status(), 500);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
    // Kept by another thread first, and dropped there
    client.forget();
    client.say(get("/later"));
    QTRY_COMPARE(m_waiting.load(), 1);
    m_kept.clear();
    QTRY_COMPARE(client.status(), 500);
}

void FrontHttpTest::aSecondAnswerIsDropped()
{
    serve();
    RawClient client(m_front->port());
    client.say(get("/later"));
    QTRY_COMPARE(m_waiting.load(), 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("answered twice")));
    m_kept[0](HttpResponse::content("text/plain", "first"));
    m_kept[0](HttpResponse::content("text/plain", "second"));
    client.say(get("/hello"));
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(client.heard().contains("first"));
    QVERIFY(!client.heard().contains("second"));
}

void FrontHttpTest::anAnswerAfterTheClientLeftGoesNowhere()
{
    serve();
    {
        RawClient client(m_front->port());
        client.say(get("/later"));
        QTRY_COMPARE(m_waiting.load(), 1);
    }
    QTRY_COMPARE(m_front->counters().open.load(), 0);
    m_kept[0](HttpResponse::content("text/plain", "too late"));
    RawClient other(m_front->port());
    other.say(get("/hello"));
    QTRY_COMPARE(other.status(), 200);
}

void FrontHttpTest::aReaderThatStopsIsDropped()
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

void FrontHttpTest::thereIsALimitOnConnections()
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

void FrontHttpTest::thereIsALimitPerAddress()
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

void FrontHttpTest::thousandsMayComeAtOnce()
{
    serve({}, 2);
    constexpr int count = 3000;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(get("/files/" + QByteArray::number(i)));
    }
    for (int i = 0; i < count; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(clients[size_t(i)]->body(), QByteArray::number(i) + "||", 30'000);
    }
    QCOMPARE(m_front->counters().open.load(), count);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_front->counters().open.load(), 0, 30'000);
}

void FrontHttpTest::stoppingLetsARequestFinish()
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
        while (m_front->counters().open.load() > 1) {
            std::this_thread::yield();
        }
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

void FrontHttpTest::stoppingDoesNotWaitForever()
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

void FrontHttpTest::aPortInUseIsSaidSo()
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

QTEST_GUILESS_MAIN(FrontHttpTest)
#include "tst_fronthttp.moc"
