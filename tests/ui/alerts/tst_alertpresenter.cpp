// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/alerts/desktop.h"
#include "ui/alerts/alertpresenter.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toaststack.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::ui;

namespace {

Conversation conversation(const QString& id, ConversationState state, qint64 since = 1000)
{
    Conversation c;
    c.id = ConversationId(id);
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta");
    c.state = state;
    c.quote = QStringLiteral("<b>a human</b> please");
    c.reason = QStringLiteral("user requested human");
    if (state == ConversationState::Waiting)
        c.waitingSince = Instant{since};
    else
        c.assignee = MemberRef{MemberId(QStringLiteral("ben")), QStringLiteral("Ben")};
    return c;
}

Conversation waits(const QString& id, qint64 since = 1000)
{
    return conversation(id, ConversationState::Waiting, since);
}

} // namespace

/// What an agent sees of an escalation, wherever the window is.
class TestAlertPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEscalationIsABannerWithButtons();
    void claimOnTheBannerClaimsAndOpens();
    void claimedElsewhereItGoesAndSaysWho();
    void manyBecomeOne();
    void onADesktopTheLongestWaitSaysSinceWhen();
    void inTheWindowTheLongestWaitCountsOn();
    void claimingTheManyTakesTheLongest();
    void aWavedAwayBannerStaysAwayUntilItRepeats();
    void aClickThatComesTooLateDoesNothing();
    void inTheWindowItIsABannerToo();
    void theRelayHearsOnceThatItWasShownAndActedOn();
    void onlyLoudOnesMakeASound();
    void whatSomebodyElseSoundsIsSilentOnTheDesktop();
    void aCustomerWithoutANameIsAVisitor();
    void whatStrangersWriteStaysOnItsLine();
    void aLongWordStaysWithinTheBanner();
    void afterLaterTheQueueIsCountedAndTheLongestClaimed();
    void puttingOffHundredsIsDrawnOnce();
    void whatIsOpenInTheWindowGetsNoToast();

private:
    QWidget m_window;
    ToastStack* m_stack = nullptr;
    std::unique_ptr<AlertBoard> m_board;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<InAppNotifier> m_inWindow;
    std::unique_ptr<AlertPresenter> m_alerts;
};

void TestAlertPresenter::init()
{
    m_window.resize(900, 600);
    m_stack = new ToastStack(&m_window, [this] { return m_window.rect(); });

    m_board = std::make_unique<AlertBoard>();
    m_board->setRepeat(0);
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
    m_desktop = std::make_unique<Desktop>();
    m_inWindow = std::make_unique<InAppNotifier>(*m_stack);
    m_alerts = std::make_unique<AlertPresenter>(*m_board, *m_desktop, *m_inWindow, m_window);
}

void TestAlertPresenter::cleanup()
{
    m_alerts.reset();
    m_inWindow.reset();
    delete m_stack;
    if (!m_window.isVisible())
        return;
    // This platform gives up no focus by hiding.
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    m_window.hide();
}

void TestAlertPresenter::anEscalationIsABannerWithButtons()
{
    m_board->upsert({waits(QStringLiteral("c1"))});
    QCOMPARE(m_desktop->up.size(), 1);
    const auto notice = m_desktop->up.value(QStringLiteral("c1"));
    QCOMPARE(notice.title, QStringLiteral("🆘 Customer escalation: Shop bot"));
    QVERIFY(notice.body.contains(QLatin1String("a human")));
    QVERIFY(notice.body.contains(QLatin1String("user requested human")));
    QCOMPARE(notice.actions.size(), 2);
    QCOMPARE(notice.actions.constFirst().label, QStringLiteral("Claim"));
    QVERIFY(notice.stays);
}

void TestAlertPresenter::claimOnTheBannerClaimsAndOpens()
{
    m_board->upsert({waits(QStringLiteral("c1"))});
    QSignalSpy claimed(m_alerts.get(), &AlertPresenter::claimRequested);
    QSignalSpy opened(m_alerts.get(), &AlertPresenter::openRequested);
    Q_EMIT m_desktop->activated(QStringLiteral("c1"), QStringLiteral("claim"));
    QCOMPARE(claimed.size(), 1);
    QCOMPARE(opened.size(), 1);
    Q_EMIT m_desktop->activated(QStringLiteral("c1"), Notifier::defaultAction());
    QCOMPARE(claimed.size(), 1);
    QCOMPARE(opened.size(), 2);
}

