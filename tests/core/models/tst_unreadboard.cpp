// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/unreadboard.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

/// Held by Ana unless it says otherwise; the customer spoke last.
Conversation held(const char* id, qint64 messages, const char* by = "ana")
{
    Conversation c;
    c.id = ConversationId(QString::fromLatin1(id));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta");
    c.state = ConversationState::Open;
    c.assignee = MemberRef{MemberId(QString::fromLatin1(by)), QString::fromLatin1(by)};
    c.messageCount = messages;
    c.lastMessage = LastMessage{
        {AuthorKind::Customer, {}}, QStringLiteral("text %1").arg(messages), Instant{messages * 1000}};
    return c;
}

Conversation answered(const char* id, qint64 messages)
{
    auto c = held(id, messages);
    c.lastMessage->author.kind = AuthorKind::Agent;
    return c;
}

} // namespace

/// Which of the agent's own customers have written while they looked elsewhere.
class TestUnreadBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onesOwnCustomerWritesAndIsTold();
    void whatIsLookedAtIsNoNews();
    void anothersCustomerIsNoneOfOurs();
    void whatWasSaidBeforeTheClaimIsNoNews();
    void readItIsSettled();
    void readOnAnotherDeviceItIsSettledToo();
    void whatWasReadElsewhereMeanwhileIsNotTold();
    void marksOfAnotherLogAreVoid();
    void answeredOnAnotherDeviceItIsSettled();
    void lettingGoSettlesIt();
    void whatCameWhileAwayIsToldInAFreshPicture();
    void theFirstPictureIsNoNews();
    void turnedOffItIsNotTold();
    void customersBreakThroughQuietHoursUnlessHeldBack();
    void quietByHandItIsShownWithoutASound();
    void anotherMemberStartsAnew();
    void whatAColleagueGivesIsUnread();

private:
    std::unique_ptr<UnreadBoard> m_board;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_settled;
};

void TestUnreadBoard::init()
{
    m_told.reset();
    m_settled.reset();
    m_board = std::make_unique<UnreadBoard>();
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
    m_board->restoreSeen({{ConversationId(QStringLiteral("c1")), 3}});
    m_board->reset({held("c1", 3)});
    m_told = std::make_unique<QSignalSpy>(m_board.get(), &UnreadBoard::told);
    m_settled = std::make_unique<QSignalSpy>(m_board.get(), &UnreadBoard::settled);
}

