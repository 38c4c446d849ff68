// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/savedreplylist.h"
#include "ui/inbox/writingpresenter.h"

#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QtTest>

using namespace baton;
using namespace baton::testing;
using namespace baton::ui;

/// What an agent writes, with what goes with it.
class TestWritingPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSavedReplyIsSentWithAllItDoes();
    void theWordsMayGoAlone();
    void repliesThatComeLaterAreOfferedStill();
    void whatADraftDoesIsItsOwn();
    void whatADraftDoesAndCarriesOutlivesTheConsole();
    void signedOutNothingHangsThere();

private:
    void begin();
    void show(int number);
    void choose(const char* shortcut);
    QJsonObject sent() const { return m_relay->asked(QStringLiteral("conversations.reply")).value(0); }
    Composer& composer() const { return m_pane->composer(); }
    template <typename Widget>
    Widget* named(const char* name) const
    {
        for (auto* widget : m_pane->findChildren<Widget*>())
            if (widget->property("driverName") == QLatin1String(name))
                return widget;
        return nullptr;
    }
    QString told() const
    {
        const auto* label = named<QLabel>("actions");
        return label->isVisible() ? label->text() : QString();
    }

    QTemporaryDir m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    std::unique_ptr<models::ConversationListModel> m_list;
    std::unique_ptr<models::TranscriptModel> m_transcript;
    std::unique_ptr<ConversationPane> m_pane;
    std::unique_ptr<WritingPresenter> m_writing;
};

void TestWritingPresenter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    for (const int number : {1, 2}) {
        auto c = conversation(number, ConversationState::Open);
        c.assignee = alice();
        m_relay->put(c);
    }
    protocol::SavedReply refund;
    refund.id = refund.shortcut = QStringLiteral("refund");
    refund.title = QStringLiteral("Refund");
    refund.text = QStringLiteral("Hello {{customer.name}}.");
    refund.actions = protocol::ReplyActions{{QStringLiteral("refund")}, {}, QStringLiteral("resolve")};
    auto plain = refund;
    plain.id = plain.shortcut = QStringLiteral("hello");
    plain.actions.reset();
    m_relay->setSavedReplies({refund, plain});
    m_console = std::make_unique<ConsoleDouble>(m_folder->path());
    begin();
}

void TestWritingPresenter::begin()
{
    m_list = std::make_unique<models::ConversationListModel>();
    m_transcript = std::make_unique<models::TranscriptModel>();
    m_pane = std::make_unique<ConversationPane>(*m_transcript);
    m_writing = std::make_unique<WritingPresenter>(m_console->session(), *m_list, *m_pane);
    connect(&m_console->session(), &client::Session::conversationsReset, m_list.get(),
            [this](const QList<Conversation>& all) { m_list->reset(all); });
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected());
    QTRY_VERIFY(m_list->find(conversationId(1)));
    m_pane->resize(700, 600);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    show(1);
}

void TestWritingPresenter::cleanup()
{
    m_writing.reset();
    m_pane.reset();
    m_transcript.reset();
    m_list.reset();
    m_console.reset();
    m_relay.reset();
}

void TestWritingPresenter::show(int number)
{
    const auto* c = m_list->find(conversationId(number));
    m_pane->setConversation(c, stanceOf(c, alice().id, m_console->session().member().permissions));
    m_writing->show(conversationId(number));
    composer().focusEditor();
    QVERIFY(composer().isWritable());
}

void TestWritingPresenter::choose(const char* shortcut)
{
    // They come a moment after the conversation was opened.
    auto& list = m_pane->savedReplies();
    QTRY_VERIFY(!m_relay->asked(QStringLiteral("replies.list")).isEmpty());
    const auto offer = [&] {
        Q_EMIT composer().savedRepliesRequested();
        return list.isVisible();
    };
    QTRY_VERIFY(offer());
    list.hide();
    QTest::keyClicks(&composer().editor(), u'/' + QString::fromLatin1(shortcut));
    QVERIFY(list.isVisible());
    QTest::keyClick(&composer().editor(), Qt::Key_Return);
    QVERIFY(!list.isVisible());
}

void TestWritingPresenter::aSavedReplyIsSentWithAllItDoes()
{
    choose("refund");
    QCOMPARE(composer().draft(), QStringLiteral("Hello Customer 1."));
    QCOMPARE(told(), QStringLiteral("adds refund, resolves"));
    composer().act();
    // as one command
    QTRY_COMPARE(m_relay->asked(QStringLiteral("conversations.reply")).size(), 1);
    QCOMPARE(sent().value(QLatin1String("tags")), QJsonArray{QStringLiteral("refund")});
    QCOMPARE(sent().value(QLatin1String("status")).toString(), QStringLiteral("resolve"));
    QVERIFY(m_relay->asked(QStringLiteral("conversations.tag")).isEmpty());
    // and the next one does nothing of it.
    QVERIFY(told().isEmpty());
}

