// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/savedreplies.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::testing;

/// The console's saved replies follow what others do with them.
class TestKnownReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theyAreAskedForAgainWhenSomebodyChangesThem();
    void whoseThatNobodyWantedAreNotAskedFor();
    void howeverOftenTheyChangeMeanwhileTheyAreAskedForOnceMore();

private:
    static protocol::SavedReply reply(const char* shortcut)
    {
        protocol::SavedReply one;
        one.id = one.shortcut = one.title = one.text = QString::fromLatin1(shortcut);
        return one;
    }
    QStringList shortcuts() const
    {
        QStringList all;
        for (const auto& one : m_replies->matching(m_shop, {}))
            all.append(one.shortcut);
        return all;
    }
    void change() { m_relay->pass(QStringLiteral("replies.changed"), {}); }
    qsizetype asked() const { return m_relay->asked(QStringLiteral("replies.list")).size(); }

    const BotId m_shop{QStringLiteral("shop")};
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    std::unique_ptr<SavedReplies> m_replies;
};

void TestKnownReplies::init()
{
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    m_console = std::make_unique<ConsoleDouble>();
    m_replies = std::make_unique<SavedReplies>(m_console->session());
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected());
}

void TestKnownReplies::cleanup()
{
    m_replies.reset();
    m_console.reset();
    m_relay.reset();
}

void TestKnownReplies::theyAreAskedForAgainWhenSomebodyChangesThem()
{
    // There are none yet.
    m_replies->fetch(m_shop);
    QTRY_COMPARE(asked(), 1);
    m_relay->setSavedReplies({reply("refund")});
    change();
    QTRY_COMPARE(shortcuts(), QStringList{QStringLiteral("refund")});
    m_relay->setSavedReplies({reply("refund"), reply("hello")});
    change();
    QTRY_COMPARE(shortcuts().size(), 2);
    m_relay->setSavedReplies({});
    change();
    QTRY_COMPARE(shortcuts(), QStringList());
}

void TestKnownReplies::whoseThatNobodyWantedAreNotAskedFor()
{
    QSignalSpy told(&m_console->session(), &client::Session::repliesChanged);
    change();
    QTRY_COMPARE(told.size(), 1);
    m_replies->fetch(m_shop);
    QTRY_COMPARE(asked(), 1);
    // Another member's are not this one's.
    m_replies->clear();
    change();
    QTRY_COMPARE(told.size(), 2);
    m_replies->fetch(m_shop);
    QTRY_COMPARE(asked(), 2);
}

void TestKnownReplies::howeverOftenTheyChangeMeanwhileTheyAreAskedForOnceMore()
{
    m_replies->fetch(m_shop);
    // before that is answered
    for (int i = 0; i < 5; ++i)
        Q_EMIT m_console->session().repliesChanged();
    QTRY_COMPARE(asked(), 2);
    m_relay->setSavedReplies({reply("refund")});
    m_replies->fetch(m_shop);
    QTRY_COMPARE(shortcuts(), QStringList{QStringLiteral("refund")});
    QCOMPARE(asked(), 3);
}

BATON_TEST(TestKnownReplies)
#include "tst_knownreplies.moc"
