// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/replica.h"
#include "core/client/tally.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QRandomGenerator>
#include <QtTest>
#include <algorithm>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace type = baton::protocol::eventtype;

class TestReplica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreAppliedOnceAndInOrder();
    void missingNumberIsNoticedAndNothingIsApplied();
    void messageMovesItsConversation();
    void messageOfAnUnknownConversationAsksForIt();
    void whatIsWithheldOrUnknownOnlyMovesTheNumber();
    void presenceOutlivesEvents();
    void detailsThatComeLaterAreNoStepOfItsLife();
    void whatIsKnownOfACustomerIsInAllTheirConversations();
    void listsDoNotUndoEvents();
    void newSnapshotKeepsEndedOnesUntilTheyAreSwept();
    void everyEventsHistoryStandsBehindItsLastMessage();
    void anyDeliveryEndsInTheSamePicture();
    void tallyFollowsTheEvents();
    void aNoteChangesNothingOfItsConversation();
    void whatIsWithdrawnIsNoLastMessageAnyMore();
};

void TestReplica::eventsAreAppliedOnceAndInOrder()
{
    Replica replica;
    replica.reset(10, {conversation(1)});

    // When event 11 comes twice,
    auto waiting = conversation(1, ConversationState::Waiting, 5);
    Replica::Change first;
    Replica::Change again;
    const auto escalated = changed(11, type::conversationEscalated, waiting);
    QCOMPARE(replica.apply(escalated, &first), Replica::Outcome::Applied);
    QCOMPARE(replica.apply(escalated, &again), Replica::Outcome::Repeated);

    // then it changed the picture once.
    QCOMPARE(replica.seq(), 11);
    QCOMPARE(replica.find(waiting.id)->state, ConversationState::Waiting);
    QCOMPARE(first.before->state, ConversationState::Bot);
    QVERIFY(!again.conversation);
}

void TestReplica::missingNumberIsNoticedAndNothingIsApplied()
{
    Replica replica;
    replica.reset(10, {conversation(1)});
    Replica::Change change;
    const auto event = changed(12, type::conversationResolved, conversation(1, ConversationState::Ended));

    QCOMPARE(replica.apply(event, &change), Replica::Outcome::Gap);

    QCOMPARE(replica.seq(), 10);
    QCOMPARE(replica.find(conversationId(1))->state, ConversationState::Bot);
}

void TestReplica::messageMovesItsConversation()
{
    Replica replica;
    replica.reset(0, {conversation(1)});
    Replica::Change change;

    replica.apply(said(1, message(1, 1, QStringLiteral("where is my order?"), 7)), &change);

    const auto* c = replica.find(conversationId(1));
    QCOMPARE(c->messageCount, 1);
    QCOMPARE(c->lastMessage->text, QStringLiteral("where is my order?"));
    QCOMPARE(c->updatedAt, minute(7));
    QCOMPARE(change.message->n, 1);

    // A page from the relay may know more than the events that are still on their way.
    auto ahead = *c;
    ahead.messageCount = 3;
    ahead.lastMessage->text = QStringLiteral("third");
    replica.adopt(ahead);
    replica.apply(said(2, message(1, 2, QStringLiteral("second"), 8)), &change);
    QCOMPARE(replica.find(conversationId(1))->lastMessage->text, QStringLiteral("third"));
}

void TestReplica::messageOfAnUnknownConversationAsksForIt()
{
    Replica replica;
    replica.reset(4, {});
    Replica::Change change;

    QCOMPARE(replica.apply(said(5, message(9, 30)), &change), Replica::Outcome::Applied);

    QVERIFY(change.unknownConversation);
    QCOMPARE(*change.conversation, conversationId(9));
    QCOMPARE(replica.seq(), 5);
}