void TestAlertPresenter::claimedElsewhereItGoesAndSaysWho()
{
    m_board->upsert({waits(QStringLiteral("c1"))});
    m_board->upsert({conversation(QStringLiteral("c1"), ConversationState::Open)});
    QVERIFY(!m_desktop->up.contains(QStringLiteral("c1")));
    const auto word = m_desktop->up.value(QStringLiteral("claimed-c1"));
    QCOMPARE(word.title, QStringLiteral("Marta: claimed by Ben."));
    QVERIFY(!word.stays);
    QSignalSpy opened(m_alerts.get(), &AlertPresenter::openRequested);
    Q_EMIT m_desktop->activated(word.key, Notifier::defaultAction());
    QCOMPARE(opened.first().first().value<ConversationId>().toString(), QStringLiteral("c1"));
}

void TestAlertPresenter::manyBecomeOne()
{
    m_board->reset({waits(QStringLiteral("c1")), waits(QStringLiteral("c2"))});
    QCOMPARE(m_desktop->up.size(), 2);
    m_board->upsert({waits(QStringLiteral("c3"))});
    QCOMPARE(m_desktop->up.keys(), QStringList(AlertPresenter::severalKey()));
    QVERIFY(m_desktop->up.first().title.contains(u'3'));
    // with the words and the reason of who waits longest
    const auto alerts = m_board->open();
    QVERIFY(m_desktop->up.first().body.contains(alerts.first().quote));
    QVERIFY(m_desktop->up.first().body.endsWith(alerts.first().reason));
    m_board->upsert({conversation(QStringLiteral("c3"), ConversationState::Open)});
    QCOMPARE(m_desktop->up.size(), 2);
    QVERIFY(m_desktop->up.contains(QStringLiteral("c1")));
}

void TestAlertPresenter::onADesktopTheLongestWaitSaysSinceWhen()
{
    const auto since = QDateTime(QDate::currentDate(), QTime(0, 1));
    const auto ms = since.toMSecsSinceEpoch();
    m_board->reset({waits(QStringLiteral("c1"), ms), waits(QStringLiteral("c2"), ms + 1),
                    waits(QStringLiteral("c3"), ms + 2)});
    QVERIFY(
        m_desktop->up.first().body.startsWith(QStringLiteral("The longest: Marta, Shop bot, since 00:01.")));
    // It stays true, so nothing is sent again, which could bring the notice forward.
    const int shows = m_desktop->shows;
    m_board->upsert({waits(QStringLiteral("c1"), ms)});
    m_board->setRepeat(0);
    QCOMPARE(m_desktop->shows, shows);
    // A wait of days says the day.
    m_board->upsert(
        {waits(QStringLiteral("c4"), QDateTime(QDate(2026, 3, 5), QTime(9, 30)).toMSecsSinceEpoch())});
    QVERIFY(m_desktop->up.first().body.contains(QStringLiteral("since 5 Mar 09:30.")));
}

void TestAlertPresenter::inTheWindowTheLongestWaitCountsOn()
{
    // Given the window in front, and three who wait
    m_window.show();
    m_window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_window));
    const auto now = Instant::now().ms;
    m_board->reset({waits(QStringLiteral("c1"), now - 61'000), waits(QStringLiteral("c2"), now),
                    waits(QStringLiteral("c3"), now)});
    auto* body = m_stack->findChild<QLabel*>(QStringLiteral("bannerBody"));
    auto* claim = m_stack->findChild<QPushButton*>();
    QVERIFY(body && claim);
    const auto first = body->text();
    QVERIFY2(first.contains(QStringLiteral(", for 1:0")), qPrintable(first));
    // When time passes, it is the same banner that says so, with the button that may be pressed just then
    QTRY_VERIFY(body->text() != first);
    QVERIFY2(body->text().contains(QStringLiteral(", for 1:0")), qPrintable(body->text()));
    QCOMPARE(m_stack->findChild<QPushButton*>(), claim);
}

void TestAlertPresenter::claimingTheManyTakesTheLongest()
{
    m_board->reset({waits(QStringLiteral("c1"), 3000), waits(QStringLiteral("c2"), 1000),
                    waits(QStringLiteral("c3"), 2000)});
    QSignalSpy claimed(m_alerts.get(), &AlertPresenter::claimRequested);
    Q_EMIT m_desktop->activated(AlertPresenter::severalKey(), QStringLiteral("claim"));
    QCOMPARE(claimed.first().first().value<ConversationId>().toString(), QStringLiteral("c2"));
}

