// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/attendance.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton::models;
using Cause = Attendance::Cause;

/// When an agent counts as being there, and what is said when not.
class TestAttendance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSeenMakesTheCause_data();
    void whatIsSeenMakesTheCause();
    void awayByItselfEndsAtOnceOnReturn();
    void awayByHandStaysOnReturn();
    void onlineByHandHoldsAgainstWhatIsSeen();
    void rulesCountAtOnce();
    void saysWhy();
    void tellsOnlyWhatIsNew();
};

void TestAttendance::whatIsSeenMakesTheCause_data()
{
    QTest::addColumn<QStringList>("seen");
    QTest::addColumn<int>("idleSeconds");
    QTest::addColumn<bool>("whileLocked");
    QTest::addColumn<Cause>("cause");

    const auto row = [](const char* name, const char* seen, AwayRules rules, Cause cause) {
        QTest::newRow(name) << QString::fromLatin1(seen).split(QLatin1Char(' ')) << rules.idleSeconds
                            << rules.whileLocked << cause;
    };
    const AwayRules usual;
    const AwayRules never{0, false};
    row("there", "", usual, Cause::None);
    row("by hand", "hand", usual, Cause::Chosen);
    row("idle", "idle", usual, Cause::Idle);
    row("locked", "locked", usual, Cause::Locked);
    row("locked before idle", "idle locked", usual, Cause::Locked);
    row("by hand before all", "hand idle locked", usual, Cause::Chosen);
    row("by hand, whatever the rules", "hand idle locked", never, Cause::Chosen);
    row("idle, but never", "idle", {0, true}, Cause::None);
    row("locked, but never mind", "locked", {600, false}, Cause::None);
    row("locked, where only idle counts", "idle locked", {600, false}, Cause::Idle);
    row("idle, where only locked counts", "idle locked", {0, true}, Cause::Locked);
    row("neither counts", "idle locked", never, Cause::None);
}

void TestAttendance::whatIsSeenMakesTheCause()
{
    QFETCH(QStringList, seen);
    QFETCH(int, idleSeconds);
    QFETCH(bool, whileLocked);
    QFETCH(Cause, cause);
    Attendance attendance;
    attendance.setRules({idleSeconds, whileLocked});
    if (seen.contains(QLatin1String("hand")))
        attendance.choose(true);
    attendance.setLocked(seen.contains(QLatin1String("locked")));
    attendance.setIdle(seen.contains(QLatin1String("idle")));
    QCOMPARE(attendance.cause(), cause);
    QCOMPARE(attendance.isAway(), cause != Cause::None);
}

void TestAttendance::awayByItselfEndsAtOnceOnReturn()
{
    // given somebody who left, and whose screen was locked later
    Attendance attendance;
    attendance.setIdle(true);
    attendance.setLocked(true);
    // when they come back: input first, then the password
    attendance.setIdle(false);
    QCOMPARE(attendance.cause(), Cause::Locked);
    attendance.setLocked(false);
    QCOMPARE(attendance.cause(), Cause::None);
}

void TestAttendance::awayByHandStaysOnReturn()
{
    Attendance attendance;
    attendance.choose(true);
    attendance.setLocked(true);
    attendance.setIdle(true);
    attendance.setIdle(false);
    attendance.setLocked(false);
    QCOMPARE(attendance.cause(), Cause::Chosen);
    attendance.choose(false);
    QCOMPARE(attendance.cause(), Cause::None);
}

void TestAttendance::onlineByHandHoldsAgainstWhatIsSeen()
{
    // given a computer that sees neither the person nor that the screen was unlocked
    Attendance attendance;
    attendance.setLocked(true);
    attendance.setIdle(true);
    // when they say that they are there, then they are
    attendance.choose(false);
    QCOMPARE(attendance.cause(), Cause::None);
    // and what begins anew counts again
    attendance.setIdle(false);
    attendance.setIdle(true);
    QCOMPARE(attendance.cause(), Cause::Idle);
    attendance.setIdle(false);
    attendance.setLocked(false);
    attendance.setLocked(true);
    QCOMPARE(attendance.cause(), Cause::Locked);
}

void TestAttendance::rulesCountAtOnce()
{
    Attendance attendance;
    attendance.setLocked(true);
    attendance.setRules({600, false});
    QVERIFY(!attendance.isAway());
    attendance.setRules({600, true});
    QVERIFY(attendance.isAway());
}

void TestAttendance::saysWhy()
{
    Attendance attendance;
    QCOMPARE(attendance.text(), QStringLiteral("Online"));
    attendance.setIdle(true);
    QCOMPARE(attendance.text(), QStringLiteral("Away: no input for 10 minute(s)"));
    attendance.setLocked(true);
    QCOMPARE(attendance.text(), QStringLiteral("Away: the screen is locked"));
    attendance.choose(true);
    QCOMPARE(attendance.text(), QStringLiteral("Away"));
    QCOMPARE(Attendance::durationText(90), QStringLiteral("90 second(s)"));
}

void TestAttendance::tellsOnlyWhatIsNew()
{
    Attendance attendance;
    QSignalSpy changed(&attendance, &Attendance::changed);
    attendance.setIdle(true);
    attendance.setIdle(true);
    QCOMPARE(changed.size(), 1);
    attendance.setLocked(true); // another cause
    QCOMPARE(changed.size(), 2);
    attendance.setRules({600, true}); // as before
    QCOMPARE(changed.size(), 2);
    attendance.setLocked(false);
    attendance.setRules({300, true}); // the same cause, in other words
    QCOMPARE(changed.size(), 4);
}

BATON_TEST(TestAttendance)
#include "tst_attendance.moc"
