// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/soundsection.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace baton::ui;

/// What is heard on this computer, as its person sees and changes it.
class TestSoundSection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsWhatHolds();
    void eachChangeIsTheWholeSet();
    void theVolumeGoesByKeyboard();
    void aSoundCanBeTried();
    void noneAndTheDesktopsOwnCannotBeTried();
    void saysWhenNothingCanBeHeard();
    void aPauseOfAnotherLengthStays();
    void everythingHasANameAndIsReachedByKeyboard();
    void withoutAConnectionItCanBeChanged();

private:
    QComboBox* box(const char* name) { return m_section->findChild<QComboBox*>(QLatin1String(name)); }
    QPushButton* button(const char* name) { return m_section->findChild<QPushButton*>(QLatin1String(name)); }
    QSlider* volume() { return m_section->findChild<QSlider*>(); }
    void choose(QComboBox* box, const QVariant& value);
    SoundPreferences last() { return m_changed->last().at(0).value<SoundPreferences>(); }

    std::unique_ptr<SoundSection> m_section;
    std::unique_ptr<QSignalSpy> m_changed;
};

void TestSoundSection::init()
{
    m_section = std::make_unique<SoundSection>();
    m_changed = std::make_unique<QSignalSpy>(m_section.get(), &SoundSection::changed);
}

/// As a person does, by the keyboard.
void TestSoundSection::choose(QComboBox* box, const QVariant& value)
{
    const int wanted = box->findData(value);
    QVERIFY(wanted >= 0);
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void TestSoundSection::showsWhatHolds()
{
    m_section->setPreferences(
        {QStringLiteral("bell"), SoundPreferences().messages, SoundPreferences::none(), 40, 300});
    QCOMPARE(box("escalationSound")->currentText(), QStringLiteral("Bell"));
    QCOMPARE(box("activitySound")->currentText(), QStringLiteral("None"));
    QCOMPARE(volume()->value(), 40);
    QCOMPARE(box("repeat")->currentData().toInt(), 300);
    QCOMPARE(m_changed->size(), 0); // Being told is no wish of the person's.
}

void TestSoundSection::eachChangeIsTheWholeSet()
{
    choose(box("escalationSound"), QStringLiteral("knock"));
    choose(box("messageSound"), QStringLiteral("bell"));
    choose(box("activitySound"), SoundPreferences::desktops());
    choose(box("repeat"), 0);
    volume()->setValue(20);
    const SoundPreferences wanted{QStringLiteral("knock"), QStringLiteral("bell"),
                                  SoundPreferences::desktops(), 20, 0};
    QCOMPARE(last(), wanted);
    // Shown again, it is the same
    init();
    m_section->setPreferences(wanted);
    choose(box("repeat"), 30);
    auto next = wanted;
    next.repeatSeconds = 30;
    QCOMPARE(last(), next);
}

void TestSoundSection::theVolumeGoesByKeyboard()
{
    QTest::keyClick(volume(), Qt::Key_Home);
    QCOMPARE(last().volume, 0);
    QTest::keyClick(volume(), Qt::Key_Right);
    QVERIFY(last().volume > 0);
    QTest::keyClick(volume(), Qt::Key_End);
    QCOMPARE(last().volume, 100);
}

void TestSoundSection::aSoundCanBeTried()
{
    QSignalSpy escalation(m_section.get(), &SoundSection::escalationTried);
    QSignalSpy message(m_section.get(), &SoundSection::messageTried);
    QSignalSpy activity(m_section.get(), &SoundSection::activityTried);
    QTest::keyClick(button("escalationSound.play"), Qt::Key_Space);
    QCOMPARE(escalation.size(), 1);
    QCOMPARE(activity.size(), 0);
    QTest::mouseClick(button("activitySound.play"), Qt::LeftButton);
    QCOMPARE(activity.size(), 1);
    QCOMPARE(message.size(), 0);
    QTest::mouseClick(button("messageSound.play"), Qt::LeftButton);
    QCOMPARE(message.size(), 1);
}

void TestSoundSection::noneAndTheDesktopsOwnCannotBeTried()
{
    QVERIFY(button("escalationSound.play")->isEnabled());
    choose(box("escalationSound"), SoundPreferences::none());
    QVERIFY(!button("escalationSound.play")->isEnabled());
    choose(box("activitySound"), SoundPreferences::desktops());
    QVERIFY(!button("activitySound.play")->isEnabled());
    choose(box("escalationSound"), QStringLiteral("chime"));
    QVERIFY(button("escalationSound.play")->isEnabled());
}

void TestSoundSection::saysWhenNothingCanBeHeard()
{
    const auto* trouble = m_section->findChild<QLabel*>(QStringLiteral("hint"));
    QVERIFY(trouble->isHidden());
    m_section->setWorks(false);
    QVERIFY(!trouble->isHidden());
    // It can be tried all the same: perhaps the loudspeaker has been plugged in.
    QVERIFY(button("escalationSound.play")->isEnabled());
}

void TestSoundSection::aPauseOfAnotherLengthStays()
{
    SoundPreferences wanted;
    wanted.repeatSeconds = 45;
    m_section->setPreferences(wanted);
    volume()->setValue(10);
    QCOMPARE(last().repeatSeconds, 45);
}

void TestSoundSection::everythingHasANameAndIsReachedByKeyboard()
{
    m_section->show();
    const QList<QWidget*> all{box("escalationSound"),
                              button("escalationSound.play"),
                              box("messageSound"),
                              button("messageSound.play"),
                              box("activitySound"),
                              button("activitySound.play"),
                              volume(),
                              box("repeat")};
    QSet<QString> names;
    for (auto* widget : all) {
        QVERIFY(!widget->accessibleName().isEmpty());
        names.insert(widget->accessibleName());
    }
    QCOMPARE(names.size(), all.size());
    // Tab goes through them as they stand.
    QStringList seen;
    for (auto* next = all.first(); seen.size() < all.size(); next = next->nextInFocusChain()) {
        if (all.contains(next))
            seen.append(next->accessibleName());
        else
            QVERIFY2(!(next->focusPolicy() & Qt::TabFocus) || next == m_section.get(),
                     next->metaObject()->className());
    }
    QStringList expected;
    for (const auto* widget : all)
        expected.append(widget->accessibleName());
    QCOMPARE(seen, expected);
}

void TestSoundSection::withoutAConnectionItCanBeChanged()
{
    SettingsPage page;
    auto* section = m_section.release();
    page.addLocalSection(section);
    page.setOnline(false);
    QVERIFY(section->isEnabled());
    QVERIFY(section->findChild<QComboBox*>(QStringLiteral("repeat"))->isEnabled());
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("escalations"))->isEnabled());
}

BATON_GUI_TEST(TestSoundSection)
#include "tst_soundsection.moc"
