// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/notify/notificationdaemon.h"
#include "tests/ui/notify/samplenotice.h"
#include "ui/notify/freedesktopnotifier.h"

#include <QSignalSpy>

using namespace baton::ui;
using baton::test::Banner;
using baton::test::NotificationDaemon;
using baton::test::waiting;
using Reason = Notifier::CloseReason;

namespace {

const QStringList everything = {QStringLiteral("actions"), QStringLiteral("body"),
                                QStringLiteral("body-markup")};

} // namespace

class FreedesktopNotifierTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void actionsAndHintsArrive();
    void theSameKeyReplaces();
    void aNewerOneWaitsForTheIdOfTheFirst();
    void aClickActivates();
    void anUnknownActionIsNotPassedOn();
    void dismissedElsewhereIsClosed();
    void withdrawnIsClosed();
    void closedBeforeTheIdIsKnown();
    void shownAgainBeforeTheIdOfTheClosedOneIsKnown();
    void aRestartedDaemonShowsAgainOnce();
    void whatWasClosedIsNotShownAgain();
    void aDaemonThatComesLateShowsWhatStays();
    void aDaemonThatGoesWithoutAnAnswerIsNotWaitedFor();
    void aDaemonThatDrawsTheDefaultGetsNoneBesideButtons();
    void withoutActionsTheBodySaysWhatToDo();
    void aHostileBodyIsEscaped();
    void withoutMarkupTheBodyIsAsItIs();
    void foreignIdsAndSendersAreIgnored();
    void aRefusalIsFailed();

private:
    bool startDaemon(const QStringList& capabilities = everything, uint firstId = 1);
    /// Everything the notifier has sent until now has arrived, and been answered.
    void settle();

    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<FreedesktopNotifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_activated;
    std::unique_ptr<QSignalSpy> m_closed;
};

void FreedesktopNotifierTest::initTestCase()
{
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("there is no session bus: run this by ./dev test");
    NotificationDaemon first(everything);
    if (NotificationDaemon::anotherWouldStart() || !first.start())
        QSKIP("this session bus has a notification daemon: run this by ./dev test");
    QGuiApplication::setDesktopFileName(QStringLiteral("example.baton.Baton"));
}

void FreedesktopNotifierTest::init()
{
    QVERIFY(startDaemon());
    m_notifier = std::make_unique<FreedesktopNotifier>();
    m_activated = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::activated);
    m_closed = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::closed);
    QTRY_VERIFY(m_notifier->hasActions());
}

void FreedesktopNotifierTest::cleanup()
{
    m_closed.reset();
    m_activated.reset();
    m_notifier.reset();
    m_daemon.reset();
}

bool FreedesktopNotifierTest::startDaemon(const QStringList& capabilities, uint firstId)
{
    m_daemon.reset();
    m_daemon = std::make_unique<NotificationDaemon>(capabilities, firstId);
    return m_daemon->start();
}

void FreedesktopNotifierTest::settle()
{
    // Messages between two connections keep their order: a probe that arrives was behind all others.
    Notice probe = waiting(QStringLiteral("probe"));
    probe.title = QStringLiteral("probe");
    m_notifier->show(probe);
    const auto arrived = [&] {
        return !m_daemon->banners.isEmpty() && m_daemon->banners.last().title == probe.title;
    };
    QTRY_VERIFY(arrived());
    m_daemon->dismiss(m_daemon->banners.takeLast().id);
    const auto gone = [this] {
        return !m_closed->isEmpty() && m_closed->last().at(0).toString() == QLatin1String("probe");
    };
    QTRY_VERIFY(gone());
    m_closed->removeLast();
}

