// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/savedreplylist.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

/// Where an agent writes.
class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_composer.reset(); }

    void sentFromPreviewOneGoesOnWriting();
    void sentByTheButtonOneGoesOnWriting();
    void whoHoldsItIsSaidInOneLineWhereThereIsRoom();
    void aNoteIsNeverSentAsAReply();
    void whoMayNotAnswerMayNoteNothing();
    void onlyReplyingIsTyping();
    void aFileOnItsWayIsWaitedFor();
    void aFileAloneIsEnough();
    void aPastedPictureIsHandedOn();
    void aDroppedFileIsHandedOnAndNotItsName();
    void sentAndResolvedInOne();
    void whatIsDoneWithAReplyIsShownAndCanBeTakenOff();
    void aSlashFindsSavedReplies();
    void aSlashWithinAWordFindsNothing();
    void fromWhoHoldsItOneMayTakeOver();

private:
    QPlainTextEdit* editor() const
    {
        return m_composer->findChild<QPlainTextEdit*>(QStringLiteral("editor"));
    }
    QPlainTextEdit* noteEditor() const
    {
        return m_composer->findChild<QPlainTextEdit*>(QStringLiteral("noteEditor"));
    }
    static ConversationStance mine()
    {
        ConversationStance stance;
        stance.composer = ConversationStance::Writing::Write;
        stance.canResolve = stance.canNote = true;
        return stance;
    }
    static models::DraftFiles::File file(models::DraftFiles::File::State state)
    {
        models::DraftFiles::File one;
        one.upload = 1;
        one.name = QStringLiteral("receipt.pdf");
        one.size = 100;
        one.state = state;
        return one;
    }
    QAbstractButton* named(const char* name) const
    {
        for (auto* button : m_composer->findChildren<QAbstractButton*>())
            if (button->property("driverName") == QLatin1String(name))
                return button;
        return nullptr;
    }

    std::unique_ptr<Composer> m_composer;
};

void TestComposer::init()
{
    m_composer = std::make_unique<Composer>();
    m_composer->setStance(mine(), {});
    // What the console does with what is sent
    connect(m_composer.get(), &Composer::sendRequested, m_composer.get(),
            [this] { m_composer->setDraft({}); });
    m_composer->resize(600, 220);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    m_composer->focusEditor();
    QTest::keyClicks(editor(), QStringLiteral("On its way"));
}

void TestComposer::sentFromPreviewOneGoesOnWriting()
{
    const QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    named("previewTab")->setFocus();
    named("previewTab")->click();
    m_composer->act();
    QCOMPARE(sent.count(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), editor());
    QVERIFY(editor()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("more"));
    QCOMPARE(m_composer->draft(), QStringLiteral("more"));
}

void TestComposer::sentByTheButtonOneGoesOnWriting()
{
    named("send")->setFocus();
    QTest::mouseClick(named("send"), Qt::LeftButton);
    QTRY_COMPARE(QApplication::focusWidget(), editor());
}

void TestComposer::whoHoldsItIsSaidInOneLineWhereThereIsRoom()
{
    ConversationStance held;
    held.composer = ConversationStance::Writing::Held;
    m_composer->setStance(held, QStringLiteral("Bartholomew"));
    QLabel* said = nullptr;
    for (auto* label : m_composer->findChildren<QLabel*>())
        if (label->text().contains(QLatin1String("Bartholomew")))
            said = label;
    QVERIFY(said);
    QTRY_VERIFY(said->isVisible() && said->width() > 1);
    QVERIFY2(said->heightForWidth(said->width()) < 2 * said->fontMetrics().lineSpacing(),
             qPrintable(QStringLiteral("%1 pixels wide").arg(said->width())));
}

void TestComposer::aNoteIsNeverSentAsAReply()
{
    // Given a reply that is begun, and a note beside it
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QSignalSpy noted(m_composer.get(), &Composer::noteRequested);
    QTest::mouseClick(named("noteTab"), Qt::LeftButton);
    QTRY_COMPARE(QApplication::focusWidget(), noteEditor());
    QTest::keyClicks(noteEditor(), QStringLiteral("He lies"));
    QCOMPARE(m_composer->draft(), QStringLiteral("On its way"));
    // When it is kept, only the note goes
    m_composer->act();
    QCOMPARE(sent.count(), 0);
    QCOMPARE(noted.count(), 1);
    QCOMPARE(noted[0][0].toString(), QStringLiteral("He lies"));
    // And back at the reply only that
    QTest::mouseClick(named("replyTab"), Qt::LeftButton);
    m_composer->act();
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent[0][0].toString(), QStringLiteral("On its way"));
    QCOMPARE(noted.count(), 1);
}

