// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/presence/seatwatch.h"
#include "ui/presence/x11inputclock.h"

#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace baton::ui;
using namespace std::chrono_literals;

/// A real X server, with a real mouse moved by xdotool.
class TestX11InputClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsHowLongNothingWasTouched();
    void aSecondQuestionIsTheSame();
    void goesWithAQuestionOpen();
    void idleAndBack();

private:
    void moveMouse()
    {
        m_x = m_x == 10 ? 60 : 10;
        QProcess::execute(QStringLiteral("xdotool"),
                          {QStringLiteral("mousemove"), QString::number(m_x), QStringLiteral("20")});
    }
    int m_x = 10;
};

void TestX11InputClock::initTestCase()
{
    if (QGuiApplication::platformName() != QLatin1String("xcb"))
        QSKIP("there is no X display: install the package xvfb");
    if (QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty())
        QSKIP("there is nothing to move the mouse with: install the package xdotool");
    QVERIFY(X11InputClock::isAvailable());
}

void TestX11InputClock::tellsHowLongNothingWasTouched()
{
    X11InputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    const auto last = [&] {
        return told.isEmpty() ? -1ms : told.last().first().value<std::chrono::milliseconds>();
    };
    // Longer and longer…
    const auto grows = [&](std::chrono::milliseconds above) {
        clock.ask();
        return told.wait() && last() > above;
    };
    QTRY_VERIFY(grows(100ms));
    // …until something is touched.
    const auto before = last();
    moveMouse();
    clock.ask();
    QVERIFY(told.wait());
    QVERIFY(last() < before);
}

void TestX11InputClock::aSecondQuestionIsTheSame()
{
    X11InputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    clock.ask();
    clock.ask();
    QTRY_COMPARE(told.size(), 1);
    clock.ask();
    QTRY_COMPARE(told.size(), 2);
}

void TestX11InputClock::goesWithAQuestionOpen()
{
    // given one that goes before its answer
    std::make_unique<X11InputClock>()->ask();
    // then the next one is not given that answer, nor kept from its own
    X11InputClock clock;
    QSignalSpy told(&clock, &InputClock::told);
    clock.ask();
    QTRY_COMPARE(told.size(), 1);
}

void TestX11InputClock::idleAndBack()
{
    SeatWatch watch(std::make_unique<X11InputClock>(), {});
    QSignalSpy idle(&watch, &SeatWatch::idleChanged);
    moveMouse();
    watch.setIdleAfter(500ms);
    QTRY_COMPARE(idle.size(), 1);
    QTRY_VERIFY((moveMouse(), idle.size() == 2));
    QTRY_COMPARE(idle.size(), 3);
}

BATON_GUI_TEST(TestX11InputClock)
#include "tst_x11inputclock.moc"