void FreedesktopNotifierTest::actionsAndHintsArrive()
{
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    const Banner& banner = m_daemon->banners.first();
    QCOMPARE(banner.title, QStringLiteral("Ada asks for a person"));
    QCOMPARE(banner.body, QStringLiteral("Where is my parcel?"));
    QCOMPARE(banner.actions,
             QStringList({QStringLiteral("default"), QStringLiteral("Open"), QStringLiteral("claim"),
                          QStringLiteral("Claim"), QStringLiteral("later"), QStringLiteral("Later")}));
    QCOMPARE(banner.replaces, 0U);
    QCOMPARE(banner.expiry, 0);
    const QVariant urgency = banner.hints.value(QStringLiteral("urgency"));
    QCOMPARE(urgency.metaType(), QMetaType(QMetaType::UChar));
    QCOMPARE(urgency.toInt(), 2);
    QCOMPARE(banner.hints.value(QStringLiteral("resident")).toBool(), true);
    QCOMPARE(banner.hints.value(QStringLiteral("desktop-entry")).toString(),
             QStringLiteral("example.baton.Baton"));
}

void FreedesktopNotifierTest::theSameKeyReplaces()
{
    // given one that is up
    m_notifier->show(waiting());
    settle();
    QCOMPARE(m_daemon->banners.size(), 1);
    // when the same key comes again, and does not stay
    Notice second = waiting();
    second.title = QStringLiteral("Ada still waits");
    second.stays = false;
    m_notifier->show(second);
    // then it takes the first one's place, and nothing was closed
    QTRY_COMPARE(m_daemon->banners.size(), 2);
    QCOMPARE(m_daemon->banners.last().replaces, m_daemon->banners.first().id);
    QCOMPARE(m_daemon->banners.last().title, second.title);
    QCOMPARE(m_daemon->banners.last().expiry, -1);
    QVERIFY(!m_daemon->banners.last().hints.contains(QStringLiteral("resident")));
    QCOMPARE(m_closed->size(), 0);
}

void FreedesktopNotifierTest::aNewerOneWaitsForTheIdOfTheFirst()
{
    m_daemon->holdAnswers();
    m_notifier->show(waiting());
    Notice newer = waiting();
    newer.title = QStringLiteral("newer");
    m_notifier->show(newer);
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    m_daemon->answerLate();
    QTRY_COMPARE(m_daemon->banners.size(), 2);
    QCOMPARE(m_daemon->banners.last().replaces, m_daemon->banners.first().id);
    QCOMPARE(m_daemon->banners.last().title, newer.title);
}

void FreedesktopNotifierTest::aClickActivates()
{
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    m_daemon->click(1, QStringLiteral("claim"));
    m_daemon->click(1, QStringLiteral("default"));
    QTRY_COMPARE(m_activated->size(), 2);
    QCOMPARE(m_activated->at(0), QVariantList({QStringLiteral("c-1"), QStringLiteral("claim")}));
    QCOMPARE(m_activated->at(1), QVariantList({QStringLiteral("c-1"), Notifier::defaultAction()}));
    QCOMPARE(m_closed->size(), 0);
}

void FreedesktopNotifierTest::anUnknownActionIsNotPassedOn()
{
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    m_daemon->click(1, QStringLiteral("format-disk"));
    settle();
    QCOMPARE(m_activated->size(), 0);
}

void FreedesktopNotifierTest::dismissedElsewhereIsClosed()
{
    m_notifier->show(waiting());
    m_notifier->show(waiting(QStringLiteral("c-2")));
    QTRY_COMPARE(m_daemon->banners.size(), 2);
    m_daemon->dismiss(1);
    m_daemon->expire(2);
    m_daemon->expire(2);
    QTRY_COMPARE(m_closed->size(), 2);
    QCOMPARE(m_closed->at(0).at(0).toString(), QStringLiteral("c-1"));
    QCOMPARE(m_closed->at(0).at(1).value<Reason>(), Reason::Dismissed);
    QCOMPARE(m_closed->at(1).at(1).value<Reason>(), Reason::Expired);
    // and what is gone is neither clicked nor closed once more
    m_daemon->click(1, QStringLiteral("claim"));
    settle();
    QCOMPARE(m_activated->size(), 0);
    QCOMPARE(m_closed->size(), 2);
}

