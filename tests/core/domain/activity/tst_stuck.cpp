// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/stepdurations.h"
#include "core/domain/activity/stuck.h"
#include "tests/support/program.h"

#include <QtTest>
#include <limits>

using namespace baton;

/// When a step has run for too long, and what it is measured against.
class TestStuck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLimit_data();
    void theLimit();
    void durationsSayAverageMedianAndP95();
    void onlyTheNewestCount();
    void durationsKeepAsText();
    void aClockThatIsSetIsNoticed();
    void aClockThatIsCorrectedBitByBitAddsUp();
};

void TestStuck::theLimit_data()
{
    QTest::addColumn<qint64>("floorMs");
    QTest::addColumn<double>("factor");
    QTest::addColumn<qint64>("averageMs"); // -1: not known
    QTest::addColumn<qint64>("limitMs");
    constexpr auto huge = std::numeric_limits<qint64>::max() / 2;
    QTest::newRow("usual, nothing known") << qint64(300'000) << 3.0 << qint64(-1) << qint64(300'000);
    QTest::newRow("usual, quick step") << qint64(300'000) << 3.0 << qint64(2'000) << qint64(300'000);
    QTest::newRow("usual, slow step") << qint64(300'000) << 3.0 << qint64(120'000) << qint64(360'000);
    QTest::newRow("just at the floor") << qint64(300'000) << 3.0 << qint64(100'000) << qint64(300'000);
    QTest::newRow("half more") << qint64(1'000) << 1.5 << qint64(10'000) << qint64(15'000);
    QTest::newRow("never overflows") << qint64(1'000) << 1000.0 << huge << huge;
}

void TestStuck::theLimit()
{
    QFETCH(qint64, floorMs);
    QFETCH(double, factor);
    QFETCH(qint64, averageMs);
    QFETCH(qint64, limitMs);
    const auto average = averageMs < 0 ? std::nullopt : std::optional(averageMs);
    QCOMPARE(stuckAfterMs({floorMs, factor}, average), limitMs);
}

void TestStuck::durationsSayAverageMedianAndP95()
{
    StepDurations durations;
    QCOMPARE(durations.average(), 0);
    QCOMPARE(durations.median(), 0);
    durations.add(7);
    QCOMPARE(durations.average(), 7);
    QCOMPARE(durations.p95(), 7);
    for (int ms = 1; ms <= 100; ++ms)
        durations.add(ms);
    StepDurations hundred;
    for (int ms = 100; ms >= 1; --ms)
        hundred.add(ms);
    QCOMPARE(hundred.average(), 50);
    QCOMPARE(hundred.median(), 50);
    QCOMPARE(hundred.p95(), 95);
    hundred.add(-5);
    QCOMPARE(StepDurations::fromText(hundred.toText()), hundred);
}

void TestStuck::onlyTheNewestCount()
{
    StepDurations durations;
    for (int i = 0; i < 50; ++i)
        durations.add(1'000'000);
    for (qsizetype i = 0; i < StepDurations::mostKept; ++i)
        durations.add(10);
    QCOMPARE(durations.average(), 10);
    QCOMPARE(durations.p95(), 10);
}

void TestStuck::durationsKeepAsText()
{
    StepDurations durations;
    QCOMPARE(StepDurations::fromText(durations.toText()), durations);
    durations.add(12);
    durations.add(0);
    durations.add(34);
    QCOMPARE(durations.toText(), QStringLiteral("12 0 34"));
    QCOMPARE(StepDurations::fromText(QStringLiteral("12 0 34")), durations);
}

void TestStuck::aClockThatIsSetIsNoticed()
{
    ClockShift shift;
    QCOMPARE(shift.measure({1'000'000}, 10), 0);
    QCOMPARE(shift.measure({1'005'000}, 5'010), 0);
    QCOMPARE(shift.measure({1'005'000 + 3'600'000 + 2'000}, 7'010), 3'600'000);
    QCOMPARE(shift.measure({1'005'000 + 3'600'000 + 4'000}, 9'010), 0);
    QCOMPARE(shift.measure({1'005'000 + 6'000}, 11'010), -3'600'000);
    QCOMPARE(shift.measure({1'005'000 + 8'000}, 13'010), 0);
}

void TestStuck::aClockThatIsCorrectedBitByBitAddsUp()
{
    ClockShift shift;
    shift.measure({0}, 0);
    qint64 moved = 0;
    for (int second = 1; second <= 100; ++second)
        moved += shift.measure({second * 1000 + second * 50}, second * 1000);
    QVERIFY2(qAbs(moved - 5000) < ClockShift::leastMs, qPrintable(QString::number(moved)));
}

BATON_TEST(TestStuck)
#include "tst_stuck.moc"
