// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/replica.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace type = baton::protocol::eventtype;

/// What a console makes of an event for its transcript.
class TestSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void giftsTagsAndSnoozesAreSteps();
};

void TestSteps::giftsTagsAndSnoozesAreSteps()
{
    Replica replica;
    replica.reset(0, {conversation(1)});
    auto given = conversation(1, ConversationState::Open);
    given.assignee = bob();
    given.assignedBy = alice();
    Replica::Change change;
    replica.apply(changed(1, type::conversationAssigned, given, alice()), &change);
    QCOMPARE(change.history->to, bob());
    QCOMPARE(replica.find(conversationId(1))->assignedBy, alice());
    given.tags = {QStringLiteral("Refund")};
    change = {};
    replica.apply(changed(2, type::conversationTagged, given, alice()), &change);
    QCOMPARE(change.history->added, given.tags);
    QCOMPARE(change.history->by, alice());
    QCOMPARE(replica.find(conversationId(1))->tags, given.tags);
    given.tags = {QStringLiteral("VIP")};
    given.snoozedUntil = minute(90);
    change = {};
    replica.apply(changed(3, type::conversationTagged, given, alice()), &change);
    QCOMPARE(change.history->added, QStringList{QStringLiteral("VIP")});
    QCOMPARE(change.history->removed, QStringList{QStringLiteral("Refund")});
    change = {};
    replica.apply(changed(4, type::conversationSnoozed, given, alice()), &change);
    QCOMPARE(change.history->until, minute(90));
    // What is known of the customer is none, and which tags one had that was not known nobody can tell.
    change = {};
    replica.apply(changed(5, type::conversationUpdated, given), &change);
    QVERIFY(!change.history);
    auto other = conversation(2);
    other.tags = {QStringLiteral("VIP")};
    change = {};
    replica.apply(changed(6, type::conversationTagged, other, alice()), &change);
    QVERIFY(change.history && change.history->added.isEmpty());
}

BATON_TEST(TestSteps)
#include "tst_steps.moc"
