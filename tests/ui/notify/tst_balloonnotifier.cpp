// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/notify/balloonnotifier.h"
#include "ui/notify/makenotifier.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton::ui;

/// What can be seen without a tray: a balloon that cannot be shown says so.
class BalloonNotifierTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAnIconItFails()
    {
        BalloonNotifier notifier(nullptr);
        QSignalSpy closed(&notifier, &Notifier::closed);
        Notice notice;
        notice.key = QStringLiteral("c-1");
        notifier.show(notice);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.at(0).at(0).toString(), QStringLiteral("c-1"));
        QCOMPARE(closed.at(0).at(1).value<Notifier::CloseReason>(), Notifier::CloseReason::Failed);
        notifier.close(QStringLiteral("c-1"));
        notifier.closeAll();
        QCOMPARE(closed.size(), 1);
        QVERIFY(!notifier.hasActions());
    }

    void everySystemHasANotifier() { QVERIFY(makeNotifier(nullptr) != nullptr); }
};

BATON_GUI_TEST(BalloonNotifierTest)
#include "tst_balloonnotifier.moc"
