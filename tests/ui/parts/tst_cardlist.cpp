// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/parts/cardlist.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace baton::ui;

namespace {

constexpr int cardHeight = 50;

/// Cards of one height, which note who is painted.
class Cards : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, cardHeight};
    }
    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        painted.append(index.row());
    }

    mutable QList<int> painted;
};

} // namespace

/// A list of cards of one height.
class TestCardList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onlyWhatIsSeenIsPainted();
    void aChangeRepaintsItsCardOnly();
    void rowsThatComeAndGoChangeHowFarItScrolls();
    void aClickChoosesTheCardUnderIt();
    void theKeyboardReachesEveryCard();
    void theChosenOneScrollsIntoView();

private:
    QStringListModel m_model;
    std::unique_ptr<CardList> m_list;
    Cards* m_cards = nullptr;
};

void TestCardList::init()
{
    QStringList names;
    for (int i = 0; i < 1'000; ++i)
        names.append(QString::number(i));
    m_model.setStringList(names);
    m_list = std::make_unique<CardList>();
    m_cards = new Cards(m_list.get());
    m_list->setItemDelegate(m_cards);
    m_list->setModel(&m_model);
    m_list->resize(200, 4 * cardHeight);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    QTRY_COMPARE(m_list->verticalScrollBar()->maximum(), 996 * cardHeight);
}

void TestCardList::onlyWhatIsSeenIsPainted()
{
    m_list->verticalScrollBar()->setValue(10 * cardHeight + 1);
    m_cards->painted.clear();
    m_list->viewport()->repaint();
    QCOMPARE(m_cards->painted, QList<int>({10, 11, 12, 13, 14}));
}

void TestCardList::aChangeRepaintsItsCardOnly()
{
    QCoreApplication::processEvents();
    m_cards->painted.clear();
    m_model.setData(m_model.index(2), QStringLiteral("two"));
    QTRY_COMPARE(m_cards->painted, QList<int>{2});
}

void TestCardList::rowsThatComeAndGoChangeHowFarItScrolls()
{
    m_model.insertRows(0, 2);
    QTRY_COMPARE(m_list->verticalScrollBar()->maximum(), 998 * cardHeight);
    m_model.removeRows(0, 1'000);
    QTRY_COMPARE(m_list->verticalScrollBar()->maximum(), 0);
    QVERIFY(!m_list->indexAt({10, 2 * cardHeight + 1}).isValid());
    // And a reset is seen at its first painting.
    m_model.setStringList(QStringList(10, QStringLiteral("ten")));
    m_list->viewport()->repaint();
    QCOMPARE(m_list->verticalScrollBar()->maximum(), 6 * cardHeight);
}

void TestCardList::aClickChoosesTheCardUnderIt()
{
    m_list->verticalScrollBar()->setValue(100 * cardHeight);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, {10, 2 * cardHeight + 5});
    QCOMPARE(m_list->currentIndex().row(), 102);
    QVERIFY(m_list->selectionModel()->isSelected(m_model.index(102)));
    QCOMPARE(m_list->visualRect(m_model.index(102)).top(), 2 * cardHeight);
    QCOMPARE(m_list->selectionModel()->selectedIndexes().size(), 1);
}

void TestCardList::theKeyboardReachesEveryCard()
{
    const auto rowAfter = [this](Qt::Key key) {
        QTest::keyClick(m_list.get(), key);
        return m_list->currentIndex().row();
    };
    m_list->setCurrentIndex(m_model.index(0));
    QCOMPARE(rowAfter(Qt::Key_Up), 0);
    QCOMPARE(rowAfter(Qt::Key_Down), 1);
    QCOMPARE(rowAfter(Qt::Key_PageDown), 5);
    QCOMPARE(rowAfter(Qt::Key_End), 999);
    QCOMPARE(rowAfter(Qt::Key_Down), 999);
    QCOMPARE(m_list->verticalScrollBar()->value(), m_list->verticalScrollBar()->maximum());
    QCOMPARE(rowAfter(Qt::Key_PageUp), 995);
    QCOMPARE(rowAfter(Qt::Key_Home), 0);
    QCOMPARE(m_list->verticalScrollBar()->value(), 0);
}

void TestCardList::theChosenOneScrollsIntoView()
{
    // Given one that has only just come
    m_model.insertRows(1'000, 1);
    m_list->setCurrentIndex(m_model.index(1'000));
    QCOMPARE(m_list->visualRect(m_model.index(1'000)).bottom() + 1, m_list->viewport()->height());
    m_list->scrollTo(m_model.index(500), QAbstractItemView::PositionAtTop);
    QCOMPARE(m_list->visualRect(m_model.index(500)).top(), 0);
    // What is seen already stays where it is.
    m_list->scrollTo(m_model.index(502));
    QCOMPARE(m_list->visualRect(m_model.index(500)).top(), 0);
}

BATON_GUI_TEST(TestCardList)
#include "tst_cardlist.moc"
