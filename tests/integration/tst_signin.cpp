// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QtTest>

using namespace baton::testing;

/// Signing in beside others who guess. The relay trusts a proxy on this machine, which the test plays.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void failuresAreInTheLog(); // the first: later there are too many to be written
    void guessingIsSlowedDownForTheGuesser();
    void guessesFromEverywhereAreSlowedDownButNotTheOwner();
    void howAnAccountIsTypedHidesNoGuess();
    void theNameOfADeviceIsNoId();
    void oneSubscriberOfIpv6IsOneClient();
    void manyGuessesUnderWayKeepNobodyOut();

private:
    int signIn(const QString& email, const QString& password, const QByteArray& client,
               const QString& device = {}) const;
    static QByteArray body(const QString& email, const QString& password, const QString& device);
    static QString right() { return RelayProcess::password(); }
    static QString wrong() { return QStringLiteral("not the password"); }

    RelayProcess m_relay;
    const QString m_ana = QStringLiteral("ana@baton.example");
    const QString m_ben = QStringLiteral("ben@baton.example");
};

void TestSignIn::initTestCase()
{
    for (const auto& email : {m_ana, m_ben, QStringLiteral("cleo@baton.example"),
                              QStringLiteral("dora@baton.example"), QStringLiteral("emil@baton.example")})
        QVERIFY(m_relay.addMember(email));
    QVERIFY(m_relay.start({QStringLiteral("--trusted-proxy"), QStringLiteral("127.0.0.1")}));
}

QByteArray TestSignIn::body(const QString& email, const QString& password, const QString& device)
{
    QJsonObject of{{QStringLiteral("name"), QStringLiteral("test")}};
    if (!device.isEmpty())
        of.insert(QStringLiteral("id"), device);
    return QJsonDocument(QJsonObject{{QStringLiteral("email"), email},
                                     {QStringLiteral("password"), password},
                                     {QStringLiteral("device"), of}})
        .toJson();
}

int TestSignIn::signIn(const QString& email, const QString& password, const QByteArray& client,
                       const QString& device) const
{
    return http("POST", m_relay.url(QStringLiteral("/v1/sessions")), body(email, password, device),
                {{"Content-Type", "application/json"}, {"X-Forwarded-For", client}})
        .status;
}

void TestSignIn::guessingIsSlowedDownForTheGuesser()
{
    int refused = 0;
    for (int i = 0; i < 60 && refused == 0; ++i)
        refused += signIn(QStringLiteral("member%1@baton.example").arg(i), wrong(), "203.0.113.66") == 429;
    QCOMPARE(refused, 1);
    QCOMPARE(signIn(m_ben, right(), "203.0.113.66"), 429);
    QCOMPARE(signIn(m_ben, right(), "198.51.100.7"), 201);
}

void TestSignIn::guessesFromEverywhereAreSlowedDownButNotTheOwner()
{
    const auto laptop = QStringLiteral("a-laptop-of-hers");
    QCOMPARE(signIn(m_ana, right(), "198.51.100.8", laptop), 201);
    int tried = 0;
    for (int i = 1; i < 30; ++i)
        tried += signIn(m_ana, wrong(), "192.0.2." + QByteArray::number(i)) == 401;
    QVERIFY2(tried < 12, qPrintable(QString::number(tried)));
    // From where she was before, and with her laptop from anywhere.
    QCOMPARE(signIn(m_ana, right(), "198.51.100.8"), 201);
    QCOMPARE(signIn(m_ana, right(), "192.0.2.250", laptop), 201);
    // From anywhere else she has to wait as a guesser does, right after a guess.
    int next = 0;
    const auto guessed = [&] {
        return signIn(m_ana, wrong(), "203.0.113." + QByteArray::number(++next % 200)) == 401;
    };
    QVERIFY(QTest::qWaitFor(guessed, 90'000));
    QCOMPARE(signIn(m_ana, right(), "192.0.2.251"), 429);
}

void TestSignIn::howAnAccountIsTypedHidesNoGuess()
{
    int tried = 0;
    for (int i = 0; i < 20; ++i) {
        const auto typed = QString(i, u' ') + QStringLiteral("Dora@baton.example") + QString(i % 3, u'\t');
        tried += signIn(typed, wrong(), "192.0.2." + QByteArray::number(100 + i)) == 401;
    }
    QVERIFY2(tried < 12, qPrintable(QString::number(tried)));
}

void TestSignIn::theNameOfADeviceIsNoId()
{
    const auto emil = QStringLiteral("emil@baton.example");
    // Given a device that said no id, and guesses
    QCOMPARE(signIn(emil, right(), "198.51.100.20"), 201);
    auto guess = [&, next = 0]() mutable {
        return signIn(emil, wrong(), "192.0.2." + QByteArray::number(150 + ++next));
    };
    for (int i = 0; i < 20 && guess() != 429; ++i) {
    }
    // Then its name and platform, which others may know, are no way past them.
    QCOMPARE(signIn(emil, right(), "203.0.113.250", QStringLiteral("test\n")), 429);
}

void TestSignIn::oneSubscriberOfIpv6IsOneClient()
{
    const auto email = QStringLiteral("nobody@baton.example");
    int refused = 0;
    for (int i = 1; i < 60 && refused == 0; ++i) {
        refused += signIn(QStringLiteral("guess%1@baton.example").arg(i), wrong(),
                          "2001:db8:1:1::" + QByteArray::number(i)) == 429;
    }
    QCOMPARE(refused, 1);
    QCOMPARE(signIn(email, wrong(), "2001:db8:1:1:ffff::1"), 429);
    QCOMPARE(signIn(email, wrong(), "2001:db8:1:2::1"), 401);
}

void TestSignIn::manyGuessesUnderWayKeepNobodyOut()
{
    // given guesses from many clients at many accounts, more than are looked at together
    std::vector<std::unique_ptr<QTcpSocket>> guesses;
    for (int i = 0; i < 64; ++i) {
        const auto guess = body(QStringLiteral("x%1@baton.example").arg(i), wrong(), {});
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, quint16(m_relay.url().port()));
        socket->write("POST /v1/sessions HTTP/1.1\r\nHost: here\r\nX-Forwarded-For: 203.0.113." +
                      QByteArray::number(100 + i) +
                      "\r\nContent-Length: " + QByteArray::number(guess.size()) + "\r\n\r\n" + guess);
        guesses.push_back(std::move(socket));
    }
    for (const auto& guess : guesses)
        QTRY_COMPARE(guess->bytesToWrite(), 0);
    // when somebody else signs in meanwhile
    QCOMPARE(signIn(QStringLiteral("cleo@baton.example"), right(), "198.51.100.9"), 201);
    // then nobody was turned away for the others' sake
    for (const auto& guess : guesses) {
        QTRY_VERIFY_WITH_TIMEOUT(guess->bytesAvailable() > 0, 60'000);
        QCOMPARE(guess->readAll().left(12), QByteArray("HTTP/1.1 401"));
    }
}

void TestSignIn::failuresAreInTheLog()
{
    const auto email = QStringLiteral("mallory\n@baton.example");
    QCOMPARE(signIn(email, QStringLiteral("secret of somebody"), "198.51.100.77"), 401);
    QTRY_VERIFY(m_relay.log().contains("from \"198.51.100.77\""));
    const auto log = m_relay.log();
    QVERIFY(log.contains("sign-in failed for \"mallory\\n@baton.example\" from \"198.51.100.77\""));
    QVERIFY(!log.contains("secret of somebody"));
}

BATON_TEST(TestSignIn)
#include "tst_signin.moc"
