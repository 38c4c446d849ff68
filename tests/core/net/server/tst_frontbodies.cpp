// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/net/server/bodyflows.h"
#include "tests/core/net/server/testfront.h"
#include "tests/support/program.h"

#include <QCryptographicHash>

using namespace baton::relay;
using namespace baton::relay::test;

namespace {

constexpr qint64 largest = 32 * 1024 * 1024;

QByteArray put(const QByteArray& path, qint64 size)
{
    return "PUT " + path + " HTTP/1.1\r\nHost: here\r\nContent-Length: " + QByteArray::number(size) +
           "\r\n\r\n";
}

QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

/// Bodies that are never whole in memory, in both directions.
class FrontBodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void aBodyComesInPieces_data();
    void aBodyComesInPieces();
    void anEmptyBodyIsWholeAtOnce();
    void whoTakesItHoldsThePeerBack();
    void whoTakesItSlowlyDoesNotMakeThePeerSlow();
    void anAnswerBeforeTheEndEndsTheConnection();
    void whoeverIsAnsweredAtOnceSendsNothing();
    void tooLargeABodyIsRefused();
    void aPeerThatLeavesIsNoticed();
    void aPeerThatFallsSilentIsTooSlow();
    void whatWasPromisedIsNotReserved();

    void anAnswerGoesOutInPieces();
    void aPeerThatDoesNotReadIsNotSentMore();
    void aSourceThatFailsCutsTheConnection();
    void headAsksForNoPiece();

private:
    void serve(const FrontLimits& limits = {});
    RawClient& client() { return *m_clients.emplace_back(std::make_unique<RawClient>(m_front->port())); }

    std::unique_ptr<Seen> m_seen = std::make_unique<Seen>();
    std::atomic<int> m_asked{0};
    std::unique_ptr<Front> m_front;
    std::vector<std::unique_ptr<RawClient>> m_clients;
};

void FrontBodiesTest::serve(const FrontLimits& limits)
{
    Router router;
    HttpRoute taking{"PUT", "/taken", {}, largest};
    taking.intake = [this](const HttpRequest&, Executor&, Responder respond) {
        return std::make_unique<TestSink>(*m_seen, std::move(respond));
    };
    router.add(taking);
    taking.path = "/refused";
    taking.intake = [](const HttpRequest&, Executor&, Responder respond) -> std::unique_ptr<BodySink> {
        respond(HttpResponse::problem(403, QStringLiteral("No"), QStringLiteral("Not you.")));
        return nullptr;
    };
    router.add(taking);
    const auto gives = [this](qint64 size, int failsAt) {
        return [this, size, failsAt](const HttpRequest&, Executor&, Responder respond) {
            HttpResponse response;
            response.source = std::make_shared<TestSource>(m_asked, size, failsAt);
            respond(response);
        };
    };
    router.add({"GET", "/given", gives(largest, -1)});
    router.add({"GET", "/odd", gives(TestSource::pieceSize * 3 + 5, -1)});
    router.add({"GET", "/failing", gives(largest, 2)});
    router.add({"GET", "/hello", [](const HttpRequest&, Executor&, Responder respond) {
                    respond(HttpResponse::content("text/plain", "hello"));
                }});
    Front::Options options;
    options.limits = limits;
    m_front = std::make_unique<Front>(options);
    QVERIFY(m_front->start(router).has_value());
}

void FrontBodiesTest::cleanup()
{
    m_clients.clear();
    m_seen->go();
    m_front.reset();
    m_seen = std::make_unique<Seen>();
    m_asked = 0;
}

void FrontBodiesTest::aBodyComesInPieces_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("of a length that was said") << false;
    QTest::newRow("in chunks") << true;
}

