// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/socketcalls.h"
#include "tests/core/net/server/httpfront.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontHttpTest : public QObject, private HttpFront
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

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
    void anAnswerMayComeFromAnyThread();
    void aDroppedResponderIsAnError();
    void aSecondAnswerIsDropped();
    void anAnswerAfterTheClientLeftGoesNowhere();
    void aClientThatHasSaidAllIsAnswered_data();
    void aClientThatHasSaidAllIsAnswered();
};

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
    for (int i = 0; i < 60; ++i)
        requests += i == 30 ? get("/thread") : get("/files/" + QByteArray::number(i));
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

void FrontHttpTest::anAnswerMayComeFromAnyThread()
{
    serve({}, 2);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->port()));
        clients.back()->say(get("/thread"));
    }
    for (const auto& client : clients)
        QTRY_COMPARE(client->body(), QByteArray("other"));
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
    FrontLimits limits;
    limits.halfClosedTime = 20ms;
    serve(limits);
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

void FrontHttpTest::aClientThatHasSaidAllIsAnswered_data()
{
    QTest::addColumn<QByteArray>("requests");
    QTest::addColumn<int>("answers");
    QTest::newRow("one") << get("/later") << 1;
    QTest::newRow("behind another") << get("/hello") + get("/later") << 2;
    QTest::newRow("with a body")
        << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc") + get("/later") << 2;
    QTest::newRow("before others") << get("/later") + get("/hello") + get("/hello") << 3;
}

void FrontHttpTest::aClientThatHasSaidAllIsAnswered()
{
    QFETCH(QByteArray, requests);
    QFETCH(int, answers);
    serve();
    RawClient client(m_front->port());
    client.say(requests);
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    // when it closes its half, as `nc -N` does, and the front has had the time to see that
    finishWriting(client.socket().socketDescriptor());
    QTRY_COMPARE(m_waiting.load(), 1);
    for (int i = 0; i < 3; ++i) {
        RawClient other(m_front->port());
        other.say(get("/hello"));
        QTRY_COMPARE(other.status(), 200);
    }
    // then it hears all, and is let go
    m_kept[0](HttpResponse::content("text/plain", "late"));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.answers(), answers);
    QVERIFY(client.heard().contains("late"));
    QTRY_COMPARE(m_front->counters().open.load(), 0);
}

BATON_TEST(FrontHttpTest)
#include "tst_fronthttp.moc"
