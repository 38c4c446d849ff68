// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/parts/choicebutton.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

namespace {

constexpr int oftenMs = 5;

protocol::Delivery shownDelivery(qint64 seq, const char* kind = "escalation")
{
    protocol::Delivery delivery;
    delivery.seq = seq;
    delivery.at = {Instant::now().ms - 100'000 + seq};
    delivery.kind = QString::fromLatin1(kind);
    delivery.bot = BotId(QStringLiteral("shop"));
    delivery.about = QStringLiteral("x%1").arg(seq);
    delivery.title = QStringLiteral("أحمد سالم");
    delivery.member = MemberId(QStringLiteral("m%1").arg(seq % 3));
    delivery.memberName = QStringLiteral("Member %1").arg(seq % 3);
    delivery.device = QStringLiteral("desk (Debian)");
    delivery.deviceId = DeviceId(QStringLiteral("d1"));
    delivery.form = QStringLiteral("loud");
    delivery.state = QStringLiteral("shown");
    delivery.stateAt = delivery.at;
    return delivery;
}

client::LinkStatus connected() { return {client::LinkStatus::State::Connected, {}, {}}; }

} // namespace

/// The administrators' screen, as one uses it.
class TestDeliveriesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void asksWhenItIsSeen();
    void asksAgainOnlyWhileItIsSeenAndAtTheTop();
    void devicesHaveTheirOwnTab();
    void filtersGoToTheRelay();
    void aRowOpensWhatItIsAbout();
    void whatABotRefusedIsSentAgain();
    void anEmptyScreenSaysWhy();
    void itOffersToLookFurther();
    void inANarrowWindowItScrollsAndStaysLegible();

private:
    void answer(const QList<protocol::Delivery>& rows);
    /// Waits until so much time has gone by that the page would have asked again.
    void letTimeGo();
    QTableView* table(const char* name) const { return m_page->findChild<QTableView*>(QLatin1String(name)); }
    template <typename Button>
    Button* button(const char* name) const
    {
        const auto all = m_page->findChildren<Button*>();
        for (auto* one : all)
            if (one->property("driverName").toString() == QLatin1String(name))
                return one;
        return nullptr;
    }

    std::unique_ptr<DeliveriesPage> m_page;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_devicesAsked;
};

void TestDeliveriesPage::init()
{
    m_page = std::make_unique<DeliveriesPage>();
    m_asked = std::make_unique<QSignalSpy>(&m_page->deliveries(), &models::DeliveriesModel::pageWanted);
    m_devicesAsked = std::make_unique<QSignalSpy>(m_page.get(), &DeliveriesPage::devicesWanted);
    m_page->resize(1200, 700);
    m_page->setLink(connected());
}

void TestDeliveriesPage::answer(const QList<protocol::Delivery>& rows)
{
    m_page->deliveries().addPage(m_asked->constLast().at(0).toULongLong(), {rows, {}});
}

void TestDeliveriesPage::letTimeGo()
{
    QTimer clock;
    int ticks = 0;
    connect(&clock, &QTimer::timeout, &clock, [&] { ++ticks; });
    clock.start(oftenMs);
    QTRY_VERIFY(ticks > 5);
}

void TestDeliveriesPage::asksWhenItIsSeen()
{
    QCOMPARE(m_asked->size(), 0);
    m_page->show();
    QCOMPARE(m_asked->size(), 1);
    QCOMPARE(m_devicesAsked->size(), 1);
    answer({shownDelivery(1)});
    QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("refreshDeliveries")), Qt::LeftButton);
    QCOMPARE(m_asked->size(), 2);
}

void TestDeliveriesPage::asksAgainOnlyWhileItIsSeenAndAtTheTop()
{
    m_page->setRefreshInterval(oftenMs);
    m_page->show();
    QList<protocol::Delivery> rows;
    for (int seq = 100; seq > 0; --seq)
        rows.append(shownDelivery(seq));
    answer(rows);
    QTRY_COMPARE(m_asked->size(), 2);
    answer(rows);
    QTRY_COMPARE(m_asked->size(), 3);
    answer(rows);
    // Whoever reads further down is left alone
    table("deliveries")->verticalScrollBar()->setValue(200);
    letTimeGo();
    QCOMPARE(m_asked->size(), 3);
    table("deliveries")->verticalScrollBar()->setValue(0);
    QTRY_COMPARE(m_asked->size(), 4);
    answer(rows);
    // and nobody asks for what nobody sees.
    m_page->hide();
    const auto asked = m_asked->size();
    letTimeGo();
    QCOMPARE(m_asked->size(), asked);
    m_page->show();
    QCOMPARE(m_asked->size(), asked + 1);
    answer(rows);
    m_page->setLink({client::LinkStatus::State::Offline, {}, {}});
    letTimeGo();
    QCOMPARE(m_asked->size(), asked + 1);
}

void TestDeliveriesPage::devicesHaveTheirOwnTab()
{
    m_page->show();
    protocol::Device device;
    device.id = DeviceId(QStringLiteral("d1"));
    device.member = {MemberId(QStringLiteral("m1")), QStringLiteral("Alice")};
    device.connected = true;
    m_page->setDevices({device});
    auto* tab = button<QToolButton>("devicesTab");
    QVERIFY2(tab->text().contains(QLatin1Char('1')), qPrintable(tab->text()));
    QTest::mouseClick(tab, Qt::LeftButton);
    QVERIFY(table("devices")->isVisible());
    QVERIFY(!button<ChoiceButton>("stateFilter")->isVisible());
    QCOMPARE(table("devices")->model()->index(0, 0).data().toString(), QStringLiteral("Alice"));
    QCOMPARE(m_devicesAsked->size(), 2);
}