void FrontBodiesTest::aBodyComesInPieces()
{
    QFETCH(bool, chunked);
    serve();
    QByteArray body;
    while (body.size() < 1'000'000)
        body += QByteArray::number(body.size()) + ' ';
    auto& peer = client();
    if (chunked) {
        peer.say("PUT /taken HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (qsizetype at = 0; at < body.size(); at += 7000) {
            const auto chunk = body.mid(at, 7000);
            peer.say(QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n");
        }
        peer.say("0\r\n\r\n");
    } else {
        peer.say(put("/taken", body.size()) + body);
    }
    QTRY_COMPARE(peer.body(), hashOf(body));
    QVERIFY(m_seen->pieces > 1);
    QVERIFY(m_seen->largestPiece <= 128 * 1024);
    // The connection goes on with the next request.
    peer.forget();
    peer.say(get("/hello"));
    QTRY_COMPARE(peer.body(), QByteArray("hello"));
}

void FrontBodiesTest::anEmptyBodyIsWholeAtOnce()
{
    serve();
    auto& peer = client();
    peer.say(put("/taken", 0));
    QTRY_COMPARE(peer.body(), hashOf({}));
    QCOMPARE(m_seen->pieces.load(), 0);
}

void FrontBodiesTest::whoTakesItHoldsThePeerBack()
{
    serve();
    // Given a sink that has taken one piece and wants no more for now
    m_seen->holds = true;
    const QByteArray body(largest, 'x');
    auto& peer = client();
    peer.say(put("/taken", body.size()) + body);
    QTRY_COMPARE(m_seen->pieces.load(), 1);
    // When others are served for a while
    auto& other = client();
    for (int i = 1; i <= 100; ++i) {
        other.say(get("/hello"));
        QTRY_COMPARE(other.answers(), i);
    }
    // Then nothing more was read than a buffer holds
    QCOMPARE(m_seen->pieces.load(), 1);
    QVERIFY(m_front->counters().bytesIn < 512 * 1024);
    // And when it goes on, the rest comes.
    m_seen->go();
    QTRY_COMPARE_WITH_TIMEOUT(peer.body(), hashOf(body), 30'000);
}

void FrontBodiesTest::whoTakesItSlowlyDoesNotMakeThePeerSlow()
{
    FrontLimits limits;
    limits.bodyTime = 50ms;
    serve(limits);
    m_seen->holds = true;
    auto& peer = client();
    peer.say(put("/taken", 4) + "word");
    QTRY_COMPARE(m_seen->pieces.load(), 1);
    QTimer::singleShot(250, this, [this] { m_seen->go(); });
    QTRY_COMPARE(peer.body(), hashOf("word"));
}

void FrontBodiesTest::anAnswerBeforeTheEndEndsTheConnection()
{
    serve();
    auto& peer = client();
    peer.say(put("/taken", 1'000'000) + "refuse this");
    QTRY_COMPARE(peer.status(), 409);
    QCOMPARE(peer.header("Connection"), QByteArray("close"));
    QTRY_COMPARE(m_seen->cut.load(), 1);
    QTRY_VERIFY(peer.hasEnded());
}

void FrontBodiesTest::whoeverIsAnsweredAtOnceSendsNothing()
{
    serve();
    auto& peer = client();
    peer.say("PUT /refused HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
    QTRY_COMPARE(peer.status(), 403);
    QVERIFY(!peer.heard().contains("100 Continue"));
    QTRY_VERIFY(peer.hasEnded());
    // One that is let in is asked to go on.
    auto& next = client();
    next.say("PUT /taken HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    QTRY_VERIFY(next.heard().startsWith("HTTP/1.1 100 Continue\r\n"));
    next.forget();
    next.say("word");
    QTRY_COMPARE(next.body(), hashOf("word"));
}

void FrontBodiesTest::tooLargeABodyIsRefused()
{
    serve();
    auto& peer = client();
    peer.say(put("/taken", qint64(4) * 1024 * 1024 * 1024));
    QTRY_COMPARE(peer.status(), 413);
    QCOMPARE(m_seen->begun.load(), 0);
    QTRY_VERIFY(peer.hasEnded());
}

void FrontBodiesTest::aPeerThatLeavesIsNoticed()
{
    serve();
    auto& peer = client();
    peer.say(put("/taken", 1'000'000) + QByteArray(1000, 'x'));
    QTRY_COMPARE(m_seen->bytes.load(), 1000);
    peer.socket().disconnectFromHost();
    QTRY_COMPARE(m_seen->cut.load(), 1);
    QCOMPARE(m_seen->whole.load(), 0);
}

void FrontBodiesTest::aPeerThatFallsSilentIsTooSlow()
{
    FrontLimits limits;
    limits.bodyTime = 50ms;
    serve(limits);
    auto& peer = client();
    peer.say(put("/taken", 1'000'000) + QByteArray(1000, 'x'));
    QTRY_COMPARE(peer.status(), 408);
    QTRY_COMPARE(m_seen->cut.load(), 1);
    QTRY_VERIFY(peer.hasEnded());
}

void FrontBodiesTest::whatWasPromisedIsNotReserved()
{
    FrontLimits limits;
    limits.maxBytesInFlight = 256 * 1024;
    limits.maxBytesOfStrangers = 256 * 1024;
    serve(limits);
    // A body far larger than all that requests may hold together goes through.
    const QByteArray body(largest / 4, 'y');
    auto& peer = client();
    peer.say(put("/taken", body.size()) + body);
    QTRY_COMPARE_WITH_TIMEOUT(peer.body(), hashOf(body), 30'000);
}

void FrontBodiesTest::anAnswerGoesOutInPieces()
{
    serve();
    auto& peer = client();
    peer.say(get("/odd"));
    constexpr qint64 size = TestSource::pieceSize * 3 + 5;
    QTRY_COMPARE(peer.body().size(), size);
    QCOMPARE(peer.header("Content-Length"), QByteArray::number(size));
    QVERIFY(peer.body().endsWith("cddddd"));
    QCOMPARE(m_asked.load(), 4);
    peer.forget();
    peer.say(get("/hello"));
    QTRY_COMPARE(peer.body(), QByteArray("hello"));
}

void FrontBodiesTest::aPeerThatDoesNotReadIsNotSentMore()
{
    serve();
    // Given a peer that asks, and reads only the beginning
    QTcpSocket peer;
    peer.setReadBufferSize(1024);
    peer.connectToHost(QHostAddress::LocalHost, m_front->port());
    peer.write(get("/given"));
    QTRY_VERIFY(peer.bytesAvailable() > 0);
    // Then the source is asked for what the buffers of two sockets take, and no more.
    int before = -1;
    auto& other = client();
    int answers = 0;
    while (before != m_asked) {
        before = m_asked;
        for (int i = 0; i < 50; ++i) {
            other.say(get("/hello"));
            ++answers;
            QTRY_COMPARE(other.answers(), answers);
        }
    }
    QVERIFY(m_asked < largest / TestSource::pieceSize / 2);
    // And all comes, once it reads.
    QByteArray heard;
    peer.setReadBufferSize(0);
    QTRY_VERIFY_WITH_TIMEOUT((heard += peer.readAll()).size() > largest, 30'000);
    QCOMPARE(heard.mid(heard.indexOf("\r\n\r\n") + 4).size(), largest);
}

void FrontBodiesTest::aSourceThatFailsCutsTheConnection()
{
    serve();
    auto& peer = client();
    peer.say(get("/failing"));
    QTRY_VERIFY(peer.hasEnded());
    QCOMPARE(peer.status(), 200);
    QVERIFY(peer.body().size() <= TestSource::pieceSize * 2);
}

void FrontBodiesTest::headAsksForNoPiece()
{
    serve();
    auto& peer = client();
    peer.say("HEAD /given HTTP/1.1\r\nHost: here\r\n\r\n" + get("/hello"));
    QTRY_VERIFY(peer.heard().endsWith("hello"));
    QCOMPARE(peer.header("Content-Length"), QByteArray::number(largest));
    QCOMPARE(m_asked.load(), 0);
}

BATON_TEST(FrontBodiesTest)
#include "tst_frontbodies.moc"
