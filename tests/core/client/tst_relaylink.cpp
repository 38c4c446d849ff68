// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/relaylink.h"
#include "core/client/transport.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QWebSocket>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

class TestRelayLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
    }

    void addressesStandBelowTheRelaysOwnPath();
    void comesBackByItself();
    void pausesGrowAndStartOver();
    void noticesAnotherEndThatIsSilentlyGone();
    void aPokeProvesAConnectionSoon();
    void aPokeEndsAPause();
    void aJumpOfTheClockConnectsAnew();
    void refusedTokenIsNotTriedAgain();
    void aStrangersRefusalIsTriedAgain_data();
    void aStrangersRefusalIsTriedAgain();
    void whatANetworkSaysAtTheSignInIsNotTheRelays();
    void nothingIsSentInClearUnlessWanted_data();
    void nothingIsSentInClearUnlessWanted();
    void aSignOutElsewhereEndsIt();
    void aLateAnswerIsNoAnswer();
    void aLostConnectionAnswersEveryCall();
    void whatCannotBeUnderstoodIsInvalid();

private:
    static QByteArray token() { return "token"; }

    std::unique_ptr<RelayDouble> m_relay;
};

void TestRelayLink::addressesStandBelowTheRelaysOwnPath()
{
    QCOMPARE(endpoint(QUrl(QStringLiteral("https://a.example")), QLatin1String("/v1/agent")),
             QUrl(QStringLiteral("https://a.example/v1/agent")));
    QCOMPARE(endpoint(QUrl(QStringLiteral("https://a.example/help/?x=1#y")), QLatin1String("/v1/agent")),
             QUrl(QStringLiteral("https://a.example/help/v1/agent")));
}

void TestRelayLink::comesBackByItself()
{
    RelayLink link(ConsoleDouble::quick());
    QSignalSpy ups(&link, &RelayLink::up);
    QSignalSpy downs(&link, &RelayLink::down);
    link.open(m_relay->url(), token());
    QTRY_COMPARE(ups.size(), 1);

    m_relay->stop();
    QTRY_VERIFY(downs.size() >= 3);
    QVERIFY(!link.isUp());

    QVERIFY(m_relay->listen());
    QTRY_COMPARE(ups.size(), 2);
}

void TestRelayLink::pausesGrowAndStartOver()
{
    auto timing = ConsoleDouble::quick();
    timing.firstPause = 8;
    timing.longestPause = 64;
    RelayLink link(timing);
    QSignalSpy downs(&link, &RelayLink::down);
    QSignalSpy ups(&link, &RelayLink::up);
    m_relay->stop();
    link.open(m_relay->url(), token());

    QTRY_VERIFY(downs.size() >= 6);

    // Each pause is between a half and the whole of 8, 16, 32, 64, 64, 64.
    const int whole[]{8, 16, 32, 64, 64, 64};
    for (int i = 0; i < 6; ++i) {
        const int pause = downs[i][1].toInt();
        QVERIFY2(pause >= whole[i] / 2 && pause <= whole[i], qPrintable(QString::number(pause)));
    }
    // A connection alone does not start it over: a relay that takes one and drops it at once is no better.
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(ups.size(), 1);
    downs.clear();
    m_relay->drop();
    QTRY_VERIFY(!downs.isEmpty());
    QVERIFY(downs.first()[1].toInt() >= 32);
    QTRY_VERIFY(link.isUp());
    link.settled();
    downs.clear();
    m_relay->drop();
    QTRY_VERIFY(!downs.isEmpty());
    QVERIFY(downs.first()[1].toInt() <= 8);
}

void TestRelayLink::noticesAnotherEndThatIsSilentlyGone()
{
    RelayLink link(ConsoleDouble::quick());
    QSignalSpy downs(&link, &RelayLink::down);
    QSignalSpy ups(&link, &RelayLink::up);
    link.open(m_relay->url(), token());
    QTRY_COMPARE(ups.size(), 1);

    // A relay that is only quiet answers the pings, and stays connected well past the limit of silence.
    QElapsedTimer quiet;
    quiet.start();
    QTRY_VERIFY(quiet.elapsed() > 3 * ConsoleDouble::quick().deadAfter);
    QCOMPARE(downs.size(), 0);

    // One that is gone without a word does not.
    m_relay->freeze(true);
    QTRY_COMPARE(downs.size(), 1);
    QVERIFY(downs[0][0].toString().contains(QStringLiteral("silent")));
    QTRY_COMPARE(ups.size(), 2);
}