void TestDeliveriesPage::filtersGoToTheRelay()
{
    m_page->show();
    answer({shownDelivery(1)});
    m_page->learnMembers({shownDelivery(1), shownDelivery(2)});
    const auto choose = [&](const char* name, int place) {
        auto* menu = button<ChoiceButton>(name)->menu();
        Q_EMIT menu->aboutToShow();
        menu->actions().at(place)->trigger();
    };
    choose("stateFilter", 3);
    choose("kindFilter", 1);
    choose("memberFilter", 2);
    const auto params = m_asked->constLast().at(1).value<protocol::DeliveriesParams>();
    QCOMPARE(params.state, QStringLiteral("shown"));
    QCOMPARE(params.kind, QStringLiteral("escalation"));
    QCOMPARE(params.member, MemberId(QStringLiteral("m2")));
}

void TestDeliveriesPage::aRowOpensWhatItIsAbout()
{
    m_page->show();
    answer({shownDelivery(2, "workflow"), shownDelivery(1)});
    QSignalSpy opened(m_page.get(), &DeliveriesPage::openRequested);
    auto* rows = table("deliveries");
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                      rows->visualRect(rows->model()->index(1, 1)).center());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).value<protocol::Delivery>().about, QStringLiteral("x1"));
    QTest::keyClick(rows, Qt::Key_Up);
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(opened.at(1).at(0).value<protocol::Delivery>().about, QStringLiteral("x2"));
}

void TestDeliveriesPage::whatABotRefusedIsSentAgain()
{
    m_page->show();
    auto* again = m_page->findChild<QPushButton*>(QStringLiteral("sendAgain"));
    answer({shownDelivery(1)});
    QVERIFY(!again->isVisible());
    auto refused = shownDelivery(2, "webhook");
    refused.id = QStringLiteral("w7");
    refused.state = QStringLiteral("parked");
    m_page->deliveries().refresh();
    answer({refused, shownDelivery(1)});
    QVERIFY(again->isVisible() && !again->isEnabled());
    // Chosen, it can be sent again, and does not open what it is about
    QSignalSpy opened(m_page.get(), &DeliveriesPage::openRequested);
    QSignalSpy retried(m_page.get(), &DeliveriesPage::retryRequested);
    auto* rows = table("deliveries");
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                      rows->visualRect(m_page->deliveries().index(0, 0)).center());
    QCOMPARE(opened.size(), 0);
    QVERIFY(again->isEnabled());
    again->click();
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.constFirst().constFirst().toString(), QStringLiteral("w7"));
    // and once it is on its way there is nothing to do.
    refused.state = QStringLiteral("sending");
    m_page->deliveries().refresh();
    answer({refused, shownDelivery(1)});
    QVERIFY(!again->isVisible());
}

void TestDeliveriesPage::anEmptyScreenSaysWhy()
{
    m_page->show();
    const auto says = [&](const char* text) {
        const auto labels = m_page->findChildren<QLabel*>(QStringLiteral("muted"));
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QLatin1String(text));
        });
    };
    QVERIFY(says("Asking"));
    m_page->setProblem(QStringLiteral("There is no connection."));
    m_page->deliveries().fail(m_asked->constLast().at(0).toULongLong());
    QVERIFY(says("no connection"));
    m_page->setProblem({});
    QVERIFY(says("Nobody was told"));
}

void TestDeliveriesPage::itOffersToLookFurther()
{
    m_page->show();
    answer({shownDelivery(1)});
    auto* further = m_page->findChild<QPushButton*>(QStringLiteral("lookFurther"));
    QVERIFY(!further->isVisible());
    m_page->deliveries().setFilter({QStringLiteral("acted"), {}, {}});
    // given pages in which nothing matches, and more behind them
    for (const auto* next : {"a", "b", "c", "d"})
        m_page->deliveries().addPage(m_asked->constLast().at(0).toULongLong(),
                                     {{}, QString::fromLatin1(next)});
    QVERIFY(further->isVisible());
    // when it is taken up
    const auto asked = m_asked->size();
    further->click();
    QCOMPARE(m_asked->size(), asked + 1);
    QVERIFY(!further->isVisible());
    answer({shownDelivery(1)});
    QVERIFY(!further->isVisible());
}

void TestDeliveriesPage::inANarrowWindowItScrollsAndStaysLegible()
{
    // Given a window on a small screen at 200 %
    m_page->resize(580, 400);
    m_page->show();
    const auto* table = m_page->findChild<QTableView*>(QStringLiteral("deliveries"));
    const int letter = table->fontMetrics().averageCharWidth();
    // Then what it is about has still room for some words, and the rest is reached by scrolling
    QTRY_VERIFY(table->horizontalScrollBar()->maximum() > 0);
    QVERIFY(table->columnWidth(models::DeliveriesModel::What) >= 20 * letter);
    // And where there is room, the columns fill it
    m_page->resize(1'300, 700);
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
}

BATON_GUI_TEST(TestDeliveriesPage)
#include "tst_deliveriespage.moc"
