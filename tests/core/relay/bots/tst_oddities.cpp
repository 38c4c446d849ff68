// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/oddities.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;

namespace {

constexpr qint64 minute = 60'000;

BotId shop() { return BotId(QStringLiteral("shop")); }
QStringList notes(int count)
{
    QStringList all;
    for (int i = 1; i <= count; ++i)
        all.append(QStringLiteral("note %1").arg(i));
    return all;
}

} // namespace

/// A bot that errs with every event must not fill the log.
class TestOddities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineABotAndMinute();
    void whatIsLeftOutIsCounted();
    void nothingOddIsNoLine();
};

void TestOddities::oneLineABotAndMinute()
{
    Oddities oddities;
    QCOMPARE(oddities.line(shop(), notes(1), 1), QStringLiteral("note 1"));
    QCOMPARE(oddities.line(shop(), notes(1), minute), QString());
    // another bot has a line of its own
    QCOMPARE(oddities.line(BotId(QStringLiteral("bank")), notes(1), minute), QStringLiteral("note 1"));
    QVERIFY(!oddities.line(shop(), notes(1), 1 + minute).isEmpty());
}

void TestOddities::whatIsLeftOutIsCounted()
{
    Oddities oddities;
    QCOMPARE(oddities.line(shop(), notes(3), 0), QStringLiteral("note 1 (2 more not logged)"));
    QVERIFY(oddities.line(shop(), notes(4), 10).isEmpty());
    QVERIFY(oddities.line(shop(), notes(1), 20).isEmpty());
    QCOMPARE(oddities.line(shop(), notes(1), minute), QStringLiteral("note 1 (5 more not logged)"));
    QCOMPARE(oddities.line(shop(), notes(1), 2 * minute), QStringLiteral("note 1"));
}

void TestOddities::nothingOddIsNoLine()
{
    Oddities oddities;
    QVERIFY(oddities.line(shop(), {}, 0).isEmpty());
    QCOMPARE(oddities.line(shop(), notes(1), 1), QStringLiteral("note 1"));
}

BATON_TEST(TestOddities)
#include "tst_oddities.moc"
