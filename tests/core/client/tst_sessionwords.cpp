// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace rpc = baton::protocol::rpc;
namespace type = baton::protocol::eventtype;

/// What the agent reads and writes: transcripts, replies, drafts, marks, typing.
class TestSessionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
        m_console = std::make_unique<ConsoleDouble>();
        m_relay->put(conversation(1, ConversationState::Waiting));
    }
    void cleanup()
    {
        m_console.reset();
        m_relay.reset();
    }

    void aTranscriptComesFromTheCacheAndIsCompleted();
    void aTranscriptOpenedOfflineIsCompletedLater();
    void earlierPagesAreLoadedUntilTheBeginning();
    void aPlaceFarUpIsOneRequest();
    void liveMessagesAndStepsGoOn();
    void aReplyShowsAtOnceAndIsReplacedByItsMessage();
    void repliesGoOutInOrderAfterAReconnect();
    void aDroppedAnswerDoublesNothing();
    void aBusyRelayIsAskedAgainInOrder();
    void aRefusedReplyIsKeptUntilItIsRetriedOrDropped();
    void aLostClaimTellsWhoWon();
    void startingLeadsToTheConversation();
    void draftsComeBack();
    void marksComeBackAndReachTheRelay();
    void typingIsToldSparingly();
    void typingOfOthersEnds();

private:
    void enter()
    {
        m_console->signIn(m_relay->url());
        QTRY_VERIFY(m_console->isConnected());
    }
    QStringList commandIds(const QString& method) const
    {
        QStringList ids;
        const auto all = m_relay->asked(method);
        for (const auto& params : all)
            ids.append(params.value(QLatin1String("commandId")).toString());
        return ids;
    }

    const ConversationId m_id = conversationId(1);
    const QString m_reply = QStringLiteral("conversations.reply");
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
};

void TestSessionWords::aTranscriptComesFromTheCacheAndIsCompleted()
{
    m_relay->put(messages(1, 1, 5));
    m_relay->say(m_id, QStringLiteral("six"));
    enter();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->texts(m_id).size(), 6);
    QVERIFY(m_console->isComplete);
    m_console->restart();
    m_relay->say(m_id, QStringLiteral("seven"));
    m_console->signIn(m_relay->url());

    // What is known is shown before the relay has said anything; what is new is added, not shown anew.
    QSignalSpy shown(&m_console->session(), &Session::transcriptReset);
    QSignalSpy added(&m_console->session(), &Session::messagesAdded);
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown[0][1].value<QList<Message>>().size(), 6);
    QTRY_COMPARE(added.size(), 1);
    QTRY_COMPARE(m_console->texts(m_id).last(), QStringLiteral("seven"));
    QCOMPARE(shown.size(), 1);
}

void TestSessionWords::aTranscriptOpenedOfflineIsCompletedLater()
{
    m_relay->put(messages(1, 1, 5));
    enter();
    m_relay->stop();
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::Offline);
    m_console->session().openTranscript(m_id);
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(m_console->texts(m_id).size(), 5);
}

void TestSessionWords::earlierPagesAreLoadedUntilTheBeginning()
{
    m_relay->put(messages(1, 1, 450));
    enter();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 200);
    QVERIFY(!m_console->isComplete);

    m_console->session().loadEarlier(m_id);
    m_console->session().loadEarlier(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 400);
    m_console->session().loadEarlier(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 450);
    QVERIFY(m_console->isComplete);
    QCOMPARE(m_console->transcript(m_id), messages(1, 1, 450));

    // Everything that was read can be read again without a relay.
    m_relay->stop();
    m_console->restart();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 200);
    m_console->session().loadEarlier(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 400);
    m_console->session().loadEarlier(m_id);
    QTRY_COMPARE(m_console->transcript(m_id), messages(1, 1, 450));
}

