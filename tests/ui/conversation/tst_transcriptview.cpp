// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/conversation/transcriptstage.h"

using namespace baton;
using namespace baton::ui;
using namespace baton::testing;

/// What an agent takes out of a conversation: an order number, a sentence, several messages.
class TestTranscriptView : public TranscriptStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUp(); }
    void init() { begin(); }
    void cleanup() { m_view.reset(); }

    void aDragOverAnOrderNumberCopiesJustThat();
    void aDoubleClickTakesAWord();
    void aThirdClickTakesTheLine();
    void aDragGoesOverSeveralMessages();
    void shiftAndAClickGoOn();
    void theKeyboardSelectsToo();
    void theKeyboardGoesOnIntoTheNextMessage();
    void everythingIsTakenAtTheSecondTime();
    void whatIsSelectedStaysWhenOthersCome();
    void theMenuCopiesSelectionMessageAndLink();
    void aLinkIsFollowedByAClickAndNotByADrag();
};

void TestTranscriptView::aDragOverAnOrderNumberCopiesJustThat()
{
    show({message(1, QStringLiteral("My order DK-10442 is late")), message(2, QStringLiteral("Hello?"))});
    drag(placeOf(1, 9), placeOf(1, 17));
    copy();
    QCOMPARE(copied(), QStringLiteral("DK-10442"));
    // From right to left, too
    drag(placeOf(1, 8), placeOf(1, 3));
    copy();
    QCOMPARE(copied(), QStringLiteral("order"));
}

void TestTranscriptView::aDoubleClickTakesAWord()
{
    show({message(1, QStringLiteral("My order is late"))});
    const auto at = placeOf(1, 5);
    click(at);
    mouse(QEvent::MouseButtonDblClick, at);
    mouse(QEvent::MouseMove, placeOf(1, 10));
    QCOMPARE(m_view->selectedText(), QStringLiteral("order is"));
    mouse(QEvent::MouseMove, placeOf(1, 1));
    mouse(QEvent::MouseButtonRelease, placeOf(1, 1));
    QCOMPARE(m_view->selectedText(), QStringLiteral("My order"));
}

void TestTranscriptView::aThirdClickTakesTheLine()
{
    show({message(1, QStringLiteral("My order is late\n\nPlease look"))});
    const auto at = placeOf(1, 5);
    click(at);
    mouse(QEvent::MouseButtonDblClick, at);
    mouse(QEvent::MouseButtonRelease, at);
    QCOMPARE(m_view->selectedText(), QStringLiteral("order"));
    click(at);
    QCOMPARE(m_view->selectedText(), QStringLiteral("My order is late"));
}

void TestTranscriptView::aDragGoesOverSeveralMessages()
{
    show({message(1, QStringLiteral("one two")), message(2, QStringLiteral("three")),
          message(3, QStringLiteral("four five"))});
    drag(placeOf(1, 4), placeOf(3, 4));
    copy();
    QCOMPARE(copied(), QStringLiteral("two\nthree\nfour"));
    drag(placeOf(3, 4), placeOf(1, 4));
    QCOMPARE(m_view->selectedText(), QStringLiteral("two\nthree\nfour"));
}

void TestTranscriptView::shiftAndAClickGoOn()
{
    show({message(1, QStringLiteral("one two three"))});
    click(placeOf(1, 4));
    QVERIFY(m_view->selectedText().isEmpty());
    click(placeOf(1, 7), Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("two"));
    click(placeOf(1, 13), Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("two three"));
    click(placeOf(1, 1));
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestTranscriptView::theKeyboardSelectsToo()
{
    show({message(1, QStringLiteral("Order DK-10442 is late")), message(2, QStringLiteral("Hello?"))});
    click(placeOf(2, 1));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    copy();
    QCOMPARE(copied(), QStringLiteral("DK-10442"));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("DK-10442 is late"));
    // Without a selection it is the message
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    copy();
    QCOMPARE(copied(), QStringLiteral("Order DK-10442 is late"));
}

void TestTranscriptView::theKeyboardGoesOnIntoTheNextMessage()
{
    show({message(1, QStringLiteral("one")), message(2, QStringLiteral("two"))});
    click(placeOf(1, 2));
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("e\nt"));
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("e"));
}

void TestTranscriptView::everythingIsTakenAtTheSecondTime()
{
    show({message(1, QStringLiteral("one")), message(2, QStringLiteral("two"))});
    click(placeOf(2, 1));
    m_view->setFocus();
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(m_view->selectedText(), QStringLiteral("two"));
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(m_view->selectedText(), QStringLiteral("one\ntwo"));
}

void TestTranscriptView::whatIsSelectedStaysWhenOthersCome()
{
    show({message(5, QStringLiteral("one two")), message(6, QStringLiteral("three"))});
    drag(placeOf(1, 4), placeOf(1, 7));
    m_model.append({message(7, QStringLiteral("and more"))});
    QCOMPARE(m_view->selectedText(), QStringLiteral("two"));
    m_model.prepend({message(1, QStringLiteral("before"), AuthorKind::Bot)}, {}, true);
    QCOMPARE(m_view->selectedText(), QStringLiteral("two"));
    m_model.reset({message(1, QStringLiteral("another"))}, {}, true);
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestTranscriptView::theMenuCopiesSelectionMessageAndLink()
{
    const auto text = QStringLiteral("Look at [orders](https://shop.example/o?a=1) now");
    show({message(1, text, AuthorKind::Bot)});
    const auto onLink = QPoint(placeOf(1, 9).x(), placeOf(1, 1).y());
    QCOMPARE(pressInMenu(placeOf(1, 1), QStringLiteral("Copy message")),
             QStringList(QStringLiteral("Copy message")));
    QCOMPARE(copied(), text);
    pressInMenu(onLink, QStringLiteral("Copy link"));
    QCOMPARE(copied(), QStringLiteral("https://shop.example/o?a=1"));
    drag(placeOf(1, 0), placeOf(1, 4));
    pressInMenu(onLink, QStringLiteral("Copy"));
    QCOMPARE(copied(), QStringLiteral("Look"));
}

void TestTranscriptView::aLinkIsFollowedByAClickAndNotByADrag()
{
    show({message(1, QStringLiteral("[orders](https://shop.example)"), AuthorKind::Bot)});
    const QSignalSpy followed(m_view.get(), &TranscriptView::linkActivated);
    const auto on = placeOf(1, 0) + QPoint(3, 0);
    drag(on, on + QPoint(20, 0));
    QCOMPARE(followed.count(), 0);
    click(on);
    QCOMPARE(followed.count(), 1);
}

BATON_GUI_TEST(TestTranscriptView)
#include "tst_transcriptview.moc"