void TestRelayLink::aPokeProvesAConnectionSoon()
{
    auto timing = ConsoleDouble::quick();
    timing.pingAfter = timing.deadAfter = 600'000;
    RelayLink link(timing);
    QSignalSpy downs(&link, &RelayLink::down);
    link.open(m_relay->url(), token());
    QTRY_VERIFY(link.isUp());
    m_relay->freeze(true);
    link.poke();
    QTRY_COMPARE(downs.size(), 1);
}

void TestRelayLink::aPokeEndsAPause()
{
    auto timing = ConsoleDouble::quick();
    timing.firstPause = timing.longestPause = 600'000;
    RelayLink link(timing);
    QSignalSpy downs(&link, &RelayLink::down);
    m_relay->stop();
    link.open(m_relay->url(), token());
    QTRY_COMPARE(downs.size(), 1);
    QVERIFY(m_relay->listen());
    link.poke();
    QTRY_VERIFY(link.isUp());
}

void TestRelayLink::aJumpOfTheClockConnectsAnew()
{
    RelayLink link(ConsoleDouble::quick());
    qint64 now = 1'000'000;
    link.setWallClock([&now] { return now; });
    QSignalSpy ups(&link, &RelayLink::up);
    QSignalSpy downs(&link, &RelayLink::down);
    link.open(m_relay->url(), token());
    QTRY_COMPARE(ups.size(), 1);

    now += 3'600'000;

    QTRY_COMPARE(ups.size(), 2);
    QCOMPARE(downs.size(), 1);
}

void TestRelayLink::refusedTokenIsNotTriedAgain()
{
    m_relay->setTokensGood(false);
    RelayLink link(ConsoleDouble::quick());
    QSignalSpy refused(&link, &RelayLink::tokenRefused);
    QSignalSpy connecting(&link, &RelayLink::connecting);
    link.open(m_relay->url(), token());
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(connecting.size(), 1);

    // A new token is a new beginning: nothing of the old refusal is left.
    m_relay->setTokensGood(true);
    link.open(m_relay->url(), token());
    QTRY_VERIFY(link.isUp());
    m_relay->drop();
    QTRY_COMPARE(connecting.size(), 3);
    QTRY_VERIFY(link.isUp());
    QCOMPARE(refused.size(), 1);
}

void TestRelayLink::aStrangersRefusalIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char* status : {"401 Unauthorized", "407 Proxy Authentication Required", "403 Forbidden",
                               "404 Not Found", "302 Found", "200 OK", "511 Network Authentication Required"})
        QTest::newRow(status) << QByteArray(status);
}

void TestRelayLink::aStrangersRefusalIsTriedAgain()
{
    // Given a network that wants its own sign-in first
    QFETCH(QByteArray, status);
    m_relay->intercept(status);
    RelayLink link(ConsoleDouble::quick());
    QSignalSpy refused(&link, &RelayLink::tokenRefused);
    QSignalSpy downs(&link, &RelayLink::down);
    QSignalSpy ups(&link, &RelayLink::up);
    link.open(m_relay->url(), token());
    // Then the token stays, and the agent hears what is in the way
    QTRY_VERIFY(m_relay->intercepted() >= 4);
    const auto says = [&] {
        return std::any_of(downs.cbegin(), downs.cend(), [](const QList<QVariant>& one) {
            return one.first().toString().contains(QLatin1String("between this computer and the relay"));
        });
    };
    QTRY_VERIFY(says());
    QVERIFY(refused.isEmpty());
    // When that is done, it goes on by itself
    m_relay->intercept({});
    QTRY_COMPARE(ups.size(), 1);
    QVERIFY(refused.isEmpty());
}

void TestRelayLink::whatANetworkSaysAtTheSignInIsNotTheRelays()
{
    ConsoleDouble console;
    for (const char* status : {"401 Unauthorized", "302 Found", "200 OK"}) {
        m_relay->intercept(status);
        console.signInFailure.clear();
        console.signIn(m_relay->url());
        QTRY_VERIFY2(console.signInFailure.contains(QLatin1String("not as a Baton relay")), status);
    }
    // And within a session the agent stays signed in.
    m_relay->intercept({});
    console.signIn(m_relay->url());
    QTRY_VERIFY(console.isConnected());
    m_relay->intercept("401 Unauthorized");
    m_relay->drop();
    QTRY_VERIFY(console.lastDetail.contains(QLatin1String("between this computer and the relay")));
    QCOMPARE(console.signInNeeded, QStringLiteral("-"));
    m_relay->intercept({});
    QTRY_VERIFY(console.isConnected());
}

