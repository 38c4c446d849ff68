// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What a card of the inbox says: whoever looks at the list knows who waits, why, and in which words.

#include "tests/support/program.h"
#include "ui/inbox/conversationcard.h"

#include <QtTest>

using namespace baton;
using namespace baton::ui;

namespace {

Conversation waiting(const QString& quote, const QString& last, AuthorKind author = AuthorKind::Customer)
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c00000008f21"));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta");
    c.channel = QStringLiteral("WIDGET");
    c.state = ConversationState::Waiting;
    c.reason = QStringLiteral("bot could not answer");
    c.quote = quote;
    c.waitingSince = Instant{1000};
    c.lastMessage = LastMessage{{author, QStringLiteral("Shop bot")}, last, Instant{2000}};
    return c;
}

} // namespace

class TestConversationCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoWaitsIsQuotedAboveWhatWasSaidLast();
    void aQuoteThatWasSaidLastIsThereOnce();
    void onceClaimedItIsTheLastMessageAgain();
    void aScreenReaderHearsReasonAndQuote();
    void marksOfBotsAreNotShownAndCustomersWordsAreAsTyped();
};

void TestConversationCard::whoWaitsIsQuotedAboveWhatWasSaidLast()
{
    const auto c = waiting(QStringLiteral("Where is\nmy refund?"), QStringLiteral("Hello?"));
    QCOMPARE(ConversationCard::said(c),
             QStringList({QStringLiteral("“Where is my refund?”"), QStringLiteral("Hello?")}));
    const auto answered =
        waiting(QStringLiteral("A person!"), QStringLiteral("One moment."), AuthorKind::Bot);
    QCOMPARE(ConversationCard::said(answered),
             QStringList({QStringLiteral("“A person!”"), QStringLiteral("Shop bot: One moment.")}));
}

void TestConversationCard::aQuoteThatWasSaidLastIsThereOnce()
{
    const auto c = waiting(QStringLiteral("Where is my refund?"), QStringLiteral("Where is  my refund?\n"));
    QCOMPARE(ConversationCard::said(c), QStringList(QStringLiteral("Where is my refund?")));
    // The relay quotes the beginning of what is very long.
    const auto text = QStringLiteral("refund ").repeated(200);
    QCOMPARE(ConversationCard::said(waiting(text.left(500), text)).size(), 1);
    QCOMPARE(ConversationCard::said(waiting(text.left(120) + u'…', text)).size(), 1);
}

void TestConversationCard::marksOfBotsAreNotShownAndCustomersWordsAreAsTyped()
{
    auto c = waiting({}, QStringLiteral("**Yes:** see [the page](https://shop.example/)\n- `a`\n- ~~b~~"),
                     AuthorKind::Bot);
    c.state = ConversationState::Bot;
    QCOMPARE(ConversationCard::said(c), QStringList(QStringLiteral("Yes: see the page a b")));
    c.lastMessage->author.kind = AuthorKind::Agent;
    QCOMPARE(ConversationCard::said(c), QStringList(QStringLiteral("Shop bot: Yes: see the page a b")));
    c.lastMessage =
        LastMessage{{AuthorKind::Customer, {}}, QStringLiteral("2*3*4 is # `key`"), Instant{2000}};
    QCOMPARE(ConversationCard::said(c), QStringList(QStringLiteral("2*3*4 is # `key`")));
}

void TestConversationCard::onceClaimedItIsTheLastMessageAgain()
{
    auto c = waiting(QStringLiteral("Where is my refund?"), QStringLiteral("Thank you."));
    c.state = ConversationState::Open;
    QCOMPARE(ConversationCard::said(c), QStringList(QStringLiteral("Thank you.")));
}

void TestConversationCard::aScreenReaderHearsReasonAndQuote()
{
    auto c = waiting(QStringLiteral("My refund!"), QStringLiteral("Hello?"));
    const auto spoken = ConversationCard::spoken(c, false, 2, Instant{1000 + 192'000});
    QVERIFY2(spoken.contains(QStringLiteral("bot could not answer, “My refund!”, Hello?")),
             qPrintable(spoken));
    QVERIFY2(spoken.startsWith(QStringLiteral("Marta, ")), qPrintable(spoken));
    QVERIFY2(spoken.contains(QStringLiteral("waiting 3:12, 2 unread message")), qPrintable(spoken));
    // Claimed later, it is heard when something was last said
    c.state = ConversationState::Open;
    c.updatedAt = Instant{1'000'000};
    const auto claimed = ConversationCard::spoken(c, false, 0, Instant{2000 + 6 * 60'000});
    QVERIFY2(claimed.contains(QStringLiteral("6 min ago")), qPrintable(claimed));
    QVERIFY2(!claimed.contains(QStringLiteral("bot could not answer")), qPrintable(claimed));
}

BATON_GUI_TEST(TestConversationCard)
#include "tst_conversationcard.moc"
