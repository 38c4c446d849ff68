// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace type = baton::protocol::eventtype;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
        m_console = std::make_unique<ConsoleDouble>();
    }
    void cleanup()
    {
        m_console.reset();
        m_relay.reset();
    }

    void signInBringsThePicture();
    void aWrongPasswordSaysWhy();
    void anAddressWithoutARelaySaysWhy();
    void eventsArriveInBursts();
    void aLostEventIsAskedForAgain();
    void aNumberThatNeverComesBringsASnapshot();
    void aRestoredRelayIsStartedOver();
    void refreshAsksForEverything();
    void silentlyLostConnectionsCatchUp();
    void olderConversationsComePageByPage();
    void aMessageOfAnOldConversationFetchesIt();
    void presenceIsFreshAfterAReconnect();
    void aRefusedTokenAsksToSignIn();
    void signingOutForgetsTheToken();
    void countsFollow();
    void theCacheWorksWithoutARelay();
    void aFolderThatCannotBeUsedIsTold();

private:
    void enter()
    {
        m_console->signIn(m_relay->url());
        QTRY_VERIFY(m_console->isConnected());
    }

    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
};

void TestSession::signInBringsThePicture()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    m_relay->put(conversation(2, ConversationState::Open));
    enter();
    QCOMPARE(m_console->conversations.size(), 2);
    QCOMPARE(m_console->signedIn, 1);
    QCOMPARE(m_console->session().member().id, alice().id);
    QCOMPARE(m_console->session().bots().size(), 1);
    QCOMPARE(m_console->counts.waiting, 1);
    // There is no keychain here, and it says so.
    QTRY_VERIFY(!m_console->session().keychainAvailable());
    QCOMPARE(m_console->linkStates().first(), LinkStatus::State::Connecting);
    QVERIFY(m_console->linkStates().contains(LinkStatus::State::CatchingUp));
}

void TestSession::aWrongPasswordSaysWhy()
{
    m_relay->setTokensGood(false);
    m_console->signIn(m_relay->url());
    QTRY_COMPARE(m_console->signInFailure, QStringLiteral("The password is wrong."));
    QCOMPARE(m_console->session().link().state, LinkStatus::State::SignedOut);
}

void TestSession::anAddressWithoutARelaySaysWhy()
{
    m_relay->stop();
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->signInFailure.contains(QStringLiteral("cannot be reached")));
    QVERIFY(m_console->signInFailure.contains(m_relay->url().toString()));
}

void TestSession::eventsArriveInBursts()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    QTRY_VERIFY(m_relay->asked(QStringLiteral("conversations.list")).size() >= 4);
    const int before = m_console->changes;

    for (int i = 0; i < 500; ++i)
        m_relay->say(conversationId(1), QStringLiteral("message %1").arg(i));

    QTRY_COMPARE(m_console->find(conversationId(1))->messageCount, 500);
    QCOMPARE(m_console->find(conversationId(1))->lastMessage->text, QStringLiteral("message 499"));
    QVERIFY2(m_console->changes - before < 100, qPrintable(QString::number(m_console->changes - before)));
}

void TestSession::aLostEventIsAskedForAgain()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    m_relay->loseNextEvent();
    auto claimed = conversation(1, ConversationState::Open, 5);
    claimed.assignee = bob();
    m_relay->change(type::conversationClaimed, claimed, bob());
    m_relay->say(conversationId(1), QStringLiteral("still there?"));

    QTRY_COMPARE(m_console->find(conversationId(1))->state, ConversationState::Open);
    QTRY_COMPARE(m_console->find(conversationId(1))->messageCount, 1);

    // Once, and from where it stood.
    const auto hellos = m_relay->asked(QStringLiteral("session.hello"));
    QCOMPARE(hellos.size(), 2);
    QCOMPARE(hellos[1].value(QLatin1String("since")).toInt(-1), -1); // nothing was known: number 0
    QCOMPARE(m_relay->handshakes(), 1);
}

void TestSession::aNumberThatNeverComesBringsASnapshot()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    m_relay->change(type::conversationEscalated, conversation(1, ConversationState::Waiting));
    enter();
    // When the relay itself skips a number, whatever it is asked,
    m_relay->pass(QStringLiteral("event"),
                  protocol::toJson(said(900, message(1, 1, QStringLiteral("from nowhere")))));
    QTRY_COMPARE(m_relay->asked(QStringLiteral("session.hello")).size(), 2);
    QTRY_VERIFY(m_console->isConnected());
    m_relay->pass(QStringLiteral("event"),
                  protocol::toJson(said(900, message(1, 1, QStringLiteral("from nowhere")))));

    // then the second time everything is asked for.
    QTRY_COMPARE(m_relay->asked(QStringLiteral("session.hello")).size(), 3);
    const auto hellos = m_relay->asked(QStringLiteral("session.hello"));
    QVERIFY(hellos[1].contains(QLatin1String("since")));
    QVERIFY(!hellos[2].contains(QLatin1String("since")));
    QTRY_VERIFY(m_console->isConnected());
    QCOMPARE(m_console->find(conversationId(1))->messageCount, 0);
}

