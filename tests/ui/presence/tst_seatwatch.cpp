// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/presence/seatwatch.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace baton::ui;
using namespace std::chrono_literals;

namespace {

/// The time since it was last touched, or what it is told to say.
class HandClock : public InputClock
{
    Q_OBJECT
public:
    HandClock() { m_since.start(); }

    void ask() override
    {
        ++asked;
        if (knows)
            Q_EMIT told(std::chrono::milliseconds(m_since.elapsed()));
        else
            Q_EMIT unknown();
    }
    void touch() { m_since.start(); }

    int asked = 0;
    bool knows = true;

private:
    QElapsedTimer m_since;
};

class HandLock : public ScreenLock
{
    Q_OBJECT
public:
    void turn(bool locked) { setLocked(locked); }
};

} // namespace

/// What is made of a clock and locks: when to look, and what counts as idle, back and locked.
class TestSeatWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void idleAndBack();
    void looksOnlyWhenItMayHaveBegun();
    void switchedOffItNeitherLooksNorIsIdle();
    void whatNobodyKnowsIsNotIdle();
    void lockedIsWhatAnyLockSays();
    void withoutAClockNobodyIsIdle();

private:
    std::unique_ptr<SeatWatch> m_watch;
    HandClock* m_clock = nullptr;
    HandLock* m_first = nullptr;
    HandLock* m_second = nullptr;
};

void TestSeatWatch::init()
{
    auto clock = std::make_unique<HandClock>();
    m_clock = clock.get();
    std::vector<std::unique_ptr<ScreenLock>> locks;
    for (auto** lock : {&m_first, &m_second}) {
        auto one = std::make_unique<HandLock>();
        *lock = one.get();
        locks.push_back(std::move(one));
    }
    m_watch = std::make_unique<SeatWatch>(std::move(clock), std::move(locks));
}

void TestSeatWatch::idleAndBack()
{
    QSignalSpy idle(m_watch.get(), &SeatWatch::idleChanged);
    m_watch->setIdleAfter(300ms);
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(m_watch->isIdle());
    // when somebody works
    QTRY_VERIFY((m_clock->touch(), idle.size() == 2));
    QVERIFY(!m_watch->isIdle());
    // and leaves again
    QTRY_COMPARE(idle.size(), 3);
}

void TestSeatWatch::looksOnlyWhenItMayHaveBegun()
{
    // given somebody who touched something just now
    m_watch->setIdleAfter(300ms);
    QCOMPARE(m_clock->asked, 1);
    // when nothing is touched, then there is one look at the end; a second one when the timer was early
    QTRY_VERIFY(m_watch->isIdle());
    QVERIFY2(m_clock->asked <= 3, qPrintable(QString::number(m_clock->asked)));
}

void TestSeatWatch::switchedOffItNeitherLooksNorIsIdle()
{
    m_watch->setIdleAfter(1ms);
    QTRY_VERIFY(m_watch->isIdle());
    m_watch->setIdleAfter(0ms);
    QVERIFY(!m_watch->isIdle());
    QVERIFY(!m_watch->findChild<QTimer*>() || !m_watch->findChild<QTimer*>()->isActive());
    // An answer that was on its way changes nothing.
    const int asked = m_clock->asked;
    Q_EMIT m_clock->told(1h);
    QVERIFY(!m_watch->isIdle());
    QCOMPARE(m_clock->asked, asked);
}

void TestSeatWatch::whatNobodyKnowsIsNotIdle()
{
    m_watch->setIdleAfter(1ms);
    QTRY_VERIFY(m_watch->isIdle());
    m_clock->knows = false;
    QTRY_VERIFY(!m_watch->isIdle());
    // It is asked again: whoever knows may come back.
    m_clock->knows = true;
    QTRY_VERIFY(m_watch->isIdle());
}

void TestSeatWatch::lockedIsWhatAnyLockSays()
{
    QSignalSpy locked(m_watch.get(), &SeatWatch::lockedChanged);
    m_first->turn(true);
    m_second->turn(true);
    QVERIFY(m_watch->isLocked());
    m_first->turn(false);
    QVERIFY(m_watch->isLocked());
    m_second->turn(false);
    QVERIFY(!m_watch->isLocked());
    QCOMPARE(locked.size(), 2);
}

void TestSeatWatch::withoutAClockNobodyIsIdle()
{
    SeatWatch watch(nullptr, {});
    watch.setIdleAfter(1ms);
    QVERIFY(!watch.isIdle());
    QVERIFY(!watch.isLocked());
}

BATON_TEST(TestSeatWatch)
#include "tst_seatwatch.moc"
