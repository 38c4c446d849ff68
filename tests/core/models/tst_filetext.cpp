// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/filetext.h"
#include "core/models/snoozetimes.h"
#include "tests/support/program.h"

#include <QLocale>
#include <QtTest>

using namespace baton;
using namespace baton::models;

/// What is said of files, and of the times a conversation may be put off to.
class TestFileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void aFileSaysWhatItIs_data();
    void aFileSaysWhatItIs();
    void onlyACheckedPictureIsOne();
    void timesToSnoozeToAreEachThereOnce();
};

void TestFileText::aFileSaysWhatItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("said");
    const auto good = int(AttachmentState::Good);
    QTest::newRow("by its content") << QStringLiteral("it.exe") << QStringLiteral("image/png") << good
                                    << QStringLiteral("Picture · 84 kB");
    QTest::newRow("by its name") << QStringLiteral("receipt.pdf") << QStringLiteral("application/pdf") << good
                                 << QStringLiteral("PDF · 84 kB");
    QTest::newRow("by neither") << QStringLiteral("receipt") << QString() << good
                                << QStringLiteral("File · 84 kB");
    QTest::newRow("not yet") << QStringLiteral("receipt.pdf") << QString() << int(AttachmentState::Checking)
                             << QStringLiteral("is being checked · 84 kB");
    QTest::newRow("refused") << QStringLiteral("receipt.pdf") << QString() << int(AttachmentState::Rejected)
                             << QStringLiteral("refused: it may do harm, and nobody can open it");
}

void TestFileText::aFileSaysWhatItIs()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(int, state);
    QFETCH(QString, said);
    Attachment file;
    file.name = name;
    file.type = type;
    file.size = 84'000;
    file.state = AttachmentState(state);
    QCOMPARE(aboutFile(file), said);
}

void TestFileText::onlyACheckedPictureIsOne()
{
    Attachment file;
    file.width = 20;
    file.height = 10;
    QVERIFY(!isPicture(file));
    file.state = AttachmentState::Good;
    QVERIFY(isPicture(file));
    file.height = 0;
    QVERIFY(!isPicture(file));
}

void TestFileText::timesToSnoozeToAreEachThereOnce()
{
    // On a Friday evening
    auto times = snoozeTimes(QDateTime(QDate(2026, 12, 4), QTime(18, 5)));
    QCOMPARE(times.size(), 3);
    QCOMPARE(times.at(0).until, QDateTime(QDate(2026, 12, 4), QTime(19, 5)));
    QCOMPARE(times.at(1).until, QDateTime(QDate(2026, 12, 5), QTime(9, 0)));
    QCOMPARE(times.at(2).until, QDateTime(QDate(2026, 12, 7), QTime(9, 0)));
    QCOMPARE(times.at(2).text, QStringLiteral("Monday, 7 December at 09:00"));
    // On a Sunday the next Monday is tomorrow; on a Monday it is in a week.
    QCOMPARE(snoozeTimes(QDateTime(QDate(2026, 12, 6), QTime(18, 5))).size(), 2);
    times = snoozeTimes(QDateTime(QDate(2026, 12, 7), QTime(8, 0)));
    QCOMPARE(times.at(2).until, QDateTime(QDate(2026, 12, 14), QTime(9, 0)));
}

BATON_TEST(TestFileText)
#include "tst_filetext.moc"
