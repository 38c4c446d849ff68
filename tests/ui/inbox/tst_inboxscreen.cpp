// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"
#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"
#include "ui/console/departure.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/findline.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/inboxscreen.h"
#include "ui/parts/question.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signinpresenter.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>
#include <algorithm>

using namespace baton;
using namespace baton::testing;
using namespace baton::ui;

/// The console with a relay whose faults can be chosen: what the agent does, and what they see of it.
class TestInboxScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void resolvedIsSeenAtOnceAndUndoPutsAllBack();
    void withoutUndoItIsSent();
    void claimingWhatWasReleasedTakesItBack();
    void aCustomerWhoGoesOnKeepsTheConversationOpen();
    void editorKeysBelongToTheEditor();
    void anUnknownLinkLeavesWhatIsOpen();
    void aLinkToWhatOnlyTheRelayKnowsOpensIt();
    void leavingAsksWhatBecomesOfTheConversations();
    void signingOutAsksForWordsThatWereNotSent();
    void aSearchThatFindsLittleAtOnceGoesOn();
    void whatWasFoundFarUpIsOpenedThereAtOnce();
    void whatALongTextFoldsAwayIsUnfoldedForWhatWasFound();
    void otherWordsAreLookedForInWhatIsOpen();
    void anAnswerGoesOnAtTheEnd();
    void theKeyboardIsNotLostWhenTheEditorGoes();
    void aWindowMayGoBeforeItsScreen();

private:
    void begin(int undoMs);
    QPlainTextEdit* editor() { return m_window->findChild<QPlainTextEdit*>(QStringLiteral("editor")); }
    ConversationState shown() const { return m_list->find(conversationId(1))->state; }
    void look(const QString& words, int number);
    int sent(const char* method) const { return int(m_relay->asked(QString::fromLatin1(method)).size()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<client::Session> m_session;
    std::unique_ptr<models::ConversationListModel> m_list;
    std::unique_ptr<models::TranscriptModel> m_transcript;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<InboxScreen> m_screen;
    std::unique_ptr<SignInPresenter> m_signIn;
    std::unique_ptr<Departure> m_departure;
};

void TestInboxScreen::init()
{
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    for (int i = 1; i <= 2; ++i) {
        auto c = conversation(i, ConversationState::Open);
        c.assignee = alice();
        m_relay->put(c);
    }
    begin(600'000);
}

void TestInboxScreen::begin(int undoMs)
{
    cleanup();
    m_folder = std::make_unique<QTemporaryDir>();
    client::Session::Options options;
    options.cacheDirectory = m_folder->path();
    options.profile = QStringLiteral("test");
    options.timing = ConsoleDouble::quick();
    options.timing.undo = undoMs;
    options.keychainPatience = 1'000;
    m_session = std::make_unique<client::Session>(options);
    m_list = std::make_unique<models::ConversationListModel>();
    m_transcript = std::make_unique<models::TranscriptModel>();
    m_window = std::make_unique<MainWindow>();
    m_screen = std::make_unique<InboxScreen>(*m_session, *m_list, *m_transcript, m_window->toasts());
    m_window->addScreen(*m_screen);
    m_signIn = std::make_unique<SignInPresenter>(*m_session, *m_window);
    m_departure = std::make_unique<Departure>(*m_session, *m_list, *m_window);
    m_session->signIn(m_relay->url(), QStringLiteral("alice@example.com"), QStringLiteral("correct horse"));
    QTRY_VERIFY(m_session->link().state == client::LinkStatus::State::Connected && m_window->showsConsole());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_screen->open(conversationId(1));
    QTRY_VERIFY(m_screen->parts().conversation().composer().isWritable());
    m_screen->parts().conversation().composer().focusEditor();
}

void TestInboxScreen::cleanup()
{
    Question::setChooser({});
    m_departure.reset();
    m_signIn.reset();
    m_screen.reset();
    m_window.reset();
    m_transcript.reset();
    m_list.reset();
    m_session.reset();
}

void TestInboxScreen::resolvedIsSeenAtOnceAndUndoPutsAllBack()
{
    // Given an agent who has half a reply
    editor()->insertPlainText(QStringLiteral("Your refund"));
    // When they resolve
    QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), ConversationState::Ended);
    QVERIFY(!m_screen->parts().conversation().composer().isWritable());
    QCOMPARE(m_list->countOf(models::View::Mine), 1);
    auto* toast = m_window->toasts().findChild<Toast*>();
    QVERIFY(toast && toast->isVisible());
    QVERIFY2(toast->title().contains(QLatin1String("draft is kept")), qPrintable(toast->title()));
    // And look elsewhere, before they take it back
    m_screen->open(conversationId(2));
    QTest::mouseClick(toast->findChild<QPushButton*>(), Qt::LeftButton);
    // Then all is as it was
    QTRY_COMPARE(shown(), ConversationState::Open);
    QCOMPARE(m_screen->current(), conversationId(1));
    QCOMPARE(editor()->toPlainText(), QStringLiteral("Your refund"));
    QVERIFY(editor()->hasFocus());
    QTRY_VERIFY(m_window->toasts().findChildren<Toast*>().isEmpty());
    QCOMPARE(sent("conversations.resolve"), 0);
}

