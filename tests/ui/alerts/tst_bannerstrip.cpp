#include "ui/alerts/banner.h"
#include "ui/alerts/bannerstrip.h"
#include "ui/alerts/inappnotifier.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
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

/// Banners in the window: they take room of their own and cover nothing.
class TestBannerStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutBannersItIsNotThere();
    void aBannerTakesRoomAndCoversNothing();
    void severalStandBesideEachOther();
    void inANarrowWindowTheyStandBelowEachOther();
    void openedTheyNeverTakeMoreThanAPartOfTheWindow();
    void inASmallWindowTheRestIsOneLine();
    void oneIsAlwaysShownWhole();
    void whatStandsAboveKeepsWhatItNeeds();
    void theLineOpensByKeyboardAndTabGoesOn();
    void theLineSaysWhatIsOutOfSight();
    void outOfSightNonePassesUnseen();
    void urgentAndLoudOnesComeFirst();
    void oneThatBecomesLoudComesForward();
    void otherWordsKeepItsButtonsAndMakeRoom();
    void mirroredTheyBeginAtTheRight();
    void laterPutsItOff();

private:
    void open(int width, int height);
    QList<Banner*> banners() const { return m_strip->findChildren<Banner*>(); }
    /// What can be seen, from the left to the right and down.
    QStringList seen() const;
    QToolButton* more() const
    {
        return m_strip->findChild<QToolButton*>(QStringLiteral("tool"), Qt::FindDirectChildrenOnly);
    }
    /// Four of which two stand beside each other.
    void showFour();

    std::unique_ptr<QWidget> m_window;
    QPushButton* m_control = nullptr; ///< at the very foot of what the window is for
    BannerStrip* m_strip = nullptr;
    std::unique_ptr<InAppNotifier> m_notifier;
};

void TestBannerStrip::init()
{
    m_window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(m_window.get());
    column->setContentsMargins(0, 0, 0, 0);
    auto* screen = new QWidget;
    auto* inside = new QVBoxLayout(screen);
    inside->addStretch();
    m_control = new QPushButton(QStringLiteral("Send"));
    inside->addWidget(m_control);
    column->addWidget(screen, 1);
    m_strip = new BannerStrip(*screen, m_window.get());
    column->addWidget(m_strip);
    m_notifier = std::make_unique<InAppNotifier>(*m_strip);
}

void TestBannerStrip::cleanup()
{
    m_notifier.reset();
    m_window.reset();
}

