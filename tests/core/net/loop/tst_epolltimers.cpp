// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/epolldispatcher_linux.h"
#include "tests/support/program.h"

#include <QTimer>
#include <QtTest>

using namespace baton::relay;

namespace {

/// Remembers its timers' events.
class Listener : public QObject
{
public:
    QList<int> fired;
    std::function<void(int)> then;

protected:
    void timerEvent(QTimerEvent* event) override
    {
        fired.append(event->timerId());
        if (then)
            then(event->timerId());
    }
};

} // namespace

/// The whole program runs on the dispatcher under test, Qt's own test loop included.
class EpollTimersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timersFireInTheOrderTheyAreDue();
    void aTimerNeverFiresEarly_data();
    void aTimerNeverFiresEarly();
    void aTimerMayStopAnother();
    void aTimerMayStopItselfAndStartAnew();
    void aTimerDoesNotFireWithinItself();
    void remainingTimeIsTold();
    void timersCanBeLeftOut();
};

void EpollTimersTest::timersFireInTheOrderTheyAreDue()
{
    Listener listener;
    const int late = listener.startTimer(40, Qt::PreciseTimer);
    const int soon = listener.startTimer(10, Qt::PreciseTimer);
    const int middle = listener.startTimer(25, Qt::PreciseTimer);
    listener.then = [&](int id) { listener.killTimer(id); };
    QTRY_COMPARE(listener.fired, QList<int>({soon, middle, late}));
}

void EpollTimersTest::aTimerNeverFiresEarly_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::newRow("precise") << Qt::PreciseTimer;
    QTest::newRow("coarse") << Qt::CoarseTimer;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer;
}

void EpollTimersTest::aTimerNeverFiresEarly()
{
    QFETCH(Qt::TimerType, type);
    QTimer timer;
    timer.setTimerType(type);
    timer.setSingleShot(true);
    QElapsedTimer clock;
    qint64 took = -1;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { took = clock.nsecsElapsed(); });
    clock.start();
    timer.start(60);
    QTRY_VERIFY(took >= 0);
    QVERIFY2(took >= 60'000'000, qPrintable(QString::number(took)));
}

void EpollTimersTest::aTimerMayStopAnother()
{
    Listener listener;
    const int first = listener.startTimer(0);
    const int second = listener.startTimer(0);
    listener.then = [&](int) {
        listener.killTimer(first);
        listener.killTimer(second);
    };
    QTRY_COMPARE(listener.fired, QList<int>({first}));
    QCoreApplication::processEvents();
    QCOMPARE(listener.fired.size(), 1);
}

void EpollTimersTest::aTimerMayStopItselfAndStartAnew()
{
    Listener listener;
    listener.startTimer(1);
    listener.then = [&](int id) {
        listener.killTimer(id);
        if (listener.fired.size() < 5)
            listener.startTimer(1);
    };
    QTRY_COMPARE(listener.fired.size(), 5);
    QVERIFY(QAbstractEventDispatcher::instance()->registeredTimers(&listener).isEmpty());
}

void EpollTimersTest::aTimerDoesNotFireWithinItself()
{
    Listener listener;
    const int own = listener.startTimer(0);
    int depth = 0;
    int deepest = 0;
    listener.then = [&](int) {
        deepest = std::max(deepest, ++depth);
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
        --depth;
    };
    QTRY_VERIFY(listener.fired.size() >= 2);
    QCOMPARE(deepest, 1);
    listener.killTimer(own);
}

void EpollTimersTest::remainingTimeIsTold()
{
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(100'000);
    QVERIFY(timer.remainingTime() > 90'000 && timer.remainingTime() <= 100'000);
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    QCOMPARE(dispatcher->remainingTime(987'654), -1);
    const auto registered = dispatcher->registeredTimers(&timer);
    QCOMPARE(registered.size(), 1);
    QCOMPARE(registered[0].interval, 100'000);
    QCOMPARE(registered[0].timerType, Qt::PreciseTimer);
}

void EpollTimersTest::timersCanBeLeftOut()
{
    Listener listener;
    listener.startTimer(0);
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::X11ExcludeTimers);
    QVERIFY(listener.fired.isEmpty());
    QTRY_VERIFY(!listener.fired.isEmpty());
}

namespace {

int run(int argc, char** argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    EpollTimersTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

BATON_TEST_RUN(run)

#include "tst_epolltimers.moc"