void TestInboxScreen::withoutUndoItIsSent()
{
    begin(30);
    QTest::keyClick(editor(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), ConversationState::Bot);
    QTRY_COMPARE(sent("conversations.handBack"), 1);
    QTRY_VERIFY(m_window->toasts().findChildren<Toast*>().isEmpty());
    QCOMPARE(shown(), ConversationState::Bot);
}

void TestInboxScreen::claimingWhatWasReleasedTakesItBack()
{
    QTest::keyClick(editor(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), ConversationState::Waiting);
    m_screen->parts().conversation().composer().act();
    QTRY_COMPARE(shown(), ConversationState::Open);
    QCOMPARE(sent("conversations.release"), 0);
    QCOMPARE(sent("conversations.claim"), 0);
}

void TestInboxScreen::aCustomerWhoGoesOnKeepsTheConversationOpen()
{
    QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    m_relay->say(conversationId(1), QStringLiteral("One more thing"));
    QTRY_COMPARE(shown(), ConversationState::Open);
    QVERIFY(m_window->toasts().word().contains(QLatin1String("stays open")));
    QCOMPARE(sent("conversations.resolve"), 0);
}

void TestInboxScreen::editorKeysBelongToTheEditor()
{
    editor()->setPlainText(QStringLiteral("word"));
    editor()->selectAll();
    QTest::keyClick(editor(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("**word**"));
    editor()->setPlainText(QStringLiteral("word"));
    editor()->selectAll();
    QTest::keyClick(editor(), Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("*word*"));
    editor()->setPlainText(QStringLiteral("word"));
    editor()->selectAll();
    QTest::keyClick(editor(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("[word](https://)"));
    // None of these lets go of the conversation, and Ctrl+K deletes nothing.
    editor()->setPlainText(QStringLiteral("word"));
    for (const auto key : {Qt::Key_E, Qt::Key_L, Qt::Key_K})
        QTest::keyClick(editor(), key, Qt::ControlModifier);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("word"));
    QCOMPARE(shown(), ConversationState::Open);
}

void TestInboxScreen::anUnknownLinkLeavesWhatIsOpen()
{
    editor()->insertPlainText(QStringLiteral("half a reply"));
    m_screen->open(ConversationId(QStringLiteral("nosuch")));
    QTRY_VERIFY(m_window->toasts().word().contains(QLatin1String("cannot be found")));
    QCOMPARE(m_screen->current(), conversationId(1));
    QVERIFY(m_screen->parts().conversation().composer().isWritable());
    QCOMPARE(editor()->toPlainText(), QStringLiteral("half a reply"));
}

void TestInboxScreen::aLinkToWhatOnlyTheRelayKnowsOpensIt()
{
    m_relay->put(conversation(7, ConversationState::Ended));
    QVERIFY(!m_list->find(conversationId(7)));
    m_screen->open(conversationId(7));
    QTRY_COMPARE(m_screen->current(), conversationId(7));
    QVERIFY(m_list->find(conversationId(7)));
}

void TestInboxScreen::leavingAsksWhatBecomesOfTheConversations()
{
    QString asked;
    std::optional<int> answer;
    Question::setChooser([&](QWidget*, const QString& text, const QStringList&) {
        asked = text;
        return answer;
    });
    // Changed their mind
    m_departure->signOut();
    QVERIFY2(asked.contains(u'2'), qPrintable(asked));
    QVERIFY(m_window->showsConsole());
    QCloseEvent close;
    m_departure->windowCloses(&close);
    QVERIFY(!close.isAccepted());
    // Released, and gone
    answer = 0;
    m_departure->signOut();
    QTRY_COMPARE(sent("conversations.release"), 2);
    QTRY_COMPARE(sent("signOut"), 1);
    QVERIFY(!m_window->showsConsole());
}

void TestInboxScreen::signingOutAsksForWordsThatWereNotSent()
{
    editor()->insertPlainText(QStringLiteral("half a reply"));
    QStringList asked;
    Question::setChooser([&](QWidget*, const QString& text, const QStringList&) {
        asked.append(text);
        return std::optional(1); // keep the conversations; delete the words
    });
    m_departure->signOut();
    QCOMPARE(asked.size(), 2);
    // Nothing of it is left in the window
    QVERIFY(m_screen->current().isEmpty());
    QVERIFY(editor()->toPlainText().isEmpty());
    QVERIFY(m_transcript->rowCount() == 0);
    QTRY_COMPARE(sent("signOut"), 1);
    m_session->signIn(m_relay->url(), QStringLiteral("alice@example.com"), QStringLiteral("correct horse"));
    QTRY_VERIFY(m_window->showsConsole());
    QVERIFY(m_session->draft(conversationId(1)).isEmpty());
}

void TestInboxScreen::aSearchThatFindsLittleAtOnceGoesOn()
{
    for (int i = 1; i <= 6; ++i) {
        m_relay->put(conversation(i, ConversationState::Ended));
        m_relay->say(conversationId(i), QStringLiteral("refund"));
    }
    m_relay->setPageLimit(2);
    m_screen->parts().inbox().showView(models::View::All);
    m_window->findChild<QLineEdit*>(QStringLiteral("search"))->setText(QStringLiteral("refund"));
    // Nothing of it can be scrolled, and still all of it is asked for
    const auto pages = [this] {
        const auto lists = m_relay->asked(QStringLiteral("conversations.list"));
        return std::count_if(lists.begin(), lists.end(), [](const QJsonObject& params) {
            return params.contains(QLatin1String("query"));
        });
    };
    QTRY_COMPARE(pages(), 3);
}

/// Looks for the words in all conversations, and opens one of those that have them.
void TestInboxScreen::look(const QString& words, int number)
{
    auto& inbox = m_screen->parts().inbox();
    inbox.showView(models::View::All);
    inbox.findChild<QLineEdit*>(QStringLiteral("search"))->setText(words);
    QTRY_VERIFY(m_list->hitOf(conversationId(number)));
    m_screen->open(conversationId(number));
}

void TestInboxScreen::whatWasFoundFarUpIsOpenedThereAtOnce()
{
    auto said = messages(2, 1, 3'000);
    said[699].text = QStringLiteral("the number is 4411");
    m_relay->put(said);
    look(QStringLiteral("4411"), 2);
    auto& view = m_screen->parts().conversation().transcript();
    QTRY_VERIFY(view.currentRow() >= 0 && m_transcript->at(view.currentRow()).message.text == said[699].text);
    QVERIFY(view.viewport()->rect().intersects(view.rectOf(view.currentRow())));
    // It is one request, and nothing that is between was asked for.
    const auto gets = m_relay->asked(QStringLiteral("conversations.get"));
    const auto with = [&](const char* part) {
        return std::count_if(gets.begin(), gets.end(), [part](const QJsonObject& params) {
            return params.contains(QLatin1String(part));
        });
    };
    QCOMPARE(with("around"), 1);
    QCOMPARE(with("before"), 0);
    // Read is only what was seen.
    const auto read = m_relay->asked(QStringLiteral("conversations.read"));
    QVERIFY(std::none_of(read.begin(), read.end(), [](const QJsonObject& params) {
        return params.value(QLatin1String("id")).toString() == conversationId(2).toString();
    }));
}

void TestInboxScreen::whatALongTextFoldsAwayIsUnfoldedForWhatWasFound()
{
    auto said = messages(2, 1, 1);
    said[0].text = QStringLiteral("one line\n").repeated(300) + QStringLiteral("the number is 4411");
    m_relay->put(said);
    look(QStringLiteral("4411"), 2);
    auto& view = m_screen->parts().conversation().transcript();
    QTRY_VERIFY(view.currentRow() >= 0);
    // All of it is there, and its end is in view.
    QVERIFY(view.rectOf(view.currentRow()).height() > 300 * 10);
    QVERIFY(view.rectOf(view.currentRow()).bottom() < view.viewport()->height() + 40);
}

void TestInboxScreen::otherWordsAreLookedForInWhatIsOpen()
{
    auto said = messages(2, 1, 3'000);
    said[699].text = QStringLiteral("the number is 4411");
    said[1'999].text = QStringLiteral("the colour is blue");
    m_relay->put(said);
    auto& view = m_screen->parts().conversation().transcript();
    const auto shows = [&](int place) {
        return view.currentRow() >= 0 && m_transcript->at(view.currentRow()).message.n == place;
    };
    look(QStringLiteral("4411"), 2);
    QTRY_VERIFY(shows(700));
    m_screen->parts()
        .inbox()
        .findChild<QLineEdit*>(QStringLiteral("search"))
        ->setText(QStringLiteral("blue"));
    QTRY_VERIFY(shows(2'000));
    // Nothing of it there: it stays where it is, without marks.
    m_screen->parts()
        .inbox()
        .findChild<QLineEdit*>(QStringLiteral("search"))
        ->setText(QStringLiteral("purple"));
    QTRY_VERIFY(!m_screen->parts().conversation().findLine().isVisible());
}

void TestInboxScreen::anAnswerGoesOnAtTheEnd()
{
    auto said = messages(2, 1, 3'000);
    said[699].text = QStringLiteral("the number is 4411");
    m_relay->put(said);
    look(QStringLiteral("4411"), 2);
    QTRY_VERIFY(m_transcript->rowCount() > 0 && !m_transcript->hasNewest());
    editor()->setPlainText(QStringLiteral("There you are"));
    m_screen->parts().conversation().composer().act();
    QTRY_VERIFY(m_transcript->hasNewest());
    QTRY_COMPARE(m_transcript->lastN(), 3'001);
    QVERIFY(m_screen->parts().conversation().transcript().isAtEnd());
}

void TestInboxScreen::theKeyboardIsNotLostWhenTheEditorGoes()
{
    QVERIFY(editor()->hasFocus());
    QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    const auto* now = QApplication::focusWidget();
    QVERIFY(now);
    QVERIFY2(now->focusPolicy() != Qt::NoFocus, qPrintable(now->objectName()));
    QCOMPARE(now->property("driverName").toString(), QStringLiteral("unlock"));
}

void TestInboxScreen::aWindowMayGoBeforeItsScreen()
{
    // Given a window in full use, with a notice in it
    m_window->say(QStringLiteral("Here."));
    QVERIFY(m_window->isVisible());
    // When it goes while its screen stays, as on the way out of a program that gave up
    m_departure.reset();
    m_signIn.reset();
    m_window.reset();
    // Then nothing that hides on the way asks the window for what it has no more
    QVERIFY(m_screen->isOffered());
}

BATON_GUI_TEST(TestInboxScreen)
#include "tst_inboxscreen.moc"
