// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/conversationindex.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;

class TestConversationIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageTellsTheAddressButNotTheState();
    void aChangeTellsWhoHoldsIt();
    void anotherBotFindsNothing();
    void theLeastUsedAreForgotten();

private:
    static desk::Recorded recorded(const QString& id, desk::Happening happening)
    {
        return {{1, {}, {}, std::move(happening), {}},
                ConversationId(id),
                BotId(QStringLiteral("shop")),
                id + QStringLiteral("-subject"),
                {},
                false};
    }
};

void TestConversationIndex::aMessageTellsTheAddressButNotTheState()
{
    ConversationIndex index;
    index.learn({recorded(QStringLiteral("c1"), protocol::MessageAdded{})});
    const auto entry = index.find(BotId(QStringLiteral("shop")), QStringLiteral("c1-subject"));
    QVERIFY(entry);
    QCOMPARE(entry->id, ConversationId(QStringLiteral("c1")));
    QVERIFY(!entry->isStateKnown);
}

void TestConversationIndex::aChangeTellsWhoHoldsIt()
{
    ConversationIndex index;
    Conversation conversation;
    conversation.state = ConversationState::Open;
    conversation.assignee = MemberRef{MemberId(QStringLiteral("m")), {}};
    index.learn({recorded(QStringLiteral("c1"), protocol::ConversationChanged{conversation, {}})});
    auto entry = index.find(ConversationId(QStringLiteral("c1")));
    QVERIFY(entry && entry->isStateKnown);
    QCOMPARE(entry->state, ConversationState::Open);
    QCOMPARE(entry->assignee, std::optional(MemberId(QStringLiteral("m"))));
    // A message later does not make it forget.
    index.learn({recorded(QStringLiteral("c1"), protocol::MessageAdded{})});
    QCOMPARE(index.find(ConversationId(QStringLiteral("c1")))->state, ConversationState::Open);
    conversation.state = ConversationState::Waiting;
    conversation.assignee.reset();
    index.learn({recorded(QStringLiteral("c1"), protocol::ConversationChanged{conversation, {}})});
    QVERIFY(!index.find(ConversationId(QStringLiteral("c1")))->assignee);
}

void TestConversationIndex::anotherBotFindsNothing()
{
    ConversationIndex index;
    index.learn({recorded(QStringLiteral("c1"), protocol::MessageAdded{})});
    QVERIFY(index.find(BotId(QStringLiteral("shop")), QStringLiteral("c1")));
    QVERIFY(!index.find(BotId(QStringLiteral("bank")), QStringLiteral("c1")));
    QVERIFY(!index.find(BotId(QStringLiteral("bank")), QStringLiteral("c1-subject")));
}

void TestConversationIndex::theLeastUsedAreForgotten()
{
    ConversationIndex index(2);
    for (const auto& id : {QStringLiteral("c1"), QStringLiteral("c2"), QStringLiteral("c3")})
        index.learn({recorded(id, protocol::MessageAdded{})});
    QVERIFY(!index.find(ConversationId(QStringLiteral("c1"))));
    QVERIFY(index.find(ConversationId(QStringLiteral("c3"))));
}

BATON_TEST(TestConversationIndex)
#include "tst_conversationindex.moc"
