// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/sound/effectplayer.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton::ui;

/// On a computer where nothing can be heard. Where something can, tests/e2e/tst_sounds.mjs listens.
class TestEffectPlayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutADeviceItSaysSoOnce();
    void thatIsKnownBeforeTheFirstSound();
    void nothingIsBegunForNothing();
};

void TestEffectPlayer::withoutADeviceItSaysSoOnce()
{
    EffectPlayer player;
    QSignalSpy works(&player, &SoundPlayer::worksChanged);
    QVERIFY(player.works());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no sounds of Baton's own")));
    player.play(QStringLiteral("chime"), 50);
    QTRY_COMPARE(works.size(), 1);
    QCOMPARE(works.first().first().toBool(), false);
    QVERIFY(!player.works());
    // A second failure is no news.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("no sounds of Baton's own")));
    player.prepare();
    player.play(QStringLiteral("bell"), 50);
    QVERIFY(!works.wait(50));
}

void TestEffectPlayer::thatIsKnownBeforeTheFirstSound()
{
    EffectPlayer player;
    QSignalSpy works(&player, &SoundPlayer::worksChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("there is no audio device")));
    player.prepare();
    QTRY_VERIFY(!player.works());
    QCOMPARE(works.size(), 1);
}

void TestEffectPlayer::nothingIsBegunForNothing()
{
    const EffectPlayer player;
    QVERIFY(player.works());
    QVERIFY(player.children().isEmpty());
}

BATON_TEST(TestEffectPlayer)
#include "tst_effectplayer.moc"