void TestSession::aRestoredRelayIsStartedOver()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    for (int i = 0; i < 20; ++i)
        m_relay->say(conversationId(1), QStringLiteral("before %1").arg(i));
    m_console->session().openTranscript(conversationId(1));
    QTRY_COMPARE(m_console->texts(conversationId(1)).size(), 20);

    // When the relay comes back from a backup that knows less,
    m_relay->stop();
    auto old = conversation(1, ConversationState::Waiting);
    m_relay->restore(5, {old, conversation(2, ConversationState::Waiting)});
    m_relay->put({message(1, 1, QStringLiteral("only this"))});
    QVERIFY(m_relay->listen());

    // then what came after it is gone here, too, and so is what was read of it.
    QTRY_COMPARE(m_console->conversations.size(), 2);
    QCOMPARE(m_console->find(conversationId(1))->messageCount, 1);
    QTRY_COMPARE(m_console->texts(conversationId(1)), QStringList{QStringLiteral("only this")});
    QTRY_VERIFY(m_console->isConnected());
    m_relay->say(conversationId(1), QStringLiteral("and on"));
    QTRY_COMPARE(m_console->texts(conversationId(1)).last(), QStringLiteral("and on"));
}

void TestSession::refreshAsksForEverything()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    m_relay->put(conversation(2, ConversationState::Ended));
    enter();
    QTRY_COMPARE(m_console->conversations.size(), 2);
    m_relay->say(conversationId(1), QStringLiteral("hello"));
    QTRY_COMPARE(m_console->find(conversationId(1))->messageCount, 1);

    m_console->session().refresh();

    QTRY_COMPARE(m_relay->asked(QStringLiteral("session.hello")).size(), 2);
    QVERIFY(!m_relay->asked(QStringLiteral("session.hello"))[1].contains(QLatin1String("since")));
    QTRY_COMPARE(m_console->resets, 3); // the owner's empty picture, and two snapshots
    // What had ended stays in the list meanwhile.
    QCOMPARE(m_console->conversations.size(), 2);

    // Offline, it tries at once.
    m_relay->stop();
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::Offline);
    QVERIFY(m_relay->listen());
    m_console->session().refresh();
    QTRY_VERIFY(m_console->isConnected());
}