void TestWritingPresenter::theWordsMayGoAlone()
{
    choose("refund");
    auto* drop = named<QToolButton>("dropActions");
    QVERIFY(drop->isVisible());
    // by the keyboard
    drop->setFocus(Qt::TabFocusReason);
    QTest::keyClick(drop, Qt::Key_Space);
    QVERIFY(told().isEmpty());
    QCOMPARE(QApplication::focusWidget(), &composer().editor());
    composer().act();
    QTRY_COMPARE(m_relay->asked(QStringLiteral("conversations.reply")).size(), 1);
    QVERIFY(!sent().contains(QLatin1String("tags")) && !sent().contains(QLatin1String("status")));
}

void TestWritingPresenter::repliesThatComeLaterAreOfferedStill()
{
    const auto say = [this](const char* shortcut) {
        protocol::SavedReply one;
        one.id = one.shortcut = one.title = one.text = QString::fromLatin1(shortcut);
        m_relay->setSavedReplies({one});
        m_relay->pass(QStringLiteral("replies.changed"), {});
    };
    const auto asked = [this] { return m_relay->asked(QStringLiteral("replies.list")).size(); };
    auto& list = m_pane->savedReplies();
    QTest::keyClicks(&composer().editor(), QStringLiteral("/late"));
    QVERIFY(!list.isVisible());
    say("later");
    QTRY_VERIFY(list.isVisible());
    // What was put away does not come back by itself.
    QTest::keyClick(&composer().editor(), Qt::Key_Escape);
    const auto before = asked();
    say("latest");
    QTRY_VERIFY(asked() > before);
    // What is told behind that answer comes behind it.
    QSignalSpy moved(&m_console->session(), &client::Session::seenMoved);
    m_relay->pass(QStringLiteral("read"), protocol::toJson(protocol::ReadMark{conversationId(1), 1}));
    QTRY_COMPARE(moved.size(), 1);
    QVERIFY(!list.isVisible());
}

void TestWritingPresenter::whatADraftDoesIsItsOwn()
{
    choose("refund");
    show(2);
    QVERIFY(told().isEmpty());
    choose("hello");
    QVERIFY(told().isEmpty());
    show(1);
    QCOMPARE(told(), QStringLiteral("adds refund, resolves"));
}

void TestWritingPresenter::whatADraftDoesAndCarriesOutlivesTheConsole()
{
    choose("refund");
    QFile file(m_files.filePath(QStringLiteral("bill.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bill") == 4);
    file.close();
    Q_EMIT composer().filesGiven({file.fileName()});
    Q_EMIT composer().noteDraftChanged(QStringLiteral("Angry."));
    QTRY_COMPARE(m_pane->findChild<QWidget*>(QStringLiteral("fileStrip"))->isVisible(), true);
    m_writing.reset();
    m_pane.reset();
    m_console->restart();
    begin();
    QCOMPARE(composer().draft(), QStringLiteral("Hello Customer 1."));
    QCOMPARE(composer().noteDraft(), QStringLiteral("Angry."));
    QCOMPARE(told(), QStringLiteral("adds refund, resolves"));
    QVERIFY(named<QToolButton>("removeFile"));
    // What is taken off is not there the next time.
    Q_EMIT composer().actionsDropped();
    named<QToolButton>("removeFile")->click();
    m_writing.reset();
    m_pane.reset();
    m_console->restart();
    begin();
    QVERIFY(told().isEmpty());
    QVERIFY(!named<QToolButton>("removeFile"));
}

void TestWritingPresenter::signedOutNothingHangsThere()
{
    choose("refund");
    QFile file(m_files.filePath(QStringLiteral("bill.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bill") == 4);
    file.close();
    Q_EMIT composer().filesGiven({file.fileName()});
    m_console->session().signOut(client::UnsentWords::Keep);
    m_writing->forget();
    QVERIFY(!m_pane->findChild<QWidget*>(QStringLiteral("fileStrip"))->isVisible());
    QTRY_VERIFY(!m_console->isConnected() && !m_list->find(conversationId(1)));
    // Who comes back has it again.
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected() && m_list->find(conversationId(1)));
    show(1);
    QCOMPARE(told(), QStringLiteral("adds refund, resolves"));
    QVERIFY(named<QToolButton>("removeFile"));
}

BATON_GUI_TEST(TestWritingPresenter)
#include "tst_writingpresenter.moc"