void TestComposer::whoMayNotAnswerMayNoteNothing()
{
    m_composer->setMode(Composer::Mode::Note);
    QCOMPARE(m_composer->mode(), Composer::Mode::Note);
    ConversationStance reads;
    reads.composer = ConversationStance::Writing::Held;
    m_composer->setStance(reads, {});
    QCOMPARE(m_composer->mode(), Composer::Mode::Reply);
    QVERIFY(!named("noteTab")->isEnabled());
    m_composer->setMode(Composer::Mode::Note);
    QCOMPARE(m_composer->mode(), Composer::Mode::Reply);
}

void TestComposer::onlyReplyingIsTyping()
{
    QSignalSpy typing(m_composer.get(), &Composer::typing);
    m_composer->setMode(Composer::Mode::Note);
    m_composer->focusEditor();
    QTest::keyClicks(noteEditor(), QStringLiteral("hm"));
    QCOMPARE(typing.count(), 0);
    m_composer->setMode(Composer::Mode::Reply);
    QTest::keyClicks(editor(), QStringLiteral("!"));
    QCOMPARE(typing.count(), 1);
}

void TestComposer::aFileOnItsWayIsWaitedFor()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->setFiles({file(models::DraftFiles::File::State::Sending)});
    QVERIFY(!named("send")->isEnabled());
    m_composer->act();
    QCOMPARE(sent.count(), 0);
    m_composer->setFiles({file(models::DraftFiles::File::State::Failed)});
    m_composer->act();
    QCOMPARE(sent.count(), 0);
    m_composer->setFiles({file(models::DraftFiles::File::State::There)});
    m_composer->act();
    QCOMPARE(sent.count(), 1);
}

void TestComposer::aFileAloneIsEnough()
{
    m_composer->setDraft({});
    QVERIFY(!named("send")->isEnabled());
    m_composer->setFiles({file(models::DraftFiles::File::State::There)});
    QVERIFY(named("send")->isEnabled());
    QSignalSpy removed(m_composer.get(), &Composer::fileRemoved);
    QTest::mouseClick(named("removeFile"), Qt::LeftButton);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][0].toInt(), 1);
    QVERIFY(named("removeFile")->accessibleName().contains(QStringLiteral("receipt.pdf")));
}

void TestComposer::aPastedPictureIsHandedOn()
{
    QSignalSpy given(m_composer.get(), &Composer::pictureGiven);
    QImage picture(4, 3, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QMimeData data;
    data.setImageData(picture);
    m_composer->give(data);
    QCOMPARE(given.count(), 1);
    QCOMPARE(given[0][0].value<QImage>().size(), QSize(4, 3));
    QCOMPARE(m_composer->draft(), QStringLiteral("On its way"));
}

void TestComposer::aDroppedFileIsHandedOnAndNotItsName()
{
    QSignalSpy given(m_composer.get(), &Composer::filesGiven);
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(QStringLiteral("/tmp/a.pdf")), QUrl(QStringLiteral("https://x.example/"))});
    m_composer->give(data);
    QCOMPARE(given.count(), 1);
    QCOMPARE(given[0][0].toStringList(), QStringList(QStringLiteral("/tmp/a.pdf")));
    // Where nothing is written nothing is taken.
    m_composer->setStance({}, {});
    m_composer->give(data);
    QCOMPARE(given.count(), 1);
}

void TestComposer::sentAndResolvedInOne()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QSignalSpy both(m_composer.get(), &Composer::sendAndResolveRequested);
    m_composer->actAndResolve();
    QCOMPARE(both.count(), 1);
    QCOMPARE(sent.count(), 0);
    m_composer->setMode(Composer::Mode::Note);
    m_composer->actAndResolve();
    QCOMPARE(both.count(), 1);
}

