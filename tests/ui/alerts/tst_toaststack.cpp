// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"
#include "ui/parts/pill.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace baton::ui;

namespace {

Notice notice(const QString& key, Notice::Urgency urgency = Notice::Urgency::Normal)
{
    Notice one;
    one.key = key;
    one.title = QStringLiteral("Workflow stuck: ") + key;
    one.body = QStringLiteral("Step 3 has been running for 15 min.");
    one.actions = {{QStringLiteral("open"), QStringLiteral("Open")}};
    one.urgency = urgency;
    one.stays = true;
    return one;
}

} // namespace

/// Toasts lie in a corner of the window, over what is there: nothing moves.
class TestToastStack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutToastsItIsNotThere();
    void nothingMovesWhenOneComes();
    void itStandsInTheCornerOfItsArea();
    void atMostTwoAreShownAndTheRestIsALine();
    void inALowWindowOneIsShownWhole();
    void theLineOpensByKeyboardAndTabGoesOn();
    void theLineSaysWhatIsOutOfSight();
    void outOfSightNonePassesUnseen();
    void urgentAndLoudOnesLieLowest();
    void oneThatBecomesLoudComesForward();
    void otherWordsKeepItsButtonsAndMakeRoom();
    void mirroredTheyLieAtTheLeft();
    void laterPutsItOff();
    void whoWaitsIsCountedOn();
    void aWordReplacesTheOneBefore();
    void whatIsOfferedRunsOutSeenOrNot();
    void oneThatGoesLeavesNothingBehindAndCanBeClickedThrough();

private:
    void open(int width, int height);
    QList<Toast*> toasts() const { return m_stack->findChildren<Toast*>(); }
    /// What can be seen, from below.
    QStringList seen() const;
    QToolButton* more() const
    {
        return m_stack->findChild<QToolButton*>(QStringLiteral("moreToasts"), Qt::FindDirectChildrenOnly);
    }
    void showFour();

    std::unique_ptr<QWidget> m_window;
    QPushButton* m_control = nullptr; ///< at the very foot of what the window is for
    ToastStack* m_stack = nullptr;
    QRect m_area;
    std::unique_ptr<InAppNotifier> m_notifier;
};

void TestToastStack::init()
{
    m_window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(m_window.get());
    column->addStretch();
    m_control = new QPushButton(QStringLiteral("Send"));
    column->addWidget(m_control);
    m_area = {};
    m_stack = new ToastStack(m_window.get(), [this] { return m_area.isNull() ? m_window->rect() : m_area; });
    m_notifier = std::make_unique<InAppNotifier>(*m_stack);
}

void TestToastStack::cleanup()
{
    m_notifier.reset();
    m_window.reset();
}

