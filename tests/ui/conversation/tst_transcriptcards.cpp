// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/conversation/transcriptstage.h"
#include "ui/theme/tokens.h"

#include <QBuffer>
#include <QImage>

using namespace baton;
using namespace baton::ui;
using namespace baton::testing;

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

/// What stands beside the words: files, notes, what may be withdrawn, pictures.
class TestTranscriptCards : public TranscriptStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUp(); }
    void init() { begin(); }
    void cleanup() { m_view.reset(); }

    void aFileIsSavedByAClickAndByTheKey();
    void whatIsNotCheckedIsNotSaved();
    void onesOwnOfAMomentAgoMayBeWithdrawn();
    void aNoteStandsOutAndIsRead();
    void whatIsSaidOfAMessageLaterKeepsTheSelection();
    void picturesAreAskedForOnce();
};

void TestTranscriptCards::aFileIsSavedByAClickAndByTheKey()
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
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(saved.count(), 2);
    const auto words = QStringLiteral("Save “receipt.pdf”…");
    QVERIFY(pressInMenu({40, rect.bottom() - 40}, words).contains(words));
    QCOMPARE(saved.count(), 3);
}

void TestTranscriptCards::whatIsNotCheckedIsNotSaved()
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
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(saved.count(), 0);
    // Checked, it is, where it stands.
    sent.attachments = {attached("a")};
    m_model.change({sent});
    click({22 + 12 + 40, rect.bottom() - 40});
    QCOMPARE(saved.count(), 1);
}

void TestTranscriptCards::onesOwnOfAMomentAgoMayBeWithdrawn()
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

void TestTranscriptCards::aNoteStandsOutAndIsRead()
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

void TestTranscriptCards::whatIsSaidOfAMessageLaterKeepsTheSelection()
{
    auto own = message(1, QStringLiteral("Order DK-10442 is lost"), AuthorKind::Agent);
    show({own, message(2, QStringLiteral("Order DK-10442 it is"))});
    drag(placeOf(2, 6), placeOf(2, 14));
    QCOMPARE(m_view->selectedText(), QStringLiteral("DK-10442"));
    own.seenAt = Instant::now();
    m_model.change({own});
    QCOMPARE(m_view->selectedText(), QStringLiteral("DK-10442"));
}

void TestTranscriptCards::picturesAreAskedForOnce()
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

BATON_GUI_TEST(TestTranscriptCards)
#include "tst_transcriptcards.moc"
