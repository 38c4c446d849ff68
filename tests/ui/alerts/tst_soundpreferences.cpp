// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/alerts/soundpreferences.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton::ui;

/// What is heard on this computer, from one start to the next.
class TestSoundPreferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyAreThereAfterARestart();
    void withoutAFileTheUsualHolds();
    void whatMakesNoSenseIsAsUsual();

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(QStringLiteral("console.ini")); }
};

void TestSoundPreferences::theyAreThereAfterARestart()
{
    const SoundPreferences wanted{QStringLiteral("knock"), QStringLiteral("bell"), SoundPreferences::none(),
                                  35, 0};
    {
        QSettings settings(file(), QSettings::IniFormat);
        wanted.writeTo(settings);
    }
    const QSettings again(file(), QSettings::IniFormat);
    QCOMPARE(SoundPreferences::readFrom(again), wanted);
}

void TestSoundPreferences::withoutAFileTheUsualHolds()
{
    const QSettings empty(m_folder.filePath(QStringLiteral("none.ini")), QSettings::IniFormat);
    const auto usual = SoundPreferences::readFrom(empty);
    QCOMPARE(usual, SoundPreferences());
    QCOMPARE(usual.repeatSeconds, 60);
}

void TestSoundPreferences::whatMakesNoSenseIsAsUsual()
{
    QSettings settings(file(), QSettings::IniFormat);
    settings.setValue(QStringLiteral("sound/escalations"), QStringLiteral("../../etc/passwd"));
    settings.setValue(QStringLiteral("sound/activity"), SoundPreferences::desktops());
    settings.setValue(QStringLiteral("sound/volume"), 900);
    settings.setValue(QStringLiteral("sound/repeatSeconds"), QStringLiteral("often"));
    const auto read = SoundPreferences::readFrom(settings);
    QCOMPARE(read.escalations, SoundPreferences().escalations);
    QCOMPARE(read.activity, SoundPreferences::desktops());
    QCOMPARE(read.volume, 100);
    QCOMPARE(read.repeatSeconds, 60);
}

BATON_TEST(TestSoundPreferences)
#include "tst_soundpreferences.moc"