void TestAlertPresenter::aWavedAwayBannerStaysAwayUntilItRepeats()
{
    m_board->upsert({waits(QStringLiteral("c1"))});
    m_desktop->wave(QStringLiteral("c1"));
    m_board->upsert({waits(QStringLiteral("c2"))});
    QCOMPARE(m_desktop->up.keys(), QStringList(QStringLiteral("c2")));
    m_board->setRepeat(10);
    QTRY_VERIFY(m_desktop->up.contains(QStringLiteral("c1")));
}

void TestAlertPresenter::aClickThatComesTooLateDoesNothing()
{
    m_board->upsert({waits(QStringLiteral("c1"))});
    m_board->upsert({conversation(QStringLiteral("c1"), ConversationState::Open)});
    QSignalSpy claimed(m_alerts.get(), &AlertPresenter::claimRequested);
    Q_EMIT m_desktop->activated(QStringLiteral("c1"), QStringLiteral("claim"));
    QCOMPARE(claimed.size(), 0);
}

void TestAlertPresenter::inTheWindowItIsABannerToo()
{
    // Given the window in front
    m_window.show();
    m_window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_window));
    m_board->upsert({waits(QStringLiteral("c1"))});
    QVERIFY(m_desktop->up.isEmpty());
    // Then it is inside, with the customer's words as they were written
    QSignalSpy claimed(m_alerts.get(), &AlertPresenter::claimRequested);
    auto* button = m_window.findChild<QPushButton*>();
    QVERIFY(button && button->isVisible());
    QVERIFY(m_window.findChild<QLabel*>(QStringLiteral("bannerBody"))->text().contains(QLatin1String("<b>")));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(claimed.size(), 1);
    // And when the agent goes elsewhere, it follows
    QWidget other;
    other.show();
    other.activateWindow();
    QTRY_VERIFY(m_desktop->up.contains(QStringLiteral("c1")));
}

void TestAlertPresenter::theRelayHearsOnceThatItWasShownAndActedOn()
{
    QSignalSpy reported(m_alerts.get(), &AlertPresenter::reported);
    m_board->upsert({waits(QStringLiteral("c1"))});
    m_board->upsert({waits(QStringLiteral("c2"))}); // Drawn again, and no news of the first.
    QCOMPARE(reported.size(), 2);
    QCOMPARE(reported.at(0).at(1).toString(), QStringLiteral("shown"));
    Q_EMIT m_desktop->activated(QStringLiteral("c1"), QStringLiteral("claim"));
    QCOMPARE(reported.size(), 3);
    QCOMPARE(reported.at(2).at(1).toString(), QStringLiteral("acted"));
    m_board->upsert({waits(QStringLiteral("c3"))});
    QCOMPARE(reported.size(), 4);
}

void TestAlertPresenter::onlyLoudOnesMakeASound()
{
    push::Subscriptions wanted;
    wanted.escalations = QStringLiteral("banner");
    m_board->setSubscriptions(wanted);
    m_board->upsert({waits(QStringLiteral("c1"))});
    QVERIFY(m_desktop->up.value(QStringLiteral("c1")).isSilent);
    m_board->setSubscriptions({});
    QVERIFY(!m_desktop->up.value(QStringLiteral("c1")).isSilent);
}

void TestAlertPresenter::whatSomebodyElseSoundsIsSilentOnTheDesktop()
{
    m_alerts->setDesktopSounds(false);
    m_board->upsert({waits(QStringLiteral("c1"))});
    QVERIFY(m_desktop->up.value(QStringLiteral("c1")).isSilent);
    // When that could not be heard, the desktop shows it anew, with its own.
    const int before = m_desktop->shows;
    m_alerts->setDesktopSounds(true);
    QCOMPARE(m_desktop->shows, before + 1);
    QVERIFY(!m_desktop->up.value(QStringLiteral("c1")).isSilent);
    // Who has it is a passing word.
    m_board->upsert({conversation(QStringLiteral("c1"), ConversationState::Open)});
    QVERIFY(m_desktop->up.value(QStringLiteral("claimed-c1")).isSilent);
}