void TestReplica::whatIsWithheldOrUnknownOnlyMovesTheNumber()
{
    Replica replica;
    replica.reset(1, {conversation(1)});
    const auto before = *replica.find(conversationId(1));
    Replica::Change change;

    QCOMPARE(replica.apply(eventOf(2, type::withheld, {}), &change), Replica::Outcome::Applied);
    QCOMPARE(
        replica.apply(eventOf(3, QLatin1String("workflow.started"), {{QStringLiteral("run"), 1}}), &change),
        Replica::Outcome::Applied);
    // Neither what it should know but cannot read:
    QCOMPARE(replica.apply(eventOf(4, type::messageAdded, {}), &change), Replica::Outcome::Applied);

    QCOMPARE(replica.seq(), 4);
    QVERIFY(!change.conversation);
    QCOMPARE(*replica.find(conversationId(1)), before);
}

void TestReplica::presenceOutlivesEvents()
{
    Replica replica;
    replica.reset(0, {});
    Replica::Change change;

    // The customer is there before their conversation is.
    QVERIFY(!replica.setOnline(conversationId(1), true));
    replica.apply(changed(1, type::conversationStarted, conversation(1)), &change);
    QVERIFY(replica.find(conversationId(1))->online);

    replica.apply(changed(2, type::conversationEscalated, conversation(1, ConversationState::Waiting)),
                  &change);
    QVERIFY(replica.find(conversationId(1))->online);

    QVERIFY(replica.setOnline(conversationId(1), false));
    QVERIFY(!replica.setOnline(conversationId(1), false));
    QVERIFY(!replica.find(conversationId(1))->online);
}

void TestReplica::detailsThatComeLaterAreNoStepOfItsLife()
{
    Replica replica;
    replica.reset(0, {conversation(1)});
    Replica::Change change;
    auto known = conversation(1);
    known.contact.name = QStringLiteral("Jane Doe");
    known.channel = QStringLiteral("WA");
    replica.apply(changed(1, type::conversationUpdated, known), &change);
    QCOMPARE(replica.find(conversationId(1))->contact.name, QStringLiteral("Jane Doe"));
    QCOMPARE(replica.find(conversationId(1))->channel, QStringLiteral("WA"));
    QVERIFY(!change.history);

    // Nor does a time that a message tells move it: the event's own does.
    auto late = said(2, message(1, 1, QStringLiteral("hello"), 7));
    late.at = minute(9);
    replica.apply(late, &change);
    QCOMPARE(replica.find(conversationId(1))->updatedAt, minute(9));
    QCOMPARE(replica.find(conversationId(1))->lastMessage->at, minute(7));
}

void TestReplica::whatIsKnownOfACustomerIsInAllTheirConversations()
{
    auto theirs = conversation(1);
    theirs.contact.id = ContactId(QStringLiteral("zoe"));
    auto too = conversation(2);
    too.contact.id = theirs.contact.id;
    auto another = conversation(3);
    another.contact.id = ContactId(QStringLiteral("yan"));
    Replica replica;
    replica.reset(0, {theirs, too, another});
    auto contact = theirs.contact;
    contact.name = QStringLiteral("Zoë");
    const protocol::ContactChanged news{theirs.bot.id, contact, alice()};
    Replica::Change change;
    QCOMPARE(replica.apply({1, minute(1), type::contactUpdated, protocol::toJson(news)}, &change),
             Replica::Outcome::Applied);
    QCOMPARE(change.others.size(), 2);
    QVERIFY(!change.conversation);
    for (const auto n : {1, 2})
        QCOMPARE(replica.find(conversationId(n))->contact, contact);
    QCOMPARE(replica.find(conversationId(3))->contact, another.contact);
}

void TestReplica::listsDoNotUndoEvents()
{
    Replica replica;
    replica.reset(0, {conversation(1, ConversationState::Waiting, 3)});
    Replica::Change change;
    auto claimed = conversation(1, ConversationState::Open, 3);
    claimed.assignee = alice();
    replica.apply(changed(1, type::conversationClaimed, claimed, alice()), &change);

    // When a page that was read before the claim arrives after it, in the same millisecond,
    const bool adopted = replica.adopt(conversation(1, ConversationState::Waiting, 3));

    // then the claim stands; but what is not held is taken in, and what has more messages is newer.
    QVERIFY(!adopted);
    QCOMPARE(replica.find(conversationId(1))->state, ConversationState::Open);
    QVERIFY(replica.adopt(conversation(2, ConversationState::Ended)));
    auto newer = claimed;
    newer.messageCount = 8;
    QVERIFY(replica.adopt(newer));
    QCOMPARE(replica.find(conversationId(1))->messageCount, 8);
}