void TestUnreadBoard::onesOwnCustomerWritesAndIsTold()
{
    QCOMPARE(m_board->count(), 0);
    m_board->upsert({held("c1", 5)});
    QCOMPARE(m_told->size(), 1);
    const auto unread = m_told->first().first().value<UnreadBoard::Unread>();
    QCOMPARE(unread.customer, QStringLiteral("Marta"));
    QCOMPARE(unread.text, QStringLiteral("text 5"));
    QCOMPARE(unread.count, 2);
    QCOMPARE(unread.form, push::Form::Loud);
    QCOMPARE(m_board->count(), 1);
    // Told once, whatever else changes.
    auto tagged = held("c1", 5);
    tagged.tags = QStringList(QStringLiteral("refund"));
    m_board->upsert({tagged});
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::whatIsLookedAtIsNoNews()
{
    m_board->setLookedAt([](const ConversationId& id) { return id.toString() == QLatin1String("c1"); });
    m_board->upsert({held("c1", 4)});
    QVERIFY(m_told->isEmpty());
    m_board->upsert({held("c2", 1)});
    m_board->upsert({held("c2", 2)});
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::anothersCustomerIsNoneOfOurs()
{
    m_board->upsert({held("c2", 4, "ben")});
    m_board->upsert({held("c2", 5, "ben")});
    QVERIFY(m_told->isEmpty());
    QCOMPARE(m_board->count(), 0);
}

void TestUnreadBoard::whatWasSaidBeforeTheClaimIsNoNews()
{
    m_board->upsert({held("c2", 7)});
    QVERIFY(m_told->isEmpty());
    m_board->upsert({held("c2", 8)});
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::readItIsSettled()
{
    m_board->upsert({held("c1", 5)});
    m_board->markSeen(ConversationId(QStringLiteral("c1")), 4);
    QCOMPARE(m_board->unread().first().count, 1);
    QVERIFY(m_settled->isEmpty());
    m_board->markSeen(ConversationId(QStringLiteral("c1")), 5);
    QCOMPARE(m_settled->size(), 1);
    QCOMPARE(m_board->count(), 0);
}

void TestUnreadBoard::readOnAnotherDeviceItIsSettledToo()
{
    m_board->upsert({held("c1", 5)});
    m_board->moveSeen({{ConversationId(QStringLiteral("c1")), 5}});
    QCOMPARE(m_settled->size(), 1);
}

void TestUnreadBoard::whatWasReadElsewhereMeanwhileIsNotTold()
{
    // Given a connection that has just come back
    m_board->awaitSeen();
    // When two have written, and one of them was read on another device
    m_board->reset({held("c1", 3), held("c2", 1)});
    m_board->upsert({held("c1", 5), held("c2", 2)});
    QCOMPARE(m_told->size(), 0);
    m_board->moveSeen({{ConversationId(QStringLiteral("c1")), 5}});
    m_board->seenKnown();
    // Then only the other is told of
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(m_told->first().first().value<UnreadBoard::Unread>().id.toString(), QStringLiteral("c2"));
    // And from then on all are told at once
    m_board->upsert({held("c1", 6)});
    QCOMPARE(m_told->size(), 2);
}

void TestUnreadBoard::marksOfAnotherLogAreVoid()
{
    m_board->restoreSeen({{ConversationId(QStringLiteral("c1")), 900}});
    m_board->restoreSeen({});
    m_board->reset({held("c1", 2)});
    QCOMPARE(m_board->unread().first().count, 2);
}

void TestUnreadBoard::answeredOnAnotherDeviceItIsSettled()
{
    m_board->upsert({held("c1", 5)});
    m_board->upsert({answered("c1", 6)});
    QCOMPARE(m_settled->size(), 1);
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::lettingGoSettlesIt()
{
    m_board->upsert({held("c1", 5)});
    auto released = held("c1", 5);
    released.state = ConversationState::Waiting;
    released.assignee.reset();
    m_board->upsert({released});
    QCOMPARE(m_settled->size(), 1);
    QCOMPARE(m_board->count(), 0);
}

void TestUnreadBoard::whatCameWhileAwayIsToldInAFreshPicture()
{
    m_board->reset({held("c1", 6)});
    QCOMPARE(m_told->size(), 1);
    // What is no longer there is settled.
    m_board->reset({});
    QCOMPARE(m_settled->size(), 1);
}

void TestUnreadBoard::theFirstPictureIsNoNews()
{
    UnreadBoard board;
    board.setMember(MemberId(QStringLiteral("ana")), true);
    QSignalSpy told(&board, &UnreadBoard::told);
    board.reset({held("c1", 5)});
    QVERIFY(told.isEmpty());
    QCOMPARE(board.count(), 1);
}

void TestUnreadBoard::turnedOffItIsNotTold()
{
    push::Subscriptions wanted;
    wanted.messages = QStringLiteral("listed");
    m_board->setSubscriptions(wanted);
    m_board->upsert({held("c1", 4)});
    QVERIFY(m_told->isEmpty());
    QCOMPARE(m_board->count(), 1);
    // Whoever shows how many there are hears of it when that is turned off.
    const QSignalSpy changed(m_board.get(), &UnreadBoard::changed);
    wanted.messages = QStringLiteral("off");
    m_board->setSubscriptions(wanted);
    QCOMPARE(m_board->count(), 0);
    QCOMPARE(changed.size(), 1);
    m_board->setSubscriptions(wanted);
    QCOMPARE(changed.size(), 1);
}

void TestUnreadBoard::customersBreakThroughQuietHoursUnlessHeldBack()
{
    push::Subscriptions wanted;
    wanted.quietHours.on = true;
    wanted.quietHours.from = wanted.quietHours.to = QStringLiteral("00:00"); // all day
    m_board->setSubscriptions(wanted);
    m_board->upsert({held("c1", 4)});
    QCOMPARE(m_told->size(), 1);
    wanted.quietHours.escalationsToo = true;
    m_board->setSubscriptions(wanted);
    m_board->upsert({held("c1", 5)});
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::quietByHandItIsShownWithoutASound()
{
    m_board->setQuiet(true);
    m_board->upsert({held("c1", 4)});
    QCOMPARE(m_told->first().first().value<UnreadBoard::Unread>().form, push::Form::Banner);
}

void TestUnreadBoard::anotherMemberStartsAnew()
{
    m_board->upsert({held("c1", 4)});
    m_board->setMember(MemberId(QStringLiteral("ben")), true);
    QCOMPARE(m_settled->size(), 1);
    m_board->upsert({held("c1", 5)});
    QCOMPARE(m_told->size(), 1);
}

void TestUnreadBoard::whatAColleagueGivesIsUnread()
{
    auto given = answered("c2", 5);
    given.assignedBy = MemberRef{MemberId(QStringLiteral("ben")), QStringLiteral("Ben")};
    m_board->upsert({given});
    // Whoever spoke last: it is new to whoever has it now. That it was given is the alerts' to tell.
    QCOMPARE(m_told->size(), 0);
    QCOMPARE(m_board->count(), 1);
    given.online = true;
    m_board->upsert({given});
    QCOMPARE(m_told->size(), 0);
    QCOMPARE(m_board->count(), 1);
    m_board->markSeen(given.id, 5);
    QCOMPARE(m_board->count(), 0);
    // After a start, what was given before is no news.
    given.id = ConversationId(QStringLiteral("c3"));
    m_board->reset({held("c1", 3), given});
    QCOMPARE(m_told->size(), 0);
}

BATON_TEST(TestUnreadBoard)
#include "tst_unreadboard.moc"
