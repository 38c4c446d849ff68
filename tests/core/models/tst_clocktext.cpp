// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/clocktext.h"
#include "core/models/deliverytext.h"
#include "tests/support/program.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace baton;
using namespace baton::models;

/// Times of day have one form wherever they stand: the reader's.
class TestClockText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void itIsTheLocalesForm_data();
    void itIsTheLocalesForm();
    void whatHasSecondsHasTheSameForm();
};

void TestClockText::itIsTheLocalesForm_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("isOfTwelve");
    QTest::newRow("American") << QStringLiteral("en_US") << true;
    QTest::newRow("British") << QStringLiteral("en_GB") << false;
    QTest::newRow("German") << QStringLiteral("de_DE") << false;
    QTest::newRow("Indian") << QStringLiteral("en_IN") << true;
    QTest::newRow("none") << QStringLiteral("C") << false;
}

void TestClockText::itIsTheLocalesForm()
{
    QFETCH(QString, locale);
    QFETCH(bool, isOfTwelve);
    QLocale::setDefault(QLocale(locale));
    const Instant evening{
        QDateTime::currentDateTime().date().startOfDay().addSecs(21 * 3600 + 300).toMSecsSinceEpoch()};
    for (const auto& text :
         {clockText(evening), preciseClockText(evening), dateAndClockText(evening), momentText(evening)}) {
        QVERIFY2(text.contains(isOfTwelve ? QStringLiteral("9:05") : QStringLiteral("21:05")),
                 qPrintable(text));
        QCOMPARE(text.contains(QStringLiteral("21:")), !isOfTwelve);
    }
    // Hours and minutes, as fields for times take them
    QVERIFY(!clockForm().contains(u's'));
    QVERIFY(!clockText(evening).contains(QStringLiteral(":05:")));
}

void TestClockText::whatHasSecondsHasTheSameForm()
{
    const Instant at{QDateTime(QDate(2026, 3, 5), QTime(21, 5, 9)).toMSecsSinceEpoch()};
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QCOMPARE(preciseClockText(at), QStringLiteral("21:05:09"));
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QVERIFY2(preciseClockText(at).startsWith(QStringLiteral("9:05:09")), qPrintable(preciseClockText(at)));
    QVERIFY(preciseClockText(at).endsWith(QStringLiteral("PM")));
}

BATON_TEST(TestClockText)
#include "tst_clocktext.moc"