void TestReplica::newSnapshotKeepsEndedOnesUntilTheyAreSwept()
{
    Replica replica;
    replica.reset(5, {conversation(1, ConversationState::Waiting), conversation(2, ConversationState::Ended),
                      conversation(3, ConversationState::Ended), conversation(4, ConversationState::Ended)});

    replica.renew(9, {conversation(5, ConversationState::Open)});

    // What had not ended and is not in the snapshot is not true any more.
    QVERIFY(!replica.find(conversationId(1)));
    QVERIFY(replica.find(conversationId(2)));
    QVERIFY(replica.find(conversationId(5)));
    QCOMPARE(replica.seq(), 9);

    // One is listed again, one is heard of, one is gone.
    replica.adopt(conversation(2, ConversationState::Ended, 1));
    QCOMPARE(replica.find(conversationId(2))->updatedAt, minute(1));
    Replica::Change change;
    replica.apply(changed(10, type::conversationReopened, conversation(3)), &change);
    QCOMPARE(replica.sweep(), QSet<ConversationId>{conversationId(4)});
    QVERIFY(!replica.find(conversationId(4)));
    QCOMPARE(replica.sweep(), QSet<ConversationId>());
}

void TestReplica::everyEventsHistoryStandsBehindItsLastMessage()
{
    Replica replica;
    replica.reset(0, {});
    auto waiting = conversation(1, ConversationState::Waiting);
    waiting.messageCount = 4;
    waiting.reason = QStringLiteral("user requested human");
    waiting.quote = QStringLiteral("A person, please.");
    Replica::Change escalated;
    replica.apply(changed(1, type::conversationEscalated, waiting), &escalated);
    QCOMPARE(escalated.history->afterN, 4);
    QCOMPARE(*escalated.history->reason, QStringLiteral("user requested human"));
    QCOMPARE(*escalated.history->quote, QStringLiteral("A person, please."));

    Replica::Change claimed;
    replica.apply(changed(2, type::conversationClaimed, waiting, alice()), &claimed);
    QVERIFY(!claimed.history->reason);
    QVERIFY(!claimed.history->quote);
    QCOMPARE(*claimed.history->by, alice());
}

/// However a log is delivered (torn, repeated, with jumps that are asked for again), its picture is one.
void TestReplica::anyDeliveryEndsInTheSamePicture()
{
    QRandomGenerator random(20261123);
    for (int round = 0; round < 200; ++round) {
        QList<protocol::Event> log;
        QHash<int, Conversation> truth;
        for (qint64 seq = 1; seq <= 60; ++seq) {
            const int number = int(random.bounded(5));
            auto& c = truth[number];
            if (c.id.isEmpty()) {
                c = conversation(number);
                log.append(changed(seq, type::conversationStarted, c));
            } else if (random.bounded(2) == 0) {
                const auto m = message(number, ++c.messageCount, QString::number(seq), int(seq));
                c.lastMessage = LastMessage{m.author, m.text, m.at};
                c.updatedAt = m.at;
                log.append(said(seq, m));
            } else {
                c.state = ConversationState(random.bounded(4));
                c.updatedAt = minute(int(seq));
                log.append(changed(seq, type::conversationClaimed, c));
            }
        }
        Replica replica;
        int asked = 0;
        for (qsizetype next = 0; replica.seq() < 60;) {
            Replica::Change change;
            const auto outcome = replica.apply(log[next], &change);
            // A gap is asked for again from seq(); otherwise the next one, an old one, or one too far.
            if (outcome == Replica::Outcome::Gap) {
                ++asked;
                next = replica.seq();
                continue;
            }
            const auto step = qsizetype(random.bounded(4)) - 1;
            next = std::clamp<qsizetype>(next + (step == 0 ? 1 : step), 0, 59);
        }
        QVERIFY(asked > 0);
        QCOMPARE(replica.size(), truth.size());
        for (const auto& c : std::as_const(truth))
            QCOMPARE(*replica.find(c.id), c);
    }
}

