// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/settings/presencesection.h"
#include "ui/settings/settingspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::ui;
using models::AwayRules;

/// When this device takes the agent to be away, as they see and change it.
class TestPresenceSection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithWhatIsUsual();
    void aChangeIsBothRules();
    void anUnusualTimeStays();
    void needsNoConnection();

private:
    static QComboBox* after(const QWidget& section)
    {
        return section.findChild<QComboBox*>(QStringLiteral("awayAfter"));
    }
    static QCheckBox* locked(const QWidget& section)
    {
        return section.findChild<QCheckBox*>(QStringLiteral("awayWhileLocked"));
    }
    static AwayRules last(const QSignalSpy& changed) { return changed.last().first().value<AwayRules>(); }
};

void TestPresenceSection::startsWithWhatIsUsual()
{
    const PresenceSection section;
    QCOMPARE(after(section)->currentData().toInt(), 600);
    QVERIFY(locked(section)->isChecked());
    QList<int> offered;
    for (int i = 0; i < after(section)->count(); ++i)
        offered.append(after(section)->itemData(i).toInt());
    QCOMPARE(offered, QList<int>({300, 600, 900, 1800, 0}));
}

void TestPresenceSection::aChangeIsBothRules()
{
    PresenceSection section;
    QSignalSpy changed(&section, &PresenceSection::changed);
    section.setRules({300, false});
    QCOMPARE(changed.size(), 0); // Being told is no wish of the agent's.
    QTest::keyClick(after(section), Qt::Key_Down);
    QCOMPARE(last(changed), AwayRules({600, false}));
    locked(section)->click();
    QCOMPARE(last(changed), AwayRules({600, true}));
    QTest::keyClick(after(section), Qt::Key_End);
    QCOMPARE(last(changed), AwayRules({0, true}));
}

void TestPresenceSection::anUnusualTimeStays()
{
    PresenceSection section;
    QSignalSpy changed(&section, &PresenceSection::changed);
    section.setRules({90, true});
    QCOMPARE(after(section)->currentData().toInt(), 90);
    locked(section)->click();
    QCOMPARE(last(changed), AwayRules({90, false}));
}

void TestPresenceSection::needsNoConnection()
{
    SettingsPage page;
    auto* section = new PresenceSection;
    page.addLocalSection(section);
    page.setOnline(false);
    QVERIFY(after(*section)->isEnabledTo(&page));
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("escalations"))->isEnabledTo(&page));
}

BATON_GUI_TEST(TestPresenceSection)
#include "tst_presencesection.moc"