void TestRelayLink::nothingIsSentInClearUnlessWanted_data()
{
    QTest::addColumn<QUrl>("relay");
    QTest::addColumn<bool>("isSent");
    for (const char* safe : {"http://127.0.0.1:1", "http://127.8.9.1:1", "http://[::1]:1",
                             "http://localhost:1", "http://LOCALHOST:1", "https://192.0.2.2:1"})
        QTest::newRow(safe) << QUrl(QLatin1String(safe)) << true;
    for (const char* open : {"http://192.0.2.2:1", "http://relay.example.com", "ws://192.0.2.2:1",
                             "http://127.0.0.1.example.com", "http://localhost.example.com",
                             "http://0.0.0.0:1", "http://[2001:db8::1]:1", "HTTP://192.0.2.2:1"})
        QTest::newRow(open) << QUrl(QLatin1String(open)) << false;
}

void TestRelayLink::nothingIsSentInClearUnlessWanted()
{
    QFETCH(QUrl, relay);
    QFETCH(bool, isSent);
    QCOMPARE(!sendsInClear(relay), isSent);
    if (isSent)
        return;
    ConsoleDouble console;
    auto& session = console.session();
    session.signIn(relay, QStringLiteral("alice@example.com"), QStringLiteral("secret"));
    QVERIFY(console.signInFailure.contains(QLatin1String("not encrypted")));
    QVERIFY(console.linkStates().isEmpty());
    session.resume(relay);
    QVERIFY(console.signInNeeded.contains(QLatin1String("not encrypted")));
}

void TestRelayLink::aSignOutElsewhereEndsIt()
{
    QWebSocketServer server(QStringLiteral("relay"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    RelayLink link(ConsoleDouble::quick());
    QSignalSpy refused(&link, &RelayLink::tokenRefused);
    QSignalSpy downs(&link, &RelayLink::down);
    link.open(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())), token());
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QWebSocket> socket(server.nextPendingConnection());
    QCOMPARE(socket->requestUrl().path(), QStringLiteral("/v1/agent"));
    QCOMPARE(socket->request().rawHeader("Authorization"), QByteArray("Bearer token"));
    QTRY_VERIFY(link.isUp());

    socket->close(QWebSocketProtocol::CloseCode(4001), QStringLiteral("This session has ended."));

    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(downs.size(), 0);
}

void TestRelayLink::aLateAnswerIsNoAnswer()
{
    RelayLink link(ConsoleDouble::quick());
    link.open(m_relay->url(), token());
    QTRY_VERIFY(link.isUp());
    m_relay->ignore(QStringLiteral("conversations.list"));
    std::optional<Refusal> refusal;
    link.call(QLatin1String("conversations.list"), {}, [&](const Result<QJsonObject>& result) {
        if (!result)
            refusal = result.error();
    });
    QTRY_VERIFY(refusal);
    QCOMPARE(refusal->kind, Refusal::Kind::Unavailable);
    QVERIFY(link.isUp());
}

void TestRelayLink::aLostConnectionAnswersEveryCall()
{
    RelayLink link(ConsoleDouble::quick());
    link.open(m_relay->url(), token());
    QTRY_VERIFY(link.isUp());
    m_relay->ignore(QStringLiteral("conversations.list"));
    int refused = 0;
    const auto count = [&](const Result<QJsonObject>& result) {
        refused += !result && result.error().kind == Refusal::Kind::Unavailable ? 1 : 0;
    };
    link.call(QLatin1String("conversations.list"), {}, count);
    link.call(QLatin1String("conversations.list"), {}, count);
    m_relay->stop();
    QTRY_COMPARE(refused, 2);
    // Nor does a call without a connection stay unanswered.
    link.call(QLatin1String("conversations.list"), {}, count);
    QCOMPARE(refused, 2);
    QTRY_COMPARE(refused, 3);
}

void TestRelayLink::whatCannotBeUnderstoodIsInvalid()
{
    RelayLink link(ConsoleDouble::quick());
    link.open(m_relay->url(), token());
    QTRY_VERIFY(link.isUp());
    const auto method = QStringLiteral("conversations.claim");
    m_relay->refuseNext(method, {protocol::rpc::MethodNotFound, QStringLiteral("No such method."), {}});
    m_relay->refuseNext(method, {protocol::rpc::InternalError, QStringLiteral("The disk is full."), {}});
    QList<Refusal::Kind> kinds;
    const auto keep = [&](const Result<QJsonObject>& result) { kinds.append(result.error().kind); };
    link.call(QLatin1String("conversations.claim"), {}, keep);
    link.call(QLatin1String("conversations.claim"), {}, keep);
    QTRY_COMPARE(kinds, (QList<Refusal::Kind>{Refusal::Kind::Invalid, Refusal::Kind::Unavailable}));
}

BATON_TEST(TestRelayLink)
#include "tst_relaylink.moc"
