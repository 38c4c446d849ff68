// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/signinthrottle.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;

class TestSignInThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFewFailuresAreFree();
    void furtherFailuresWaitLongerAndLonger();
    void successForgets();
    void whoeverIsKnownMayGoOn();
    void guessesFromEverywhereSlowDown();
    void anAddressOfEverybodyLocksNobodyOut();
    void oneAddressCannotTryEverybody();
    void timeHeals();
    void aClockSetBackLocksNobodyOut();
    void theOldestIsForgottenFirst();

private:
    const QString m_ana = QStringLiteral("ana@baton.example");
    const QString m_here = QStringLiteral("192.0.2.1");
    const Instant m_start{1'000'000'000};
};

void TestSignInThrottle::aFewFailuresAreFree()
{
    SignInThrottle throttle;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(throttle.waitFor({m_ana, m_here}, m_start), 0);
        throttle.failed({m_ana, m_here}, m_start);
    }
    QVERIFY(throttle.waitFor({m_ana, m_here}, m_start) > 0);
    // However it is typed.
    for (const auto* typed : {"ANA@baton.example", " ana@baton.example", "\tAna@Baton.example\n "})
        QVERIFY2(throttle.waitFor({QString::fromLatin1(typed), m_here}, m_start) > 0, typed);
}

void TestSignInThrottle::furtherFailuresWaitLongerAndLonger()
{
    SignInThrottle throttle;
    qint64 before = 0;
    for (int i = 0; i < 30; ++i) {
        throttle.failed({m_ana, m_here}, m_start);
        const auto wait = throttle.waitFor({m_ana, m_here}, m_start);
        QVERIFY(wait >= before);
        before = wait;
    }
    QCOMPARE(before, SignInThrottle::Limits().longestWaitMs);
}

void TestSignInThrottle::successForgets()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed({m_ana, m_here}, m_start);
    throttle.succeeded({m_ana, m_here});
    QCOMPARE(throttle.waitFor({m_ana, m_here}, m_start), 0);
}

void TestSignInThrottle::whoeverIsKnownMayGoOn()
{
    SignInThrottle throttle;
    const auto home = QStringLiteral("198.51.100.7");
    throttle.succeeded({m_ana, home});
    for (int i = 0; i < 60; ++i)
        throttle.failed({m_ana, m_here}, m_start);
    // From where she has signed in before, and on a device of hers anywhere: even beside the guesser.
    QCOMPARE(throttle.waitFor({m_ana, home}, m_start), 0);
    QCOMPARE(throttle.waitFor({m_ana, m_here, QStringLiteral("laptop")}, m_start), 0);
    // Somebody else is not known there.
    QVERIFY(throttle.waitFor({m_ana, QStringLiteral("192.0.2.2")}, m_start) > 0);
    QCOMPARE(throttle.waitFor({QStringLiteral("ben@baton.example"), QStringLiteral("192.0.2.2")}, m_start),
             0);
    // Her own mistakes count there.
    for (int i = 0; i < 6; ++i)
        throttle.failed({m_ana, home}, m_start);
    QVERIFY(throttle.waitFor({m_ana, home}, m_start) > 0);
    QCOMPARE(throttle.waitFor({m_ana, m_here, QStringLiteral("laptop")}, m_start), 0);
}

void TestSignInThrottle::guessesFromEverywhereSlowDown()
{
    SignInThrottle throttle;
    qint64 longest = 0;
    for (int i = 0; i < 141; ++i) {
        const auto address = QStringLiteral("192.0.2.%1").arg(i);
        const auto wait = throttle.waitFor({m_ana, address}, m_start);
        QCOMPARE(wait > 0, i >= SignInThrottle::Limits().freeAccountFailures);
        QVERIFY(wait >= longest);
        longest = wait;
        throttle.failed({m_ana, address}, m_start);
    }
    // Not for ever: she may have a new device.
    QCOMPARE(longest, SignInThrottle::Limits().longestAccountWaitMs);
}

void TestSignInThrottle::anAddressOfEverybodyLocksNobodyOut()
{
    SignInThrottle throttle;
    const auto attempt = [this](const QString& email) {
        return SignInThrottle::Attempt{email, m_here, {}, false};
    };
    for (int i = 0; i < 100; ++i)
        throttle.failed(attempt(m_ana), m_start);
    QCOMPARE(throttle.waitFor(attempt(QStringLiteral("ben@baton.example")), m_start), 0);
    QCOMPARE(throttle.waitFor(attempt(m_ana), m_start), SignInThrottle::Limits().longestAccountWaitMs);
}

void TestSignInThrottle::oneAddressCannotTryEverybody()
{
    SignInThrottle throttle;
    for (int i = 0; i < 50; ++i)
        throttle.failed({QStringLiteral("member%1@baton.example").arg(i), m_here}, m_start);
    QVERIFY(throttle.waitFor({QStringLiteral("fresh@baton.example"), m_here}, m_start) > 0);
}

void TestSignInThrottle::timeHeals()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed({m_ana, m_here}, m_start);
    const auto wait = throttle.waitFor({m_ana, m_here}, m_start);
    QCOMPARE(throttle.waitFor({m_ana, m_here}, {m_start.ms + wait - 1}), 1);
    QCOMPARE(throttle.waitFor({m_ana, m_here}, {m_start.ms + wait}), 0);
    // After an hour without failures the next one is the first again.
    const Instant later{m_start.ms + SignInThrottle::Limits().forgetAfterMs + 1};
    throttle.failed({m_ana, m_here}, later);
    QCOMPARE(throttle.waitFor({m_ana, m_here}, later), 0);
}

void TestSignInThrottle::aClockSetBackLocksNobodyOut()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed({m_ana, m_here}, m_start);
    const auto wait = throttle.waitFor({m_ana, m_here}, m_start);
    QCOMPARE(throttle.waitFor({m_ana, m_here}, {m_start.ms - 3'600'000}), wait);
}

void TestSignInThrottle::theOldestIsForgottenFirst()
{
    SignInThrottle::Limits limits;
    limits.mostKeys = 10;
    SignInThrottle throttle(limits);
    const auto fail = [&](const QString& who) { throttle.failed({who, u'a' + who}, m_start); };
    const auto waits = [&](const QString& who) { return throttle.waitFor({who, u'a' + who}, m_start) > 0; };
    for (int i = 0; i < 6; ++i) {
        fail(QStringLiteral("old"));
        fail(QStringLiteral("kept"));
    }
    for (int i = 0; i < 8; ++i)
        fail(QString::number(i));
    QVERIFY(waits(QStringLiteral("old")) && waits(QStringLiteral("kept")));
    // Ten are there: one more takes the place of the oldest, whose wait is as long as the other's.
    fail(QStringLiteral("one more"));
    QVERIFY(!waits(QStringLiteral("old")));
    QVERIFY(waits(QStringLiteral("kept")));
}

BATON_TEST(TestSignInThrottle)
#include "tst_signinthrottle.moc"