void TestSessionWords::aPlaceFarUpIsOneRequest()
{
    m_relay->put(messages(1, 1, 2'000));
    enter();
    auto& session = m_console->session();
    QSignalSpy shown(&session, &Session::transcriptReset);
    QSignalSpy later(&session, &Session::laterLoaded);
    const auto asked = [this] { return m_relay->asked(QStringLiteral("conversations.get")).size(); };
    session.openTranscript(m_id, 700);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(asked(), 1);
    QCOMPARE(m_console->transcript(m_id).first().n, 600);
    QCOMPARE(shown[0][4].toBool(), false);
    // What is said now belongs behind what is not loaded.
    m_relay->say(m_id, QStringLiteral("now"));
    QTRY_COMPARE(m_console->find(m_id)->messageCount, 2'001);
    QCOMPARE(m_console->transcript(m_id).size(), 200);
    // The next page is one request, too, however often it is asked for.
    for (int i = 0; i < 2; ++i)
        session.loadLater(m_id);
    QTRY_COMPARE(later.size(), 1);
    QCOMPARE(later[0][1].value<QList<Message>>().first().n, 800);
    QCOMPARE(asked(), 2);
    // A place that is there already is shown without asking.
    session.openTranscript(m_id, 650);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(asked(), 2);
    // Opened again without a place it is the newest, and goes on by itself.
    session.openTranscript(m_id);
    QTRY_COMPARE(m_console->texts(m_id).last(), QStringLiteral("now"));
    m_relay->say(m_id, QStringLiteral("then"));
    QTRY_COMPARE(m_console->texts(m_id).last(), QStringLiteral("then"));
}

void TestSessionWords::liveMessagesAndStepsGoOn()
{
    m_relay->put(messages(1, 1, 3));
    enter();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 3);

    auto claimed = conversation(1, ConversationState::Open, 5);
    claimed.assignee = bob();
    m_relay->change(type::conversationClaimed, claimed, bob());
    m_relay->say(m_id, QStringLiteral("four"));

    QTRY_COMPARE(m_console->texts(m_id).size(), 4);
    QTRY_COMPARE(m_console->steps(m_id), QStringList{QStringLiteral("conversation.claimed")});

    // Opening it again shows the same without asking.
    const auto asked = m_relay->asked(QStringLiteral("conversations.get")).size();
    m_console->session().openTranscript(m_id);
    m_relay->say(m_id, QStringLiteral("five"));
    QTRY_COMPARE(m_console->texts(m_id).size(), 5);
    QCOMPARE(m_console->steps(m_id).size(), 1);
    QCOMPARE(m_relay->asked(QStringLiteral("conversations.get")).size(), asked);
}

void TestSessionWords::aReplyShowsAtOnceAndIsReplacedByItsMessage()
{
    enter();
    m_console->session().openTranscript(m_id);
    m_relay->ignore(m_reply);
    m_console->session().reply(m_id, QStringLiteral("on its way"));
    QTRY_COMPARE(m_console->pending(m_id).size(), 1);
    QCOMPARE(m_console->pending(m_id)[0].text, QStringLiteral("on its way"));
    QVERIFY(!m_console->pending(m_id)[0].failure);

    m_relay->heed();
    QTRY_COMPARE(m_console->texts(m_id), QStringList{QStringLiteral("on its way")});
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
    QCOMPARE(m_relay->replies(m_id).size(), 1);
}

void TestSessionWords::repliesGoOutInOrderAfterAReconnect()
{
    enter();
    m_relay->stop();
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::Offline);
    QStringList texts;
    m_console->session().claim(m_id);
    for (int i = 0; i < 20; ++i) {
        texts.append(QString::number(i));
        m_console->session().reply(m_id, texts.last());
    }
    QTRY_COMPARE(m_console->pending(m_id).size(), 20);

    // Even when the program ended meanwhile.
    m_console->restart();
    QTRY_COMPARE(m_console->pending(m_id).size(), 20);
    QVERIFY(m_relay->listen());
    enter();

    QTRY_COMPARE(m_relay->replies(m_id), texts);
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
    QCOMPARE(m_console->find(m_id)->assignee, alice());
}

void TestSessionWords::aDroppedAnswerDoublesNothing()
{
    enter();
    m_relay->dropAfterNext(m_reply);
    m_console->session().reply(m_id, QStringLiteral("once"));
    m_console->session().reply(m_id, QStringLiteral("then this"));

    QTRY_COMPARE(m_relay->replies(m_id), (QStringList{QStringLiteral("once"), QStringLiteral("then this")}));
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
    const auto ids = commandIds(m_reply);
    QCOMPARE(ids.size(), 3);
    QCOMPARE(ids[0], ids[1]);
    QVERIFY(ids[2] != ids[0]);
}

void TestSessionWords::aBusyRelayIsAskedAgainInOrder()
{
    enter();
    m_relay->refuseNext(m_reply, {rpc::TooMany, QStringLiteral("Too many requests."), {}});
    m_relay->refuseNext(m_reply, {rpc::InternalError, QStringLiteral("Shutting down."), {}});
    m_console->session().reply(m_id, QStringLiteral("first"));
    m_console->session().reply(m_id, QStringLiteral("second"));
    QTRY_COMPARE(m_relay->replies(m_id), (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    QVERIFY(m_console->refusals.isEmpty());
}

void TestSessionWords::aRefusedReplyIsKeptUntilItIsRetriedOrDropped()
{
    enter();
    const rpc::Error notYours{rpc::Conflict, QStringLiteral("Bob holds it."), {}};
    m_relay->refuseNext(m_reply, notYours);
    m_console->session().reply(m_id, QStringLiteral("my answer"));
    m_console->session().reply(m_id, QStringLiteral("another"));
    QTRY_COMPARE(m_console->refusals.size(), 1);
    QTRY_COMPARE(m_console->pending(m_id).size(), 1);
    QCOMPARE(m_console->pending(m_id)[0].failure, QStringLiteral("Bob holds it."));

    // It waits for the agent, even across restarts.
    m_console->restart();
    enter();
    QTRY_COMPARE(m_console->pending(m_id).size(), 1);
    QCOMPARE(m_console->pending(m_id)[0].failure, QStringLiteral("Bob holds it."));
    m_relay->refuseNext(m_reply, notYours);
    m_console->session().retryReply(m_console->pending(m_id)[0].commandId);
    QTRY_COMPARE(m_console->refusals.size(), 2);
    m_console->session().retryReply(m_console->pending(m_id)[0].commandId);
    QTRY_COMPARE(m_relay->replies(m_id),
                 (QStringList{QStringLiteral("another"), QStringLiteral("my answer")}));
    // A refusal is an answer to its command, so each retry is a new one.
    const auto ids = commandIds(m_reply);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 4);

    m_relay->refuseNext(m_reply, notYours);
    m_console->session().reply(m_id, QStringLiteral("never mind"));
    QTRY_COMPARE(m_console->refusals.size(), 3);
    m_console->session().discardReply(m_console->pending(m_id)[0].commandId);
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
    m_console->restart();
    enter();
    QVERIFY(m_console->pending(m_id).isEmpty());
}

void TestSessionWords::aLostClaimTellsWhoWon()
{
    enter();
    auto claimed = conversation(1, ConversationState::Open, 5);
    claimed.assignee = bob();
    m_relay->change(type::conversationClaimed, claimed, bob());
    m_console->session().claim(m_id);
    QTRY_COMPARE(m_console->refusals.size(), 1);
    QCOMPARE(m_console->refusals[0].reason, Refusal::Reason::AlreadyClaimed);
    QCOMPARE(m_console->refusals[0].claimedBy, bob());
}

void TestSessionWords::startingLeadsToTheConversation()
{
    enter();
    QSignalSpy started(&m_console->session(), &Session::started);
    m_console->session().start(BotId(QStringLiteral("shop")), ContactId(QStringLiteral("p1")));
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started[0][0].value<ConversationId>(), m_id);
    QTRY_COMPARE(m_console->find(m_id)->state, ConversationState::Open);
}

void TestSessionWords::draftsComeBack()
{
    enter();
    m_console->session().setDraft(m_id, QStringLiteral("half a sent"));
    QCOMPARE(m_console->session().draft(m_id), QStringLiteral("half a sent"));
    m_console->session().setDraft(conversationId(2), QStringLiteral("to be dropped"));
    m_console->session().setDraft(conversationId(2), {});
    m_console->restart();
    QTRY_COMPARE(m_console->session().draft(m_id), QStringLiteral("half a sent"));
    QCOMPARE(m_console->session().draft(conversationId(2)), QString());
}

void TestSessionWords::marksComeBackAndReachTheRelay()
{
    m_relay->put(messages(1, 1, 9));
    enter();
    m_console->session().markRead(m_id, 5);
    QTRY_COMPARE(m_relay->asked(QStringLiteral("conversations.read")).size(), 1);

    // What is read without a connection is told later, once.
    m_relay->stop();
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::Offline);
    m_console->session().markRead(m_id, 7);
    m_console->session().markRead(m_id, 9);
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(m_relay->asked(QStringLiteral("conversations.read")).size(), 2);
    QCOMPARE(m_relay->asked(QStringLiteral("conversations.read"))[1].value(QLatin1String("upTo")).toInt(), 9);

    m_console->restart();
    QTRY_COMPARE(m_console->seen.value(m_id), 9);
}