void FreedesktopNotifierTest::withdrawnIsClosed()
{
    m_notifier->show(waiting());
    m_notifier->show(waiting(QStringLiteral("c-2")));
    settle();
    m_notifier->closeAll();
    QTRY_COMPARE(m_daemon->closings, QList<uint>({1, 2}));
    m_notifier->close(QStringLiteral("never shown"));
    settle();
    // The daemon's own word that they are closed is not told a second time.
    QCOMPARE(m_closed->size(), 2);
    QCOMPARE(m_closed->at(0).at(1).value<Reason>(), Reason::Withdrawn);
}

void FreedesktopNotifierTest::closedBeforeTheIdIsKnown()
{
    // given a daemon that takes its time
    m_daemon->holdAnswers();
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    // when the notice is withdrawn meanwhile
    m_notifier->close(QStringLiteral("c-1"));
    QCOMPARE(m_closed->size(), 1);
    QVERIFY(m_daemon->closings.isEmpty());
    // then it is closed as soon as there is an id
    m_daemon->answerLate();
    QTRY_COMPARE(m_daemon->closings, QList<uint>({1}));
    QCOMPARE(m_closed->size(), 1);
}

void FreedesktopNotifierTest::shownAgainBeforeTheIdOfTheClosedOneIsKnown()
{
    m_daemon->holdAnswers();
    m_notifier->show(waiting());
    m_notifier->close(QStringLiteral("c-1"));
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 2);
    m_daemon->answerLate();
    QTRY_COMPARE(m_daemon->closings, QList<uint>({1}));
    m_daemon->click(2, QStringLiteral("claim"));
    QTRY_COMPARE(m_activated->size(), 1);
}

void FreedesktopNotifierTest::aRestartedDaemonShowsAgainOnce()
{
    // given two that are up, and one that was answered
    m_notifier->show(waiting());
    m_notifier->show(waiting(QStringLiteral("c-2")));
    settle();
    m_daemon->dismiss(2);
    QTRY_COMPARE(m_closed->size(), 1);
    // when the daemon is replaced by one that counts anew
    QVERIFY(startDaemon(everything, 40));
    // then what was still up is there again, as a new one, once
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    settle();
    QCOMPARE(m_daemon->banners.size(), 1);
    QCOMPARE(m_daemon->banners.first().replaces, 0U);
    QCOMPARE(m_closed->size(), 1);
    // and can be clicked
    m_daemon->click(40, QStringLiteral("claim"));
    QTRY_COMPARE(m_activated->size(), 1);
}

void FreedesktopNotifierTest::whatWasClosedIsNotShownAgain()
{
    m_notifier->show(waiting());
    settle();
    m_daemon.reset();
    m_notifier->close(QStringLiteral("c-1"));
    QVERIFY(startDaemon());
    settle();
    QVERIFY(m_daemon->banners.isEmpty());
    QCOMPARE(m_closed->size(), 1);
}

void FreedesktopNotifierTest::aDaemonThatComesLateShowsWhatStays()
{
    // given no daemon
    m_daemon.reset();
    m_notifier = std::make_unique<FreedesktopNotifier>();
    m_closed = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::closed);
    Notice passing = waiting(QStringLiteral("passing"));
    passing.stays = false;
    m_notifier->show(passing);
    m_notifier->show(waiting());
    // then what would be stale by then is given up
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(m_closed->at(0).at(0).toString(), QStringLiteral("passing"));
    QCOMPARE(m_closed->at(0).at(1).value<Reason>(), Reason::Failed);
    // and what stays is shown when one comes
    QVERIFY(startDaemon());
    settle();
    QCOMPARE(m_daemon->banners.size(), 1);
}

void FreedesktopNotifierTest::aDaemonThatGoesWithoutAnAnswerIsNotWaitedFor()
{
    m_daemon->holdAnswers();
    Notice passing = waiting();
    passing.stays = false;
    m_notifier->show(passing);
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    m_daemon.reset();
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(m_closed->at(0).at(1).value<Reason>(), Reason::Failed);
}