void TestComposer::whatIsDoneWithAReplyIsShownAndCanBeTakenOff()
{
    QVERIFY(!named("dropActions")->isVisible());
    m_composer->setActions(QStringLiteral("adds refund, gives it to Bob"), true);
    QVERIFY(named("dropActions")->isVisible());
    QVERIFY(named("dropActions")->accessibleName().contains(QStringLiteral("gives it to Bob")));
    // What is given away does not end.
    QSignalSpy both(m_composer.get(), &Composer::sendAndResolveRequested);
    QVERIFY(!named("sendMore")->isEnabled());
    m_composer->actAndResolve();
    QCOMPARE(both.count(), 0);
    // Nothing of it is about a note.
    m_composer->setMode(Composer::Mode::Note);
    QVERIFY(!named("dropActions")->isVisible());
    m_composer->setMode(Composer::Mode::Reply);
    QSignalSpy dropped(m_composer.get(), &Composer::actionsDropped);
    QTest::mouseClick(named("dropActions"), Qt::LeftButton);
    QCOMPARE(dropped.count(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), editor());
    m_composer->setActions({}, false);
    QVERIFY(!named("dropActions")->isVisible());
    QVERIFY(named("sendMore")->isEnabled());
}

void TestComposer::aSlashFindsSavedReplies()
{
    // Given what somebody typed after some words
    QWidget pane;
    pane.resize(600, 600);
    m_composer->setParent(&pane);
    m_composer->setGeometry(0, 380, 600, 220);
    SavedReplyList list(*m_composer, &pane);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    m_composer->show();
    m_composer->focusEditor();
    QStringList typed;
    connect(m_composer.get(), &Composer::slashTyped, &list, [&](const QString& word) {
        typed.append(word.isNull() ? QStringLiteral("over") : word);
        if (word.isNull())
            return list.hide();
        list.offer({{QStringLiteral("refund"), QStringLiteral("Refund"), QStringLiteral("Hi Jane."), {}},
                    {QStringLiteral("return"), QStringLiteral("Return"), QStringLiteral("Send it back."),
                     QStringLiteral("adds return, resolves")}},
                   word);
    });
    connect(&list, &SavedReplyList::chosen, m_composer.get(), [this](int choice) {
        m_composer->editor().insertSaved(choice == 1 ? QStringLiteral("Send it back.") : QString());
    });
    QTest::keyClicks(editor(), QStringLiteral(" /r"));
    QCOMPARE(typed, QStringList({QStringLiteral(""), QStringLiteral("r")}));
    QVERIFY(list.isVisible());
    // It stands over the composer.
    QVERIFY(list.geometry().bottom() <= m_composer->geometry().top());
    // When the second is chosen by keys that stay in the editor
    auto* entries = list.findChild<QListWidget*>();
    QVERIFY(!entries->accessibleDescription().contains(QStringLiteral("With it")));
    QTest::keyClick(editor(), Qt::Key_Down);
    // which says what it does besides
    QVERIFY2(entries->accessibleDescription().contains(QStringLiteral("With it: adds return, resolves")),
             qPrintable(entries->accessibleDescription()));
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(m_composer->draft(), QStringLiteral("On its way Send it back."));
    QVERIFY(!list.isVisible());
    // Escape lets it stand.
    QTest::keyClicks(editor(), QStringLiteral(" /r"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QVERIFY(!list.isVisible());
    QVERIFY(m_composer->draft().endsWith(QStringLiteral("/r")));
    m_composer->setParent(nullptr);
}

void TestComposer::aSlashWithinAWordFindsNothing()
{
    QSignalSpy typed(m_composer.get(), &Composer::slashTyped);
    QTest::keyClicks(editor(), QStringLiteral(" and/or"));
    QCOMPARE(typed.count(), 0);
}

void TestComposer::fromWhoHoldsItOneMayTakeOver()
{
    ConversationStance held;
    held.composer = ConversationStance::Writing::Held;
    held.canNote = true;
    m_composer->setStance(held, QStringLiteral("Ben"));
    QVERIFY(!named("takeOver")->isVisible());
    held.canTakeOver = true;
    m_composer->setStance(held, QStringLiteral("Ben"));
    QSignalSpy taken(m_composer.get(), &Composer::takeOverRequested);
    QTest::mouseClick(named("takeOver"), Qt::LeftButton);
    QCOMPARE(taken.count(), 1);
    // And leave a note meanwhile.
    QTest::mouseClick(named("writeNote"), Qt::LeftButton);
    QTRY_COMPARE(QApplication::focusWidget(), noteEditor());
}

BATON_GUI_TEST(TestComposer)
#include "tst_composer.moc"