void TestSession::silentlyLostConnectionsCatchUp()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    m_console->session().openTranscript(conversationId(1));
    m_relay->say(conversationId(1), QStringLiteral("one"));
    QTRY_COMPARE(m_console->texts(conversationId(1)).size(), 1);

    m_relay->freeze(true);
    QTRY_VERIFY(m_console->linkStates().contains(LinkStatus::State::Offline));
    m_relay->say(conversationId(1), QStringLiteral("two"));
    QTRY_VERIFY(m_console->isConnected());
    m_relay->say(conversationId(1), QStringLiteral("three"));

    QTRY_COMPARE(m_console->texts(conversationId(1)),
                 (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    // It went on from its number: no picture anew.
    QCOMPARE(m_console->resets, 2);
}

void TestSession::olderConversationsComePageByPage()
{
    for (int i = 0; i < 1'300; ++i)
        m_relay->put(
            conversation(i, i % 100 == 0 ? ConversationState::Waiting : ConversationState::Ended, i));
    m_relay->say(conversationId(0), QStringLiteral("hello"));
    enter();
    QTRY_COMPARE(m_console->conversations.size(), 1'300);
    const auto lists = m_relay->asked(QStringLiteral("conversations.list"));
    for (const auto& params : lists)
        QVERIFY(params.value(QLatin1String("limit")).toInt() <= 500);

    // What was fetched once is not fetched again after a reconnect or a restart.
    const auto paged = [this] {
        const auto all = m_relay->asked(QStringLiteral("conversations.list"));
        return std::count_if(all.begin(), all.end(), [](const QJsonObject& params) {
            return params.contains(QLatin1String("cursor"));
        });
    };
    const auto before = paged(); // two pages, and one asked for again where the answer was slow
    QVERIFY(before >= 2);
    m_relay->drop();
    QTRY_COMPARE(m_relay->handshakes(), 2);
    QTRY_VERIFY(m_console->isConnected());
    m_console->restart();
    enter();
    QTRY_COMPARE(m_console->conversations.size(), 1'300);
    QCOMPARE(paged(), before);
}

void TestSession::aMessageOfAnOldConversationFetchesIt()
{
    enter();
    QTRY_VERIFY(m_relay->asked(QStringLiteral("conversations.list")).size() >= 4);
    // Nobody listed it: it came into this member's sight just now.
    m_relay->put(conversation(7, ConversationState::Ended));
    m_relay->say(conversationId(7), QStringLiteral("one more thing"));
    m_relay->say(conversationId(7), QStringLiteral("and another"));
    QTRY_VERIFY(m_console->find(conversationId(7)));
    QTRY_COMPARE(m_console->find(conversationId(7))->messageCount, 2);
    QCOMPARE(m_console->find(conversationId(7))->lastMessage->text, QStringLiteral("and another"));
}

void TestSession::presenceIsFreshAfterAReconnect()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    m_relay->put(conversation(2, ConversationState::Waiting));
    enter();
    const auto presence = [this](int number, bool online) {
        m_relay->pass(QStringLiteral("presence"),
                      {{QStringLiteral("conversation"), conversationId(number).toString()},
                       {QStringLiteral("online"), online}});
    };
    QTRY_VERIFY(m_console->find(conversationId(1)) && m_console->find(conversationId(2)));
    presence(1, true);
    presence(2, true);
    QTRY_VERIFY(m_console->find(conversationId(1))->online && m_console->find(conversationId(2))->online);

    // While the connection was lost one customer left and one stayed.
    m_relay->stop();
    auto there = conversation(2, ConversationState::Waiting);
    there.online = true;
    m_relay->put(there);
    QVERIFY(m_relay->listen());

    QTRY_VERIFY(!m_console->find(conversationId(1))->online);
    QVERIFY(m_console->find(conversationId(2))->online);
}

void TestSession::aRefusedTokenAsksToSignIn()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    m_relay->setTokensGood(false);
    m_relay->drop();
    QTRY_VERIFY(m_console->signInNeeded.contains(QStringLiteral("Sign in again")));
    QCOMPARE(m_console->session().link().state, LinkStatus::State::SignedOut);

    m_relay->setTokensGood(true);
    enter();
    QCOMPARE(m_console->conversations.size(), 1);
}

void TestSession::signingOutForgetsTheToken()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    m_console->session().signOut();
    QTRY_COMPARE(m_relay->asked(QStringLiteral("signOut")).size(), 1);
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::SignedOut);
    QVERIFY(m_console->session().member().id.isEmpty());

    // Whoever starts the console next sees the sign-in, not the conversations.
    m_console->restart();
    m_console->session().resume(m_relay->url());
    QTRY_COMPARE(m_console->signInNeeded, QString());
    QVERIFY(m_console->conversations.isEmpty());
    QCOMPARE(m_console->signedIn, 0);
}

void TestSession::countsFollow()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    enter();
    QTRY_COMPARE(m_console->counts, (protocol::Counts{1, 0, 1}));
    m_relay->change(type::conversationStarted, conversation(2));
    m_relay->change(type::conversationEscalated, conversation(2, ConversationState::Waiting));
    QTRY_COMPARE(m_console->counts, (protocol::Counts{2, 0, 2}));
    auto mine = conversation(1, ConversationState::Open);
    mine.assignee = alice();
    m_relay->change(type::conversationClaimed, mine, alice());
    QTRY_COMPARE(m_console->counts, (protocol::Counts{1, 1, 2}));
}

void TestSession::theCacheWorksWithoutARelay()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    m_relay->put(messages(1, 1, 3));
    m_relay->put(conversation(2, ConversationState::Ended));
    enter();
    m_console->session().openTranscript(conversationId(1));
    QTRY_COMPARE(m_console->texts(conversationId(1)).size(), 3);
    QTRY_COMPARE(m_console->conversations.size(), 2);
    m_relay->change(type::conversationEscalated, conversation(1, ConversationState::Waiting));
    QTRY_COMPARE(m_console->steps(conversationId(1)).size(), 1);

    // When the console starts and there is neither a relay nor a token,
    m_relay->stop();
    m_console->restart();
    m_console->session().resume(m_relay->url());

    // then the picture is there at once, and the transcript with its steps.
    QTRY_COMPARE(m_console->conversations.size(), 2);
    QCOMPARE(m_console->session().bots().size(), 1);
    m_console->session().openTranscript(conversationId(1));
    QTRY_COMPARE(m_console->texts(conversationId(1)).size(), 3);
    QCOMPARE(m_console->steps(conversationId(1)), QStringList{QStringLiteral("conversation.escalated")});
}

void TestSession::aFolderThatCannotBeUsedIsTold()
{
    m_relay->put(conversation(1, ConversationState::Waiting));
    ConsoleDouble console(QStringLiteral("/dev/null/baton"));
    QTRY_VERIFY(console.storageProblem.contains(QStringLiteral("/dev/null/baton")));
    // It works all the same.
    console.signIn(m_relay->url());
    QTRY_COMPARE(console.conversations.size(), 1);
}

BATON_TEST(TestSession)
#include "tst_session.moc"
