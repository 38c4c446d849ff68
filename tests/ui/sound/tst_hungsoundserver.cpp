// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/sound/effectplayer.h"

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton::ui;

/// A sound server that takes the call and says nothing. A program of its own: what Qt Multimedia learns of
/// the sound server holds for the whole process.
class TestHungSoundServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDesktopSoundsInsteadAndNobodyWaits();
};

void TestHungSoundServer::theDesktopSoundsInsteadAndNobodyWaits()
{
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(QStringLiteral("native"))));
    qputenv("PULSE_SERVER", "unix:" + server.fullServerName().toUtf8());
    EffectPlayer player;
    QSignalSpy works(&player, &SoundPlayer::worksChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no sounds of Baton's own")));
    // Not before it has been waited for, and meanwhile the program goes on.
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
    turn.start(10);
    player.play(QStringLiteral("chime"), 50);
    QVERIFY(works.wait(10'000));
    QVERIFY(!player.works());
    QVERIFY(turns > 10);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("does not let go")));
}

BATON_TEST(TestHungSoundServer)
#include "tst_hungsoundserver.moc"
