// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/presence/busservice.h"
#include "ui/presence/desktopinputclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton::ui;
using namespace std::chrono_literals;
using baton::test::BusService;

namespace {

const QString mutter = QStringLiteral("org.gnome.Mutter.IdleMonitor");
const QString screenSaver = QStringLiteral("org.freedesktop.ScreenSaver");
const QString mutterMethod = QStringLiteral("GetIdletime");
const QString screenSaverMethod = QStringLiteral("GetSessionIdleTime");

} // namespace

/// What the desktops say on the bus about the last input.
class TestDesktopInputClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void gnomeTells();
    void othersTell();
    void gnomeComesFirst();
    void whatGnomeRefusesIsAskedOfTheOther();
    void withoutEitherNobodyKnows();
    void aRefusalIsUnknown();
    void aServiceThatGoesInsteadOfAnsweringIsNotWaitedFor();
    void aServiceThatComesIsAskedByItself();

private:
    std::chrono::milliseconds last(const QSignalSpy& told) const
    {
        return told.isEmpty() ? -1ms : told.last().first().value<std::chrono::milliseconds>();
    }
    static BusService::Answer milliseconds(QVariant number)
    {
        return [number](const QDBusMessage&) { return QVariantList{number}; };
    }
};

void TestDesktopInputClock::initTestCase()
{
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("there is no session bus: run this by ./dev test");
    BusService first(screenSaver);
    BusService second(mutter);
    if (!first.start() || !second.start())
        QSKIP("this session bus has a desktop: run this by ./dev test");
}

void TestDesktopInputClock::gnomeTells()
{
    BusService desktop(mutter);
    desktop.answer(mutterMethod, milliseconds(qulonglong(4711)));
    QVERIFY(desktop.start());
    DesktopInputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    QTRY_COMPARE(last(told), 4711ms);
    desktop.answer(mutterMethod, milliseconds(qulonglong(12)));
    clock.ask();
    QTRY_COMPARE(last(told), 12ms);
}

void TestDesktopInputClock::othersTell()
{
    BusService desktop(screenSaver);
    desktop.answer(screenSaverMethod, milliseconds(uint(60'000)));
    QVERIFY(desktop.start());
    DesktopInputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    QTRY_COMPARE(last(told), 60s);
}

void TestDesktopInputClock::gnomeComesFirst()
{
    BusService other(screenSaver);
    other.answer(screenSaverMethod, milliseconds(uint(1)));
    BusService desktop(mutter);
    desktop.answer(mutterMethod, milliseconds(qulonglong(2)));
    QVERIFY(other.start() && desktop.start());
    DesktopInputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    QTRY_COMPARE(last(told), 2ms);
    other.asked.clear();
    told.clear();
    clock.ask();
    QTRY_COMPARE(last(told), 2ms);
    QVERIFY(other.asked.isEmpty());
}

void TestDesktopInputClock::whatGnomeRefusesIsAskedOfTheOther()
{
    BusService other(screenSaver);
    other.answer(screenSaverMethod, milliseconds(uint(7)));
    BusService desktop(mutter); // which knows no method
    QVERIFY(other.start() && desktop.start());
    DesktopInputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    QTRY_COMPARE(last(told), 7ms);
}

void TestDesktopInputClock::withoutEitherNobodyKnows()
{
    DesktopInputClock clock;
    QSignalSpy unknown(&clock, &InputClock::unknown);
    clock.ask();
    QTRY_COMPARE(unknown.size(), 1);
}

void TestDesktopInputClock::aRefusalIsUnknown()
{
    BusService desktop(screenSaver);
    QVERIFY(desktop.start());
    DesktopInputClock clock;
    QSignalSpy unknown(&clock, &InputClock::unknown);
    QTRY_COMPARE(desktop.asked, QStringList{screenSaverMethod});
    QTRY_VERIFY(!unknown.isEmpty());
}

void TestDesktopInputClock::aServiceThatGoesInsteadOfAnsweringIsNotWaitedFor()
{
    auto desktop = std::make_unique<BusService>(mutter);
    desktop->fallSilent();
    QVERIFY(desktop->start());
    DesktopInputClock clock;
    QSignalSpy unknown(&clock, &InputClock::unknown);
    QTRY_COMPARE(desktop->asked, QStringList{mutterMethod});
    QCOMPARE(unknown.size(), 0);
    desktop.reset();
    QTRY_COMPARE(unknown.size(), 1);
}

void TestDesktopInputClock::aServiceThatComesIsAskedByItself()
{
    DesktopInputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    QSignalSpy unknown(&clock, &InputClock::unknown);
    clock.ask();
    QTRY_COMPARE(unknown.size(), 1);
    BusService desktop(mutter);
    desktop.answer(mutterMethod, milliseconds(qulonglong(900)));
    QVERIFY(desktop.start());
    QTRY_COMPARE(last(told), 900ms);
}

BATON_TEST(TestDesktopInputClock)
#include "tst_desktopinputclock.moc"
