// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTimer>
#include <QtTest>

using namespace baton;
using namespace baton::ui;

namespace {

Message message(qint64 n, const QString& text, AuthorKind author = AuthorKind::Customer)
{
    Message made;
    made.id = MessageId(QStringLiteral("m%1").arg(n, 11, 10, QLatin1Char('0')));
    made.n = n;
    made.author = {author, QStringLiteral("Marta")};
    made.text = text;
    made.at = Instant{1'700'000'000'000 + n * 1000};
    return made;
}

QString copied() { return QGuiApplication::clipboard()->text(); }

} // namespace

/// What an agent takes out of a conversation: an order number, a sentence, several messages.
class TestTranscriptView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUpFonts();
        // A busy machine clicks slowly.
        QGuiApplication::styleHints()->setMouseDoubleClickInterval(60'000);
    }
    void init();
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
    void aFileIsSavedByAClickAndByTheKey();
    void whatIsNotCheckedIsNotSaved();
    void onesOwnOfAMomentAgoMayBeWithdrawn();
    void aNoteStandsOutAndIsRead();
    void whatIsSaidOfAMessageLaterKeepsTheSelection();
    void picturesAreAskedForOnce();

private:
    void show(const QList<Message>& messages);
    /// Where a letter of a row's text stands: its left edge.
    QPoint placeOf(int row, int letter);
    void mouse(QEvent::Type type, const QPoint& at, Qt::KeyboardModifiers modifiers = {});
    void drag(const QPoint& from, const QPoint& to);
    void click(const QPoint& at, Qt::KeyboardModifiers modifiers = {});
    QStringList pressInMenu(const QPoint& at, const QString& words);
    void copy() { QTest::keySequence(m_view.get(), QKeySequence::Copy); }

    models::TranscriptModel m_model;
    std::unique_ptr<TranscriptView> m_view;
};

void TestTranscriptView::init()
{
    m_model.clear();
    m_view = std::make_unique<TranscriptView>(m_model);
    m_view->resize(500, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QGuiApplication::clipboard()->setText(QStringLiteral("nothing yet"));
}

void TestTranscriptView::show(const QList<Message>& messages)
{
    m_model.reset(messages, {}, true);
    m_view->viewport()->grab();
}

QPoint TestTranscriptView::placeOf(int row, int letter)
{
    // As people do it: along the middle of the text's first line.
    const auto text = m_model.at(row).message.text;
    const QFontMetrics metrics(m_view->font());
    const auto rect = m_view->rectOf(row);
    const int author =
        m_model.at(row).showsAuthor ? QFontMetrics(scaledFont(m_view->font(), 0.85)).height() + 4 : 0;
    return {22 + 12 + metrics.horizontalAdvance(text.left(letter)) + 1,
            rect.top() + author + 8 + metrics.height() / 2};
}

void TestTranscriptView::mouse(QEvent::Type type, const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const bool isMove = type == QEvent::MouseMove;
    const bool isUp = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, m_view->viewport()->mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
                      isUp ? Qt::NoButton : Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

void TestTranscriptView::drag(const QPoint& from, const QPoint& to)
{
    mouse(QEvent::MouseButtonPress, from);
    mouse(QEvent::MouseMove, (from + to) / 2);
    mouse(QEvent::MouseMove, to);
    mouse(QEvent::MouseButtonRelease, to);
}

void TestTranscriptView::click(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, at, modifiers);
    mouse(QEvent::MouseButtonRelease, at, modifiers);
}

QStringList TestTranscriptView::pressInMenu(const QPoint& at, const QString& words)
{
    QStringList offered;
    QTimer::singleShot(0, this, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (auto* action : menu->actions()) {
            const auto text = action->text().remove(u'&');
            if (action->isEnabled())
                offered << text;
            if (text == words)
                action->trigger();
        }
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    return offered;
}

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

namespace {

Attachment attached(const char* id, AttachmentState state = AttachmentState::Good)
{
    Attachment file;
    file.id = FileId(QString::fromLatin1(id));
    file.name = QString::fromLatin1(id) + QStringLiteral(".pdf");
    file.size = 84'000;
    file.state = state;
    return file;
}

QByteArray pngOf(const QSize& size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "png");
    return bytes;
}

} // namespace

void TestTranscriptView::aFileIsSavedByAClickAndByTheKey()
{
    auto sent = message(1, QString());
    sent.attachments = {attached("receipt")};
    show({sent});
    QSignalSpy saved(m_view.get(), &TranscriptView::saveRequested);
    const auto rect = m_view->rectOf(1);
    click({22 + 12 + 40, rect.bottom() - 40});
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved[0][0].value<Attachment>().id, FileId(QStringLiteral("receipt")));
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(saved.count(), 2);
    const auto words = QStringLiteral("Save “receipt.pdf”…");
    QVERIFY(pressInMenu({40, rect.bottom() - 40}, words).contains(words));
    QCOMPARE(saved.count(), 3);
}

