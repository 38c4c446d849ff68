// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/sound/silentplayer.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton::ui;

/// A console that was built without Qt Multimedia.
class TestSilentPlayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysOnceThatNothingIsHeard();
};

void TestSilentPlayer::itSaysOnceThatNothingIsHeard()
{
    SilentPlayer player;
    QSignalSpy works(&player, &SoundPlayer::worksChanged);
    QVERIFY(player.works());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("built without Qt Multimedia")));
    player.prepare();
    QCOMPARE(works.size(), 1);
    QVERIFY(!player.works());

    QTest::failOnWarning(QRegularExpression(QStringLiteral("no sounds of Baton's own")));
    player.play(QStringLiteral("chime"), 50);
    QCOMPARE(works.size(), 1);
}

BATON_TEST(TestSilentPlayer)
#include "tst_silentplayer.moc"