void TestToastStack::open(int width, int height)
{
    m_window->resize(width, height);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QStringList TestToastStack::seen() const
{
    auto all = toasts();
    all.removeIf([](const Toast* one) { return !one->isVisible(); });
    std::sort(all.begin(), all.end(), [](const Toast* a, const Toast* b) { return a->y() > b->y(); });
    QStringList names;
    for (const auto* toast : std::as_const(all))
        names.append(toast->title().section(u' ', -1));
    return names;
}

void TestToastStack::showFour()
{
    open(900, 700);
    for (const auto& key :
         {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")})
        m_notifier->show(notice(key));
}

void TestToastStack::withoutToastsItIsNotThere()
{
    open(1'000, 700);
    QVERIFY(!m_stack->isVisible());
    m_notifier->show(notice(QStringLiteral("a")));
    QVERIFY(m_stack->isVisible());
    m_notifier->close(QStringLiteral("a"));
    QVERIFY(!m_stack->isVisible());
}

void TestToastStack::nothingMovesWhenOneComes()
{
    open(1'000, 700);
    const auto before = m_control->geometry();
    m_notifier->show(notice(QStringLiteral("a"), Notice::Urgency::Critical));
    QCoreApplication::processEvents();
    QCOMPARE(m_control->geometry(), before);
}

void TestToastStack::itStandsInTheCornerOfItsArea()
{
    // Given a window in which one writes at the foot
    open(1'000, 700);
    m_area = QRect(300, 0, 700, 560);
    m_notifier->show(notice(QStringLiteral("a")));
    m_notifier->show(notice(QStringLiteral("b")));
    QCOMPARE(m_stack->geometry().right(), m_area.right() - 12);
    QCOMPARE(m_stack->geometry().bottom(), m_area.bottom() - 12);
    QCOMPARE(m_stack->width(), 276);
    // When the area is another, it follows
    m_area = QRect(0, 0, 1'000, 700);
    m_stack->arrange();
    QCOMPARE(m_stack->geometry().bottom(), 699 - 12);
    // A narrow one is enough, too.
    m_area = QRect(0, 0, 200, 500);
    m_stack->arrange();
    QVERIFY(m_area.contains(m_stack->geometry()));
}

void TestToastStack::atMostTwoAreShownAndTheRestIsALine()
{
    showFour();
    QCOMPARE(seen(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(more()->isVisible());
    QVERIFY2(more()->text().startsWith(QStringLiteral("2 more")), qPrintable(more()->text()));
    QVERIFY(!more()->geometry().intersects(toasts().at(1)->geometry()));
    // When the agent wants to see them all, they are there
    QTest::mouseClick(more(), Qt::LeftButton);
    QCOMPARE(seen().size(), 4);
    QTest::mouseClick(more(), Qt::LeftButton);
    QCOMPARE(seen().size(), 2);
    // Whose place becomes free is taken by the next
    m_notifier->close(QStringLiteral("a"));
    QCOMPARE(seen(), QStringList({QStringLiteral("b"), QStringLiteral("c")}));
    m_notifier->close(QStringLiteral("b"));
    QVERIFY(!more()->isVisible());
}

void TestToastStack::inALowWindowOneIsShownWhole()
{
    open(640, 480);
    m_area = QRect(0, 0, 640, 150);
    auto longer = notice(QStringLiteral("a"));
    longer.body = QStringLiteral("a sentence that goes on ").repeated(20);
    m_notifier->show(longer);
    m_notifier->show(notice(QStringLiteral("b")));
    QCOMPARE(seen(), QStringList(QStringLiteral("a")));
    QVERIFY(toasts().first()->height() >= toasts().first()->heightForWidth(276));
}

void TestToastStack::theLineOpensByKeyboardAndTabGoesOn()
{
    // Given an agent who works at the keyboard
    showFour();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_control->setFocus();
    for (int i = 0; i < 20 && m_window->focusWidget() != more(); ++i)
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_window->focusWidget(), more());
    QTest::keyClick(more(), Qt::Key_Space);
    QCOMPARE(seen().size(), 4);
    // Then every button can be reached, and answers
    QSignalSpy activated(m_notifier.get(), &Notifier::activated);
    const auto isOfD = [this] {
        const auto* toast = qobject_cast<Toast*>(m_window->focusWidget()->parentWidget());
        return toast && toast->title().endsWith(u'd') && qobject_cast<QPushButton*>(m_window->focusWidget());
    };
    for (int i = 0; i < 20 && !isOfD(); ++i)
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().at(0).toString(), QStringLiteral("d"));
}

void TestToastStack::theLineSaysWhatIsOutOfSight()
{
    showFour();
    QCOMPARE(more()->accessibleName(), QStringLiteral("Show 2 more notification(s)"));
    QCOMPARE(more()->accessibleDescription(), QStringLiteral("Workflow stuck: c\nWorkflow stuck: d"));
}

void TestToastStack::outOfSightNonePassesUnseen()
{
    // Given two that stay, and one that would pass but finds no room
    open(560, 480);
    m_notifier->setPassing(std::chrono::milliseconds(20));
    m_notifier->show(notice(QStringLiteral("a")));
    m_notifier->show(notice(QStringLiteral("b")));
    auto passing = notice(QStringLiteral("c"));
    passing.stays = false;
    m_notifier->show(passing);
    QCOMPARE(seen(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    QVERIFY(!closed.wait(200));
    // When it has been seen, it goes
    m_notifier->close(QStringLiteral("a"));
    closed.clear();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().at(1).value<Notifier::CloseReason>(), Notifier::CloseReason::Expired);
}

void TestToastStack::urgentAndLoudOnesLieLowest()
{
    open(1'300, 1'400);
    m_notifier->show(notice(QStringLiteral("calm")));
    auto loud = notice(QStringLiteral("loud"));
    loud.isLoud = true;
    m_notifier->show(loud);
    m_notifier->show(notice(QStringLiteral("urgent"), Notice::Urgency::Critical));
    auto both = notice(QStringLiteral("both"), Notice::Urgency::Critical);
    both.isLoud = true;
    m_notifier->show(both);
    m_notifier->show(notice(QStringLiteral("later"), Notice::Urgency::Critical));
    QTest::mouseClick(more(), Qt::LeftButton);
    QCOMPARE(seen(), QStringList({QStringLiteral("both"), QStringLiteral("urgent"), QStringLiteral("later"),
                                  QStringLiteral("loud"), QStringLiteral("calm")}));
}

void TestToastStack::oneThatBecomesLoudComesForward()
{
    showFour();
    auto loud = notice(QStringLiteral("d"));
    loud.isLoud = true;
    m_notifier->show(loud);
    QCOMPARE(seen(), QStringList({QStringLiteral("d"), QStringLiteral("a")}));
}

void TestToastStack::otherWordsKeepItsButtonsAndMakeRoom()
{
    open(560, 900);
    m_notifier->show(notice(QStringLiteral("a")));
    auto* toast = toasts().first();
    auto* button = toast->findChild<QPushButton*>();
    const int before = m_stack->height();
    auto longer = notice(QStringLiteral("a"));
    longer.body = QStringLiteral("a sentence that goes on ").repeated(10);
    m_notifier->reword(longer);
    QTRY_VERIFY(m_stack->height() > before);
    QCOMPARE(toasts().first(), toast);
    QCOMPARE(toast->findChild<QPushButton*>(), button);
    // One that is not there stays away.
    m_notifier->reword(notice(QStringLiteral("b")));
    QCOMPARE(toasts().size(), 1);
}

void TestToastStack::mirroredTheyLieAtTheLeft()
{
    m_window->setLayoutDirection(Qt::RightToLeft);
    open(1'300, 800);
    m_notifier->show(notice(QStringLiteral("a")));
    QCOMPARE(m_stack->x(), 12);
}

void TestToastStack::laterPutsItOff()
{
    open(1'000, 700);
    m_notifier->show(notice(QStringLiteral("a")));
    QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    QSignalSpy activated(m_notifier.get(), &Notifier::activated);
    QTest::mouseClick(toasts().first()->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(activated.first().at(1).toString(), QStringLiteral("open"));
    QTest::mouseClick(toasts().first()->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.first().at(1).value<Notifier::CloseReason>(), Notifier::CloseReason::Dismissed);
    QVERIFY(!m_stack->isVisible());
}

void TestToastStack::whoWaitsIsCountedOn()
{
    open(1'000, 700);
    auto waits = notice(QStringLiteral("a"), Notice::Urgency::Critical);
    waits.since = QDateTime::currentMSecsSinceEpoch() - 75'000;
    m_notifier->show(waits);
    const auto* pill = m_stack->findChild<Pill*>();
    QVERIFY(pill && pill->isVisible());
    QVERIFY2(pill->text().startsWith(QStringLiteral("1:1")), qPrintable(pill->text()));
    const auto before = pill->text();
    QTRY_VERIFY(pill->text() != before);
}

void TestToastStack::aWordReplacesTheOneBefore()
{
    open(1'000, 700);
    m_stack->say(QStringLiteral("one"));
    m_stack->say(QStringLiteral("two"));
    QCOMPARE(m_stack->word(), QStringLiteral("two"));
    QCOMPARE(seen(), QStringList(QStringLiteral("two")));
}

void TestToastStack::whatIsOfferedRunsOutSeenOrNot()
{
    // Given an offer that is out of sight
    m_stack->offer(QStringLiteral("Resolved."), QStringLiteral("Undo"), std::chrono::milliseconds(50));
    QVERIFY(!m_stack->isVisible() || !m_window->isVisible());
    QTRY_VERIFY(toasts().isEmpty());
    // And one that is taken
    open(1'000, 700);
    m_notifier->show(notice(QStringLiteral("a"), Notice::Urgency::Critical));
    auto* offered =
        m_stack->offer(QStringLiteral("Resolved."), QStringLiteral("Undo"), std::chrono::minutes(5));
    QSignalSpy chosen(offered, &Toast::chosen);
    QCOMPARE(seen().first(), QStringLiteral("Resolved."));
    QTest::mouseClick(offered->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
}

void TestToastStack::oneThatGoesLeavesNothingBehindAndCanBeClickedThrough()
{
    open(900, 700);
    m_notifier->show(notice(QStringLiteral("a")));
    const auto before = m_window->findChildren<QWidget*>().size();
    const auto middle = m_stack->geometry().center();
    m_notifier->close(QStringLiteral("a"));
    // It is no longer there at once, whatever is still to be seen of it.
    QVERIFY(!m_stack->isVisible());
    auto* under = m_window->childAt(middle);
    QVERIFY(!under || under->window() == m_window.get());
    QTRY_VERIFY(m_window->findChildren<QWidget*>().size() < before);
    QVERIFY(m_window->findChildren<Toast*>().isEmpty());
    // And one that has come is drawn by itself again.
    m_notifier->show(notice(QStringLiteral("b")));
    QTRY_VERIFY(!toasts().constFirst()->graphicsEffect());
}

BATON_GUI_TEST(TestToastStack)
#include "tst_toaststack.moc"
