// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"
#include "tests/ui/notify/notificationdaemon.h"
#include "ui/console/console.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/shell/mainwindow.h"

#include <QFile>
#include <QGuiApplication>
#include <QIcon>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace baton;
using namespace baton::testing;
using baton::test::NotificationDaemon;

/// The whole console with a relay and a desktop that note what they are told. Its window is not shown, so
/// that what it has to say goes to the desktop.
class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whatWasReadElsewhereIsUnreadNowhere();
    void whatIsWrittenWhileItWasAwayIsTold();
    void theTitleForgetsWhoHasSignedOut();
    void itHasItsIconWithoutBeingInstalled();
    void theEndOfTheDesktopsSessionKeepsTheWindowAndTakesNoticesBack_data();
    void theEndOfTheDesktopsSessionKeepsTheWindowAndTakesNoticesBack();

private:
    void open();
    bool isConnected() const
    {
        return m_console->session().link().state == client::LinkStatus::State::Connected;
    }
    /// Of the tab, as it is spoken.
    QString mineTab() const;
    QStringList titles() const
    {
        QStringList all;
        for (auto i = m_from; i < m_daemon->banners.size(); ++i)
            all.append(m_daemon->banners[i].title);
        return all;
    }

    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Console> m_console;
    qsizetype m_from = 0; ///< banners of before this test
};

void TestConsole::initTestCase()
{
    m_daemon =
        std::make_unique<NotificationDaemon>(QStringList{QStringLiteral("actions"), QStringLiteral("body")});
    if (!m_daemon->start())
        QSKIP("this session bus has a notification daemon; run it under dbus-run-session");
}

void TestConsole::init()
{
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    auto mine = conversation(1, ConversationState::Open);
    mine.assignee = alice();
    m_relay->put(mine);
    m_relay->put(messages(1, 1, 3));
    m_folder = std::make_unique<QTemporaryDir>();
    m_from = m_daemon->banners.size();
    open();
}

void TestConsole::cleanup()
{
    m_console.reset();
    m_relay.reset();
}

void TestConsole::open()
{
    m_console.reset(new ui::Console({m_folder->path(),
                                     QStringLiteral("test"),
                                     m_relay->url(),
                                     QStringLiteral("alice@example.com"),
                                     QStringLiteral("correct horse"),
                                     {}}));
    QTRY_VERIFY(isConnected() && m_console->window().showsConsole());
}

QString TestConsole::mineTab() const
{
    const auto tabs = m_console->inbox().inbox().findChildren<QToolButton*>();
    for (const auto* tab : tabs)
        if (tab->property("driverName") == QLatin1String("mineTab"))
            return tab->accessibleName();
    return {};
}

void TestConsole::whatWasReadElsewhereIsUnreadNowhere()
{
    // Given a customer of hers who has written, and the device on which she has read it
    QTRY_VERIFY2(mineTab().contains(QLatin1String("unread")), qPrintable(mineTab()));
    m_relay->pass(QStringLiteral("read"), protocol::toJson(protocol::ReadMark{conversationId(1), 3}));
    QTRY_VERIFY2(!mineTab().contains(QLatin1String("unread")), qPrintable(mineTab()));
    // When this one was away meanwhile, and hears of both at once
    const auto lists = [this] { return m_relay->asked(QStringLiteral("conversations.list")).size(); };
    m_relay->stop();
    QTRY_VERIFY(!isConnected());
    m_relay->say(conversationId(1), QStringLiteral("Still there?"));
    m_relay->mark(conversationId(1), 4);
    QVERIFY(m_relay->listen());
    const auto before = lists();
    QTRY_VERIFY(isConnected() && lists() >= before + 3);
    m_relay->say(conversationId(1), QStringLiteral("Ah"), AuthorKind::Agent); // all is told by then
    QTRY_VERIFY(!mineTab().contains(QLatin1String("unread")));
    // Then it is unread nowhere, and no notice was shown
    QCOMPARE(titles(), QStringList());
    // Nor in a fresh picture, after a restart
    m_relay->say(conversationId(1), QStringLiteral("Thanks"));
    QTRY_COMPARE(titles().size(), 1);
    m_relay->mark(conversationId(1), 6);
    m_from = m_daemon->banners.size();
    m_console->session().refresh();
    QTRY_VERIFY2(!mineTab().contains(QLatin1String("unread")), qPrintable(mineTab()));
    QCOMPARE(titles(), QStringList());
}

void TestConsole::whatIsWrittenWhileItWasAwayIsTold()
{
    m_relay->pass(QStringLiteral("read"), protocol::toJson(protocol::ReadMark{conversationId(1), 3}));
    QTRY_VERIFY(!mineTab().contains(QLatin1String("unread")));
    m_relay->stop();
    QTRY_VERIFY(!isConnected());
    m_relay->say(conversationId(1), QStringLiteral("Still there?"));
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("Customer 1 has written")});
    QVERIFY(mineTab().contains(QLatin1String("unread")));
}

void TestConsole::theTitleForgetsWhoHasSignedOut()
{
    QVERIFY(m_console->window().windowTitle().contains(alice().name));
    m_console->session().signOut();
    QTRY_VERIFY(!m_console->window().showsConsole());
    QCOMPARE(m_console->window().windowTitle(), QStringLiteral("Baton"));
}

void TestConsole::itHasItsIconWithoutBeingInstalled()
{
    for (const int side : {16, 32, 128}) {
        const auto picture = QGuiApplication::windowIcon().pixmap(side).toImage();
        QVERIFY(!picture.isNull());
        bool isDrawn = false;
        for (int x = 0; x < picture.width(); ++x)
            isDrawn = isDrawn || picture.pixelColor(x, picture.height() / 2).alpha() > 0;
        QVERIFY2(isDrawn, qPrintable(QString::number(side)));
    }
}

void TestConsole::theEndOfTheDesktopsSessionKeepsTheWindowAndTakesNoticesBack_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<bool>("isAnswered"); ///< the daemon has said which number the notice has
    QTest::newRow("the session asks to be saved") << true << true;
    QTest::newRow("the program ends") << false << true;
    QTest::newRow("the program ends right after") << false << false;
}

void TestConsole::theEndOfTheDesktopsSessionKeepsTheWindowAndTakesNoticesBack()
{
    QFETCH(bool, isAsked);
    QFETCH(bool, isAnswered);
    if (!isAnswered)
        m_daemon->holdAnswers();
    // Given a notice with buttons, and a window of some size
    m_relay->put(conversation(2, ConversationState::Waiting));
    m_relay->change(protocol::eventtype::conversationEscalated, conversation(2, ConversationState::Waiting));
    QTRY_VERIFY(!titles().isEmpty());
    const auto notice = m_daemon->banners.last().id; // whatever replaces it has it, too
    m_console->window().resize(780, 500);
    // When all ends
    if (isAsked)
        m_console->saveState();
    else
        m_console.reset();
    m_daemon->answerLate();
    // Then no button is left behind that does nothing, and the size is kept
    QTRY_VERIFY(m_daemon->closings.contains(notice));
    m_console.reset();
    open();
    QCOMPARE(m_console->window().size(), QSize(780, 500));
}

BATON_GUI_TEST(TestConsole)
#include "tst_console.moc"