void TestBannerStrip::open(int width, int height)
{
    m_window->resize(width, height);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QStringList TestBannerStrip::seen() const
{
    auto all = banners();
    all.removeIf([](const Banner* one) { return !one->isVisible(); });
    std::sort(all.begin(), all.end(), [](const Banner* a, const Banner* b) {
        return std::pair(a->y(), a->x()) < std::pair(b->y(), b->x());
    });
    QStringList names;
    for (const auto* banner : std::as_const(all))
        names.append(banner->title().section(u' ', -1));
    return names;
}

void TestBannerStrip::showFour()
{
    open(900, 600);
    for (const auto& key :
         {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")})
        m_notifier->show(notice(key));
}

void TestBannerStrip::withoutBannersItIsNotThere()
{
    open(1'000, 700);
    QVERIFY(!m_strip->isVisible());
    m_notifier->show(notice(QStringLiteral("a")));
    QVERIFY(m_strip->isVisible());
    m_notifier->close(QStringLiteral("a"));
    QVERIFY(!m_strip->isVisible());
}

void TestBannerStrip::aBannerTakesRoomAndCoversNothing()
{
    open(1'000, 700);
    m_notifier->show(notice(QStringLiteral("a")));
    QTRY_VERIFY(m_strip->geometry().top() > 0);
    const QRect control(m_control->mapTo(m_window.get(), QPoint()), m_control->size());
    QVERIFY(!control.intersects(m_strip->geometry()));
    QVERIFY(m_strip->height() >= banners().first()->height());
    QVERIFY(!m_strip->verticalScrollBar()->isVisible());
}

void TestBannerStrip::severalStandBesideEachOther()
{
    open(1'300, 800);
    for (const auto& key : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        m_notifier->show(notice(key));
    const auto all = banners();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0]->y(), all[2]->y());
    QVERIFY(all[0]->geometry().right() < all[1]->x());
    QVERIFY(all[1]->geometry().right() < all[2]->x());
}

void TestBannerStrip::inANarrowWindowTheyStandBelowEachOther()
{
    open(560, 800);
    m_notifier->show(notice(QStringLiteral("a")));
    m_notifier->show(notice(QStringLiteral("b")));
    const auto all = banners();
    QCOMPARE(all[0]->x(), all[1]->x());
    QVERIFY(all[0]->geometry().bottom() < all[1]->y());
    // And beside each other once there is room.
    m_window->resize(900, 800);
    QTRY_COMPARE(all[0]->y(), all[1]->y());
}

void TestBannerStrip::openedTheyNeverTakeMoreThanAPartOfTheWindow()
{
    open(760, 480);
    for (int i = 0; i < 20; ++i)
        m_notifier->show(notice(QString::number(i)));
    more()->click();
    QTRY_VERIFY(m_strip->verticalScrollBar()->isVisible());
    QCOMPARE(seen().size(), 20);
    QVERIFY(m_strip->height() <= 480 * 4 / 10);
    // The last can be reached, and none is cut off at its side.
    const auto all = banners();
    QCOMPARE(m_strip->verticalScrollBar()->maximum() + m_strip->viewport()->height(),
             m_strip->widget()->height());
    for (const auto* banner : all)
        QVERIFY(banner->geometry().right() < m_strip->viewport()->width());
    QVERIFY(m_strip->viewport()->geometry().bottom() < more()->y());
}

void TestBannerStrip::inASmallWindowTheRestIsOneLine()
{
    // Given four in a window with room for one row of them
    showFour();
    QTRY_COMPARE(seen(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(m_strip->height() < 600 * 3 / 10);
    QVERIFY(more()->text().startsWith(QStringLiteral("and 2 more")));
    // When the agent wants to see them all, they are there
    const int before = m_strip->height();
    QTest::mouseClick(more(), Qt::LeftButton);
    QCOMPARE(seen().size(), 4);
    QTRY_VERIFY(m_strip->height() > before);
    // And they go again
    QTest::mouseClick(more(), Qt::LeftButton);
    QCOMPARE(seen().size(), 2);
    // Whose place becomes free is taken by the next
    m_notifier->close(QStringLiteral("a"));
    QCOMPARE(seen(), QStringList({QStringLiteral("b"), QStringLiteral("c")}));
    m_notifier->close(QStringLiteral("b"));
    QCOMPARE(seen(), QStringList({QStringLiteral("c"), QStringLiteral("d")}));
    QVERIFY(!more()->isVisible());
}

void TestBannerStrip::oneIsAlwaysShownWhole()
{
    open(560, 480);
    auto longer = notice(QStringLiteral("a"));
    longer.body = QStringLiteral("a sentence that goes on ").repeated(9);
    m_notifier->show(longer);
    m_notifier->show(notice(QStringLiteral("b")));
    QTRY_COMPARE(seen(), QStringList{QStringLiteral("a")});
    const auto* banner = banners().first();
    QVERIFY(banner->height() >= banner->heightForWidth(banner->width()));
    QTRY_VERIFY(m_strip->viewport()->height() > banner->geometry().bottom());
}

void TestBannerStrip::whatStandsAboveKeepsWhatItNeeds()
{
    // Given a screen that needs most of a low window
    m_control->parentWidget()->layout()->setSizeConstraint(QLayout::SetNoConstraint);
    m_control->setMinimumHeight(260);
    open(640, 400);
    m_window->setMinimumSize(1, 1);
    auto longer = notice(QStringLiteral("a"));
    longer.body = QStringLiteral("a sentence that goes on ").repeated(12);
    m_notifier->show(longer);
    // Then the banner scrolls, and nothing overlaps
    QTRY_VERIFY(m_strip->isVisible() && m_control->height() >= 260);
    QTRY_VERIFY(m_control->mapTo(m_window.get(), QPoint(0, m_control->height())).y() <= m_strip->y());
    QVERIFY(m_strip->verticalScrollBar()->maximum() > 0);
}

void TestBannerStrip::theLineOpensByKeyboardAndTabGoesOn()
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
        const auto* banner = qobject_cast<Banner*>(m_window->focusWidget()->parentWidget());
        return banner && banner->title().endsWith(u'd') &&
               qobject_cast<QPushButton*>(m_window->focusWidget());
    };
    for (int i = 0; i < 20 && !isOfD(); ++i)
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().at(0).toString(), QStringLiteral("d"));
}

void TestBannerStrip::theLineSaysWhatIsOutOfSight()
{
    showFour();
    QCOMPARE(more()->accessibleName(), QStringLiteral("Show 2 more notification(s)"));
    QCOMPARE(more()->accessibleDescription(), QStringLiteral("Workflow stuck: c\nWorkflow stuck: d"));
}

void TestBannerStrip::outOfSightNonePassesUnseen()
{
    // Given one that stays, and one that would pass but finds no room
    open(560, 480);
    m_notifier->setPassing(std::chrono::milliseconds(20));
    m_notifier->show(notice(QStringLiteral("a")));
    auto passing = notice(QStringLiteral("b"));
    passing.stays = false;
    m_notifier->show(passing);
    QTRY_COMPARE(seen(), QStringList{QStringLiteral("a")});
    QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    QVERIFY(!closed.wait(200));
    // When it has been seen, it goes
    m_notifier->close(QStringLiteral("a"));
    closed.clear();
    QCOMPARE(seen(), QStringList{QStringLiteral("b")});
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().at(1).value<Notifier::CloseReason>(), Notifier::CloseReason::Expired);
}

void TestBannerStrip::urgentAndLoudOnesComeFirst()
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
    QCOMPARE(seen(), QStringList({QStringLiteral("both"), QStringLiteral("urgent"), QStringLiteral("later"),
                                  QStringLiteral("loud"), QStringLiteral("calm")}));
}

void TestBannerStrip::oneThatBecomesLoudComesForward()
{
    showFour();
    auto loud = notice(QStringLiteral("d"));
    loud.isLoud = true;
    m_notifier->show(loud);
    QCOMPARE(seen(), QStringList({QStringLiteral("d"), QStringLiteral("a")}));
}

void TestBannerStrip::otherWordsKeepItsButtonsAndMakeRoom()
{
    open(560, 900);
    m_notifier->show(notice(QStringLiteral("a")));
    auto* banner = banners().first();
    auto* button = banner->findChild<QPushButton*>();
    const int before = m_strip->height();
    auto longer = notice(QStringLiteral("a"));
    longer.body = QStringLiteral("a sentence that goes on ").repeated(10);
    m_notifier->reword(longer);
    QTRY_VERIFY(m_strip->height() > before);
    QCOMPARE(banners().first(), banner);
    QCOMPARE(banner->findChild<QPushButton*>(), button);
    // One that is not there stays away.
    m_notifier->reword(notice(QStringLiteral("b")));
    QCOMPARE(banners().size(), 1);
}

void TestBannerStrip::mirroredTheyBeginAtTheRight()
{
    m_window->setLayoutDirection(Qt::RightToLeft);
    open(1'300, 800);
    m_notifier->show(notice(QStringLiteral("a")));
    QTRY_VERIFY(banners().first()->geometry().right() > 1'300 - 30);
}

void TestBannerStrip::laterPutsItOff()
{
    open(1'000, 700);
    m_notifier->show(notice(QStringLiteral("a")));
    QSignalSpy closed(m_notifier.get(), &Notifier::closed);
    QSignalSpy activated(m_notifier.get(), &Notifier::activated);
    QTest::mouseClick(banners().first()->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(activated.first().at(1).toString(), QStringLiteral("open"));
    QTest::mouseClick(banners().first()->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.first().at(1).value<Notifier::CloseReason>(), Notifier::CloseReason::Dismissed);
    QVERIFY(!m_strip->isVisible());
}

QTEST_MAIN(TestBannerStrip)
#include "tst_bannerstrip.moc"