void TestReplica::tallyFollowsTheEvents()
{
    Tally tally;
    tally.setMember(alice().id);
    tally.set({2, 0, 318});
    auto c = conversation(1, ConversationState::Waiting);

    QVERIFY(tally.changed(std::nullopt, c, true));
    QCOMPARE(tally.counts(), (protocol::Counts{3, 0, 319}));
    const auto before = c;
    c.state = ConversationState::Open;
    c.assignee = alice();
    QVERIFY(tally.changed(before, c, false));
    QCOMPARE(tally.counts(), (protocol::Counts{2, 1, 319}));
    QVERIFY(!tally.changed(c, c, false));
    // Of an old one that was not held nobody knows what it was counted as.
    QVERIFY(!tally.changed(std::nullopt, conversation(9, ConversationState::Waiting), false));
}

void TestReplica::aNoteChangesNothingOfItsConversation()
{
    Replica replica;
    replica.reset(10, {conversation(1)});
    const auto before = *replica.find(conversationId(1));
    const Note note{NoteId(QStringLiteral("n1")), 0, bob(), QStringLiteral("for colleagues"), minute(99)};
    Replica::Change change;
    const auto event = eventOf(11, type::noteAdded,
                               protocol::toJson(protocol::NoteAdded{conversationId(1), std::nullopt, note}));
    QCOMPARE(replica.apply(event, &change), Replica::Outcome::Applied);
    QCOMPARE(change.note, note);
    QCOMPARE(change.notedOn, conversationId(1));
    QVERIFY2(!change.conversation && !change.message && !change.history, "nothing of it moves");
    QCOMPARE(*replica.find(conversationId(1)), before);
    // On a contact it is of no conversation.
    Replica::Change ofContact;
    replica.apply(
        eventOf(12, type::contactNoted,
                protocol::toJson(protocol::NoteAdded{std::nullopt, ContactId(QStringLiteral("p1")), note})),
        &ofContact);
    QCOMPARE(ofContact.contact, ContactId(QStringLiteral("p1")));
    QVERIFY(!ofContact.notedOn);
    QCOMPARE(replica.seq(), 12);
}

void TestReplica::whatIsWithdrawnIsNoLastMessageAnyMore()
{
    Replica replica;
    replica.reset(10, {conversation(1)});
    Replica::Change change;
    replica.apply(said(11, message(1, 1, QStringLiteral("Your PIN is 4711"))), &change);
    auto gone = message(1, 1, QStringLiteral(""));
    gone.withdrawn = true;
    const auto withdrawn = [&](qint64 seq) {
        return eventOf(seq, type::messageWithdrawn,
                       protocol::toJson(protocol::MessageChanged{gone, std::nullopt}));
    };
    change = {};
    QCOMPARE(replica.apply(withdrawn(12), &change), Replica::Outcome::Applied);
    QCOMPARE(change.rewritten, gone);
    QCOMPARE(replica.find(conversationId(1))->lastMessage->text, QString());
    QCOMPARE(replica.find(conversationId(1))->messageCount, 1);
    // An earlier one than the last leaves that.
    replica.apply(said(13, message(1, 2, QStringLiteral("This stays"))), &change);
    replica.apply(withdrawn(14), &change);
    QCOMPARE(replica.find(conversationId(1))->lastMessage->text, QStringLiteral("This stays"));
    // Of one that is not held there is still something to do: it may be kept on disk.
    gone.conversation = conversationId(9);
    change = {};
    QCOMPARE(replica.apply(withdrawn(15), &change), Replica::Outcome::Applied);
    QVERIFY(change.rewritten && !change.conversation);
}

BATON_TEST(TestReplica)
#include "tst_replica.moc"
