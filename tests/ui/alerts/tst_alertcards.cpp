// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/alerts/desktop.h"
#include "ui/alerts/alertpresenter.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/parts/cardlist.h"

#include <QProxyStyle>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::ui;

namespace {

Conversation waits(int number)
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c%1").arg(number));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Customer %1").arg(number);
    c.state = ConversationState::Waiting;
    c.waitingSince = Instant{1'000 + number};
    c.waitingOrder = number;
    return c;
}

/// Moves for so long, in milliseconds.
class Still : public QProxyStyle
{
public:
    explicit Still(int motion) : QProxyStyle(QStringLiteral("Fusion")), m_motion(motion) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override
    {
        return hint == SH_Widget_Animation_Duration ? m_motion
                                                    : QProxyStyle::styleHint(hint, option, widget, result);
    }

private:
    int m_motion;
};

/// What is lit at each tick.
class Ticks : public QObject
{
public:
    explicit Ticks(std::function<bool()> isLit) : m_isLit(std::move(isLit)) {}
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Timer)
            lit.append(m_isLit());
        return QObject::eventFilter(watched, event);
    }
    QList<bool> lit;

private:
    std::function<bool()> m_isLit;
};

} // namespace

/// Who begins to wait before the agent's eyes: the card tells, and nothing is laid over it.
class TestAlertCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aCardInViewFlashesInsteadOfANotice();
    void aCardBelowTheEdgeGetsANotice();
    void itFlashesOnceUntilItIsSaidAgain();
    void whatIsSeenOnTheCardCountsAsShown();
    void withoutTheFocusItIsTheDesktops();
    void nothingBlinksWhereLessMotionIsAskedFor_data();
    void nothingBlinksWhereLessMotionIsAskedFor();

private:
    void come(int number);
    QModelIndex cardOf(int number) const { return m_list.index(m_list.rowOf(waits(number).id)); }

    std::unique_ptr<QWidget> m_window;
    models::ConversationListModel m_list;
    InboxPanel* m_inbox = nullptr;
    CardList* m_cards = nullptr;
    std::unique_ptr<models::AlertBoard> m_board;
    Desktop m_desktop;
    Desktop m_inWindow;
    std::unique_ptr<AlertPresenter> m_alerts;
    std::unique_ptr<QSignalSpy> m_flashes;
};

void TestAlertCards::init()
{
    m_list.reset({});
    m_window = std::make_unique<QWidget>();
    m_window->resize(348, 600);
    m_inbox = new InboxPanel(m_list, m_window.get());
    m_inbox->resize(m_window->size());
    m_cards = m_window->findChild<CardList*>(QStringLiteral("conversations"));
    m_desktop.up.clear();
    m_inWindow.up.clear();
    m_board = std::make_unique<models::AlertBoard>();
    m_board->setRepeat(0);
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
    m_alerts = std::make_unique<AlertPresenter>(*m_board, m_desktop, m_inWindow, *m_window);
    m_alerts->setCardInView([this](const ConversationId& id) { return m_inbox->isInView(id); });
    connect(m_alerts.get(), &AlertPresenter::flashWanted, m_inbox, &InboxPanel::flash);
    connect(m_inbox, &InboxPanel::cardsMoved, m_alerts.get(), &AlertPresenter::viewChanged);
    m_flashes = std::make_unique<QSignalSpy>(m_alerts.get(), &AlertPresenter::flashWanted);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestAlertCards::cleanup()
{
    m_alerts.reset();
    m_window.reset();
}

void TestAlertCards::come(int number)
{
    m_list.upsert({waits(number)});
    m_board->upsert({waits(number)});
}

void TestAlertCards::aCardInViewFlashesInsteadOfANotice()
{
    come(1);
    QVERIFY(m_inWindow.up.isEmpty());
    QCOMPARE(m_flashes->size(), 1);
    QVERIFY(m_cards->isLit(cardOf(1)));
    // It is over in a moment.
    QTRY_VERIFY(!m_cards->isLit(cardOf(1)));
    // In another view the card is not seen: now it is a notice.
    m_inbox->showView(models::View::Mine);
    QTRY_COMPARE(m_inWindow.up.size(), 1);
    m_inbox->showView(models::View::Waiting);
    QTRY_VERIFY(m_inWindow.up.isEmpty());
}

void TestAlertCards::aCardBelowTheEdgeGetsANotice()
{
    for (int number = 1; number <= 20; ++number)
        come(number);
    QVERIFY(m_inbox->isInView(waits(1).id));
    QVERIFY(!m_inbox->isInView(waits(20).id));
    QCOMPARE(m_inWindow.up.size(), 1); // of all who are out of sight
    m_cards->scrollTo(cardOf(20));
    QVERIFY(m_inbox->isInView(waits(20).id));
    QVERIFY(!m_inbox->isInView(waits(1).id));
}

void TestAlertCards::itFlashesOnceUntilItIsSaidAgain()
{
    come(1);
    come(1);
    m_inbox->showView(models::View::Mine);
    QTRY_COMPARE(m_inWindow.up.size(), 1);
    m_inbox->showView(models::View::Waiting);
    QTRY_VERIFY(m_inWindow.up.isEmpty());
    QCOMPARE(m_flashes->size(), 1);
    m_board->setRepeat(20);
    QTRY_VERIFY(m_flashes->size() >= 2);
}

void TestAlertCards::whatIsSeenOnTheCardCountsAsShown()
{
    QSignalSpy reported(m_alerts.get(), &AlertPresenter::reported);
    come(1);
    QCOMPARE(reported.size(), 1);
    QCOMPARE(reported.first().at(1).toString(), QStringLiteral("shown"));
}

void TestAlertCards::withoutTheFocusItIsTheDesktops()
{
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    come(1);
    QCOMPARE(m_desktop.up.size(), 1);
    QVERIFY(m_flashes->isEmpty());
}

void TestAlertCards::nothingBlinksWhereLessMotionIsAskedFor_data()
{
    QTest::addColumn<int>("motion");
    QTest::newRow("as usual") << 200;
    QTest::newRow("less") << 0;
}

void TestAlertCards::nothingBlinksWhereLessMotionIsAskedFor()
{
    QFETCH(int, motion);
    QApplication::setStyle(new Still(motion));
    Ticks ticks([this] { return m_cards->isLit(cardOf(1)); });
    m_cards->installEventFilter(&ticks);
    come(1);
    QTRY_VERIFY(ticks.lit.size() >= (motion > 0 ? 4 : 8));
    // Dark for a moment, and lit once more
    const auto dark = ticks.lit.indexOf(false);
    QCOMPARE(dark >= 0 && ticks.lit.indexOf(true, dark) >= 0, motion > 0);
    QTRY_VERIFY(!m_cards->isLit(cardOf(1)));
}

BATON_GUI_TEST(TestAlertCards)
#include "tst_alertcards.moc"