void TestAlertPresenter::aCustomerWithoutANameIsAVisitor()
{
    auto unnamed = waits(QStringLiteral("c00000008f21"));
    unnamed.contact.name.clear();
    m_board->upsert({unnamed});
    const auto notice = m_desktop->up.value(QStringLiteral("c00000008f21"));
    QVERIFY2(notice.body.startsWith(QStringLiteral("Visitor 8f21: “")), qPrintable(notice.body));

    unnamed = conversation(QStringLiteral("c00000008f21"), ConversationState::Open);
    unnamed.contact.name.clear();
    m_board->upsert({unnamed});
    QCOMPARE(m_desktop->up.value(QStringLiteral("claimed-c00000008f21")).title,
             QStringLiteral("Visitor 8f21: claimed by Ben."));
}

void TestAlertPresenter::whatStrangersWriteStaysOnItsLine()
{
    auto odd = waits(QStringLiteral("c1"));
    odd.bot.name = QStringLiteral("Shop\u202E bot\n");
    odd.contact.name = QStringLiteral("Mar\nta\u2066");
    odd.quote = QStringLiteral("one\n\ntwo\u202E");
    odd.reason = QStringLiteral("billing\nstep");
    m_board->upsert({odd});
    const auto notice = m_desktop->up.value(QStringLiteral("c1"));
    QCOMPARE(notice.title, QStringLiteral("🆘 Customer escalation: Shop bot"));
    QCOMPARE(notice.body, QStringLiteral("Mar ta: “one two”\nbilling step"));
}

void TestAlertPresenter::aLongWordStaysWithinTheBanner()
{
    m_window.show();
    m_inWindow->show({QStringLiteral("c1"), QString(500, u't'), QString(500, u'b'), {}, {}, true, true});
    const auto* body = m_window.findChild<QLabel*>(QStringLiteral("bannerBody"));
    QVERIFY(body);
    QTRY_VERIFY(body->width() > 100 && body->width() < 460);
    const int line = body->fontMetrics().lineSpacing();
    const int needed = body->fontMetrics().horizontalAdvance(body->text()) / body->width();
    QVERIFY(needed > 3);
    QVERIFY(body->heightForWidth(body->width()) >= 4 * line);
    QVERIFY(body->heightForWidth(body->width()) <= 7 * (line + 2));
}

void TestAlertPresenter::afterLaterTheQueueIsCountedAndTheLongestClaimed()
{
    // Given four who wait, all put off
    m_board->reset({waits(QStringLiteral("c1"), 1000), waits(QStringLiteral("c2"), 2000),
                    waits(QStringLiteral("c3"), 3000), waits(QStringLiteral("c4"), 4000)});
    m_desktop->wave(AlertPresenter::severalKey());
    QVERIFY(m_desktop->up.isEmpty());
    // When three more come
    m_board->upsert({waits(QStringLiteral("d1"), 5000), waits(QStringLiteral("d2"), 6000),
                     waits(QStringLiteral("d3"), 7000)});
    // Then seven are counted, and the one to claim is the first of all
    const auto notice = m_desktop->up.value(AlertPresenter::severalKey());
    QVERIFY2(notice.title.contains(u'7'), qPrintable(notice.title));
    QCOMPARE(notice.since, 1000);
    QSignalSpy claimed(m_alerts.get(), &AlertPresenter::claimRequested);
    Q_EMIT m_desktop->activated(AlertPresenter::severalKey(), QStringLiteral("claim"));
    QCOMPARE(claimed.first().first().value<ConversationId>().toString(), QStringLiteral("c1"));
}

void TestAlertPresenter::puttingOffHundredsIsDrawnOnce()
{
    QList<Conversation> all;
    for (int i = 0; i < 301; ++i)
        all.append(waits(QStringLiteral("c%1").arg(i), i));
    m_board->reset(all);
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    const int shows = m_desktop->shows;
    m_desktop->wave(AlertPresenter::severalKey());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_desktop->shows, shows);
    QVERIFY(m_desktop->up.isEmpty());
}

void TestAlertPresenter::whatIsOpenInTheWindowGetsNoToast()
{
    // Given the window in front, with one of them open in it
    QString open = QStringLiteral("c1");
    m_alerts->setInView([&](const ConversationId& id) { return id.toString() == open; });
    m_window.show();
    m_window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_window));
    m_board->upsert({waits(QStringLiteral("c1"))});
    QVERIFY(!m_stack->isVisible());
    // When the agent opens another, it is told of
    open = QStringLiteral("c2");
    m_alerts->viewChanged();
    QVERIFY(m_stack->isVisible());
}

BATON_GUI_TEST(TestAlertPresenter)
#include "tst_alertpresenter.moc"
