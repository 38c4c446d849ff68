#include "core/relay/directory/signinthrottle.h"

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
    void anotherAddressMayGoOn();
    void oneAddressCannotTryEverybody();
    void timeHeals();
    void aClockSetBackLocksNobodyOut();
    void memoryIsBounded();

private:
    const QString m_ana = QStringLiteral("ana@baton.example");
    const QString m_here = QStringLiteral("192.0.2.1");
    const Instant m_start{1'000'000'000};
};

void TestSignInThrottle::aFewFailuresAreFree()
{
    SignInThrottle throttle;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(throttle.waitFor(m_ana, m_here, m_start), 0);
        throttle.failed(m_ana, m_here, m_start);
    }
    QVERIFY(throttle.waitFor(m_ana, m_here, m_start) > 0);
    QVERIFY(throttle.waitFor(QStringLiteral("ANA@baton.example"), m_here, m_start) > 0);
}

void TestSignInThrottle::furtherFailuresWaitLongerAndLonger()
{
    SignInThrottle throttle;
    qint64 before = 0;
    for (int i = 0; i < 30; ++i) {
        throttle.failed(m_ana, m_here, m_start);
        const auto wait = throttle.waitFor(m_ana, m_here, m_start);
        QVERIFY(wait >= before);
        before = wait;
    }
    QCOMPARE(before, SignInThrottle::Limits().longestWaitMs);
}

void TestSignInThrottle::successForgets()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed(m_ana, m_here, m_start);
    throttle.succeeded(m_ana, m_here);
    QCOMPARE(throttle.waitFor(m_ana, m_here, m_start), 0);
}

void TestSignInThrottle::anotherAddressMayGoOn()
{
    SignInThrottle throttle;
    for (int i = 0; i < 10; ++i)
        throttle.failed(m_ana, m_here, m_start);
    QCOMPARE(throttle.waitFor(m_ana, QStringLiteral("192.0.2.2"), m_start), 0);
}

void TestSignInThrottle::oneAddressCannotTryEverybody()
{
    SignInThrottle throttle;
    for (int i = 0; i < 50; ++i)
        throttle.failed(QStringLiteral("member%1@baton.example").arg(i), m_here, m_start);
    QVERIFY(throttle.waitFor(QStringLiteral("fresh@baton.example"), m_here, m_start) > 0);
}

void TestSignInThrottle::timeHeals()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed(m_ana, m_here, m_start);
    const auto wait = throttle.waitFor(m_ana, m_here, m_start);
    QCOMPARE(throttle.waitFor(m_ana, m_here, {m_start.ms + wait - 1}), 1);
    QCOMPARE(throttle.waitFor(m_ana, m_here, {m_start.ms + wait}), 0);
    // After an hour without failures the next one is the first again.
    const Instant later{m_start.ms + SignInThrottle::Limits().forgetAfterMs + 1};
    throttle.failed(m_ana, m_here, later);
    QCOMPARE(throttle.waitFor(m_ana, m_here, later), 0);
}

void TestSignInThrottle::aClockSetBackLocksNobodyOut()
{
    SignInThrottle throttle;
    for (int i = 0; i < 6; ++i)
        throttle.failed(m_ana, m_here, m_start);
    const auto wait = throttle.waitFor(m_ana, m_here, m_start);
    QCOMPARE(throttle.waitFor(m_ana, m_here, {m_start.ms - 3'600'000}), wait);
}

void TestSignInThrottle::memoryIsBounded()
{
    SignInThrottle::Limits limits;
    limits.mostKeys = 10;
    SignInThrottle throttle(limits);
    for (int i = 0; i < 6; ++i)
        throttle.failed(m_ana, m_here, m_start);
    // Much later, many others fail: what is old is let go, what is new still counts.
    const Instant later{m_start.ms + 60'000};
    for (int i = 0; i < 20; ++i)
        throttle.failed(QStringLiteral("m%1").arg(i), QStringLiteral("a%1").arg(i), later);
    QCOMPARE(throttle.waitFor(m_ana, m_here, m_start), 0);
}

QTEST_GUILESS_MAIN(TestSignInThrottle)
#include "tst_signinthrottle.moc"
