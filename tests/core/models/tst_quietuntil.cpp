// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/quietuntil.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton::models;

/// Peace for a while, by one's own choice.
class TestQuietUntil : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_now = QDateTime(QDate(2026, 11, 23), QTime(22, 10)); }

    void itEndsByItself()
    {
        QuietUntil quiet([this] { return m_now; });
        QSignalSpy changed(&quiet, &QuietUntil::changed);
        quiet.set(quiet.inMinutes(30));
        QVERIFY(quiet.isQuiet());
        m_now = m_now.addSecs(29 * 60);
        quiet.look();
        QVERIFY(quiet.isQuiet());
        m_now = m_now.addSecs(8 * 3600); // The computer slept.
        quiet.look();
        QVERIFY(!quiet.isQuiet());
        QCOMPARE(changed.size(), 2);
    }

    void untilTomorrowIsEightOClock()
    {
        const QuietUntil quiet([this] { return m_now; });
        QCOMPARE(quiet.tomorrow(), QDateTime(QDate(2026, 11, 24), QTime(8, 0)));
    }

    void whatIsOverIsNotBegunAgain()
    {
        QuietUntil quiet([this] { return m_now; });
        quiet.set(m_now.addSecs(-1)); // As kept from a run of yesterday.
        QVERIFY(!quiet.isQuiet());
        quiet.set(quiet.inMinutes(60));
        quiet.set({});
        QVERIFY(!quiet.isQuiet());
    }

private:
    QDateTime m_now;
};

BATON_TEST(TestQuietUntil)
#include "tst_quietuntil.moc"