void TestSessionWords::typingIsToldSparingly()
{
    enter();
    const auto told = [this] {
        QString all;
        const auto asked = m_relay->asked(QStringLiteral("conversations.typing"));
        for (const auto& params : asked)
            all += params.value(QLatin1String("on")).toBool() ? u'+' : u'-';
        return all;
    };
    for (int i = 0; i < 50; ++i)
        m_console->session().setTyping(m_id, true);
    QTRY_COMPARE(told(), QStringLiteral("+"));
    // Another conversation ends the first one; a reply ends it, too.
    m_console->session().setTyping(conversationId(2), true);
    QTRY_COMPARE(told(), QStringLiteral("+-+"));
    m_console->session().reply(conversationId(2), QStringLiteral("there"));
    QTRY_COMPARE(told(), QStringLiteral("+-+-"));
    // And so does doing nothing, without a word from anybody.
    m_console->session().setTyping(m_id, true);
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringLiteral("+-+-+-"), 15'000);
}

void TestSessionWords::typingOfOthersEnds()
{
    enter();
    const auto pass = [this](bool on) {
        m_relay->pass(
            QStringLiteral("typing"),
            protocol::toJson(protocol::Typing{m_id, {AuthorKind::Customer, QStringLiteral("Jane")}, on}));
    };
    QSignalSpy told(&m_console->session(), &Session::typingChanged);
    pass(true);
    pass(true);
    QTRY_COMPARE(m_console->typing.size(), 1);
    pass(false);
    QTRY_VERIFY(m_console->typing.isEmpty());
    QCOMPARE(told.size(), 2);

    // By a message, by a lost connection, and by time.
    pass(true);
    QTRY_COMPARE(m_console->typing.size(), 1);
    auto said = m_relay->say(m_id, QStringLiteral("here"));
    pass(true);
    m_relay->drop();
    QTRY_VERIFY(m_console->typing.isEmpty());
    QTRY_COMPARE(m_relay->handshakes(), 2);
    QTRY_VERIFY(m_console->isConnected());
    pass(true);
    QTRY_COMPARE(m_console->typing.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->typing.isEmpty(), 15'000);
}

BATON_TEST(TestSessionWords)
#include "tst_sessionwords.moc"