void FreedesktopNotifierTest::aDaemonThatDrawsTheDefaultGetsNoneBesideButtons()
{
    m_daemon.reset();
    m_daemon = std::make_unique<NotificationDaemon>(everything, 1);
    m_daemon->name = QStringLiteral("Xfce Notify Daemon");
    QVERIFY(m_daemon->start());
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    QVERIFY(!m_daemon->banners.first().actions.contains(Notifier::defaultAction()));
    QVERIFY(!m_daemon->banners.first().actions.isEmpty());
}

void FreedesktopNotifierTest::withoutActionsTheBodySaysWhatToDo()
{
    QSignalSpy changed(m_notifier.get(), &Notifier::capabilitiesChanged);
    QVERIFY(startDaemon({QStringLiteral("body")}));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!m_notifier->hasActions());
    m_notifier->show(waiting());
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    QVERIFY(m_daemon->banners.first().actions.isEmpty());
    QCOMPARE(m_daemon->banners.first().body, QStringLiteral("Where is my parcel?\nOpen Baton to answer."));
}

void FreedesktopNotifierTest::aHostileBodyIsEscaped()
{
    Notice notice = waiting();
    notice.title = QStringLiteral("a\nb");
    notice.body = QStringLiteral("<img src=\"http://evil/x\">&amp;") + QChar(0) + QChar(0x202E) +
                  QChar(0xD800) + QStringLiteral("<b>") + QString(100'000, QLatin1Char('x'));
    m_notifier->show(notice);
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    const QString body = m_daemon->banners.first().body;
    QVERIFY(!body.contains(QLatin1Char('<')));
    QVERIFY(body.startsWith(QLatin1String("&lt;img src=&quot;http://evil/x&quot;&gt;&amp;amp;")));
    QVERIFY(body.contains(QLatin1String("&lt;b&gt;xxx")));
    QVERIFY(!body.contains(QChar(0x202E)));
    QVERIFY(body.size() < 1'000);
    QCOMPARE(m_daemon->banners.first().title, QStringLiteral("a b"));
}

void FreedesktopNotifierTest::withoutMarkupTheBodyIsAsItIs()
{
    QSignalSpy changed(m_notifier.get(), &Notifier::capabilitiesChanged);
    QVERIFY(startDaemon({QStringLiteral("body"), QStringLiteral("actions")}));
    QTRY_COMPARE(changed.size(), 1);
    Notice notice = waiting();
    notice.body = QStringLiteral("1 < 2 & 3");
    m_notifier->show(notice);
    QTRY_COMPARE(m_daemon->banners.size(), 1);
    QCOMPARE(m_daemon->banners.first().body, notice.body);
}

void FreedesktopNotifierTest::foreignIdsAndSendersAreIgnored()
{
    m_notifier->show(waiting());
    settle();
    // given another program on the bus that speaks like the daemon, and the daemon of another's banner
    NotificationDaemon impostor(everything);
    QSignalSpy heard(m_notifier.get(), &Notifier::activated);
    impostor.click(1, QStringLiteral("claim"));
    impostor.dismiss(1);
    m_daemon->click(77, QStringLiteral("claim"));
    m_daemon->dismiss(77);
    m_daemon->click(0, QStringLiteral("claim"));
    // The impostor's words are past the bus when it has answered a call of its connection.
    QVERIFY(!impostor.start());
    settle();
    // then only the daemon's word about our own counts
    QCOMPARE(heard.size(), 0);
    QCOMPARE(m_closed->size(), 0);
    m_daemon->click(1, QStringLiteral("claim"));
    QTRY_COMPARE(heard.size(), 1);
}

void FreedesktopNotifierTest::aRefusalIsFailed()
{
    m_daemon->refuse();
    m_notifier->show(waiting());
    QTRY_COMPARE(m_closed->size(), 1);
    QCOMPARE(m_closed->at(0).at(1).value<Reason>(), Reason::Failed);
}

BATON_GUI_TEST(FreedesktopNotifierTest)
#include "tst_freedesktopnotifier.moc"