void TestTranscriptView::whatIsNotCheckedIsNotSaved()
{
    auto sent = message(1, QString());
    sent.attachments = {attached("a", AttachmentState::Checking)};
    show({sent});
    QSignalSpy saved(m_view.get(), &TranscriptView::saveRequested);
    const auto rect = m_view->rectOf(1);
    click({22 + 12 + 40, rect.bottom() - 40});
    sent.attachments = {attached("a", AttachmentState::Rejected)};
    m_model.change({sent});
    click({22 + 12 + 40, rect.bottom() - 40});
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(saved.count(), 0);
    // Checked, it is, where it stands.
    sent.attachments = {attached("a")};
    m_model.change({sent});
    click({22 + 12 + 40, rect.bottom() - 40});
    QCOMPARE(saved.count(), 1);
}

void TestTranscriptView::onesOwnOfAMomentAgoMayBeWithdrawn()
{
    m_view->setMe(QStringLiteral("Ana"));
    auto own = message(1, QStringLiteral("Too soon"), AuthorKind::Agent);
    own.author.name = QStringLiteral("Ana");
    own.at = Instant::now();
    auto old = own;
    old.n = 2;
    old.id = MessageId(QStringLiteral("old"));
    old.at = Instant{Instant::now().ms - 11 * 60'000};
    auto others = own;
    others.n = 3;
    others.id = MessageId(QStringLiteral("others"));
    others.author.name = QStringLiteral("Ben");
    show({own, old, others});
    QSignalSpy withdrawn(m_view.get(), &TranscriptView::withdrawRequested);
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (m_model.at(row).kind == models::TranscriptModel::Kind::Message)
            pressInMenu(m_view->rectOf(row).center(), QStringLiteral("Withdraw"));
    QCOMPARE(withdrawn.count(), 1);
    QCOMPARE(withdrawn[0][0].value<MessageId>(), own.id);
}

void TestTranscriptView::aNoteStandsOutAndIsRead()
{
    show({message(1, QStringLiteral("Where is it?"))});
    Note note{NoteId(QStringLiteral("n1")),
              1,
              {MemberId(QStringLiteral("ben")), QStringLiteral("Ben")},
              QStringLiteral("Lost in Lisbon."),
              Instant{1'700'000'009'000}};
    m_model.setNotes({note});
    const auto rect = m_view->rectOf(2);
    const auto picture = m_view->viewport()->grab().toImage();
    // On its own ground, at the agents' side
    const auto ratio = picture.devicePixelRatio();
    QCOMPARE(picture.pixelColor(QPointF((rect.right() - 30) * ratio, (rect.bottom() - 14) * ratio).toPoint()),
             tokensFor(m_view.get()).note);
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_End);
    copy();
    QCOMPARE(copied(), QStringLiteral("Lost in Lisbon."));
}

void TestTranscriptView::whatIsSaidOfAMessageLaterKeepsTheSelection()
{
    auto own = message(1, QStringLiteral("Order DK-10442 is lost"), AuthorKind::Agent);
    show({own, message(2, QStringLiteral("Order DK-10442 it is"))});
    drag(placeOf(2, 6), placeOf(2, 14));
    QCOMPARE(m_view->selectedText(), QStringLiteral("DK-10442"));
    own.seenAt = Instant::now();
    m_model.change({own});
    QCOMPARE(m_view->selectedText(), QStringLiteral("DK-10442"));
}

void TestTranscriptView::picturesAreAskedForOnce()
{
    QSignalSpy wanted(&m_view->thumbnails(), &Thumbnails::wanted);
    auto sent = message(1, QString());
    sent.attachments = {attached("photo")};
    sent.attachments[0].width = 400;
    sent.attachments[0].height = 300;
    show({sent});
    m_view->viewport()->grab();
    QCOMPARE(wanted.count(), 1);
    const auto id = wanted[0][0].value<FileId>();
    // What is no picture is none, and is not asked for again and again.
    m_view->thumbnails().take(id, "GIF89a....");
    m_view->viewport()->grab();
    QCOMPARE(wanted.count(), 1);
    m_view->thumbnails().retry();
    m_view->viewport()->grab();
    QCOMPARE(wanted.count(), 2);
    m_view->thumbnails().take(id, pngOf({40, 30}));
    QCOMPARE(m_view->thumbnails().of(id).size(), QSize(40, 30));
    // Nobody is shown thousands of pixels, whatever was sent.
    m_view->thumbnails().take(id, pngOf({3'000, 30}));
    QVERIFY(m_view->thumbnails().of(id).width() <= 480);
}

BATON_GUI_TEST(TestTranscriptView)
#include "tst_transcriptview.moc"
