// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::DeskPlay;
using baton::tests::person;
using Reason = Refusal::Reason;
using State = ConversationState;

/// Conversations change hands: by gift, by taking over, and never beyond what somebody may hold.
class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init() { m_play = std::make_unique<DeskPlay>(); }
    void cleanup();

    void whatOneHoldsIsGivenWithANote();
    void theNoteIsWrittenOnceHoweverOftenItIsAsked();
    void whoeverWaitsIsGivenToAColleague();
    void takingWhatWaitsForOneselfIsAClaim();
    void whatAnotherHoldsIsTakenByWhoMayTake();
    void giftsThatAreRefused_data();
    void giftsThatAreRefused();
    void aRefusedGiftLeavesNoNote();
    void whoeverLetsGoIsNoMoreTheGiversDebtor();
    void nobodyHoldsMoreThanTheyMay_data();
    void nobodyHoldsMoreThanTheyMay();
    void whoLetsGoHasRoomAgain();
    void racingClaimsStayWithinTheCapacity();

private:
    std::unique_ptr<DeskPlay> m_play;
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const desk::Agent m_ben = person(QStringLiteral("Ben"));
    const desk::Agent m_chief = person(QStringLiteral("Chief"), Role::Supervisor);
};

/// Whatever has happened, the log gives the same tables.
void TestTransfer::cleanup()
{
    m_play->close();
    QCOMPARE(m_play->stage.differences(), QStringList());
}

void TestTransfer::whatOneHoldsIsGivenWithANote()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    m_play->types.clear();

    const auto given = m_play->act(m_ana, desk::Assign{id, m_ben, QStringLiteral("Wants a refund.")});

    QVERIFY2(given, given ? "" : qPrintable(given.error().detail));
    QCOMPARE(given->state, State::Open);
    QCOMPARE(given->assignee, m_ben.actor.member);
    QCOMPARE(given->assignedBy, m_ana.actor.member);
    QCOMPARE(m_play->types,
             (QStringList{QStringLiteral("conversation.assigned"), QStringLiteral("note.added")}));
    QCOMPARE(m_play->notes.size(), 1);
    QCOMPARE(m_play->notes[0].note.text, QStringLiteral("Wants a refund."));
    QCOMPARE(m_play->notes[0].note.author, m_ana.actor.member);
    QCOMPARE(m_play->notes[0].conversation, id);
    // It is Ben's now, and no more Ana's.
    QCOMPARE(m_play->act(m_ana, desk::Resolve{id}).error().reason, Reason::NotYours);
    QVERIFY(m_play->act(m_ben, desk::Resolve{id}));
}

void TestTransfer::theNoteIsWrittenOnceHoweverOftenItIsAsked()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    const auto command = QStringLiteral("again");
    const auto first = m_play->act(m_ana, desk::Assign{id, m_ben, QStringLiteral("Look.")}, command);
    const auto seq = m_play->seq();
    const auto second = m_play->act(m_ana, desk::Assign{id, m_ben, QStringLiteral("Look.")}, command);
    QVERIFY(first && second);
    QCOMPARE(*second, *first);
    QCOMPARE(m_play->seq(), seq);
}

void TestTransfer::whoeverWaitsIsGivenToAColleague()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    const auto given = m_play->act(m_ana, desk::Assign{id, m_ben});
    QVERIFY(given);
    QCOMPARE(given->assignee, m_ben.actor.member);
    QVERIFY(!given->waitingSince);
    QCOMPARE(m_play->types.constLast(), QStringLiteral("conversation.assigned"));
}

void TestTransfer::takingWhatWaitsForOneselfIsAClaim()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    const auto taken = m_play->act(m_ana, desk::Assign{id, m_ana});
    QVERIFY(taken);
    QCOMPARE(m_play->types.constLast(), QStringLiteral("conversation.claimed"));
    QVERIFY(!taken->assignedBy);
    // Once more is nothing new.
    const auto seq = m_play->seq();
    QVERIFY(m_play->act(m_ana, desk::Assign{id, m_ana}));
    QCOMPARE(m_play->seq(), seq);
}

void TestTransfer::whatAnotherHoldsIsTakenByWhoMayTake()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    const auto refused = m_play->act(m_ben, desk::Assign{id, m_ben});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::NotYours);
    QCOMPARE(refused.error().claimedBy, m_ana.actor.member);

    const auto taken = m_play->act(m_chief, desk::Assign{id, m_chief});
    QVERIFY(taken);
    QCOMPARE(taken->assignee, m_chief.actor.member);
    QVERIFY(!taken->assignedBy);
    // And gives it on to whomever.
    QCOMPARE(m_play->act(m_chief, desk::Assign{id, m_ben})->assignedBy, m_chief.actor.member);
    QVERIFY(m_play->act(m_chief, desk::Assign{id, m_ana}));
}

void TestTransfer::giftsThatAreRefused_data()
{
    QTest::addColumn<desk::Agent>("to");
    QTest::addColumn<QString>("state");
    QTest::addColumn<Refusal::Kind>("kind");
    QTest::addColumn<Refusal::Reason>("reason");
    using Kind = Refusal::Kind;
    auto elsewhere = person(QStringLiteral("Eve"));
    elsewhere.bots = QSet<BotId>{BotId(QStringLiteral("other"))};
    const auto viewer = person(QStringLiteral("Vic"), Role::Viewer);
    QTest::newRow("of another bot") << elsewhere << QStringLiteral("waiting") << Kind::Conflict
                                    << Reason::None;
    QTest::newRow("who only looks") << viewer << QStringLiteral("waiting") << Kind::Conflict << Reason::None;
    QTest::newRow("the bot answers") << m_ben << QStringLiteral("bot") << Kind::Conflict
                                     << Reason::WrongState;
    QTest::newRow("ended") << m_ben << QStringLiteral("ended") << Kind::Conflict << Reason::WrongState;
    QTest::newRow("unknown") << m_ben << QStringLiteral("nowhere") << Kind::NotFound << Reason::None;
}

void TestTransfer::giftsThatAreRefused()
{
    QFETCH(desk::Agent, to);
    QFETCH(QString, state);
    QFETCH(Refusal::Kind, kind);
    QFETCH(Refusal::Reason, reason);
    auto id = m_play->waits(QStringLiteral("s"));
    if (state != QLatin1String("waiting"))
        QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    if (state == QLatin1String("bot"))
        QVERIFY(m_play->act(m_ana, desk::HandBack{id}));
    if (state == QLatin1String("ended"))
        QVERIFY(m_play->act(m_ana, desk::Resolve{id}));
    if (state == QLatin1String("nowhere"))
        id = ConversationId(QStringLiteral("none"));
    const auto seq = m_play->seq();

    const auto refused = m_play->act(m_ana, desk::Assign{id, to, QStringLiteral("Please.")});

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().reason, reason);
    QVERIFY(!refused.error().detail.isEmpty());
    QCOMPARE(m_play->seq(), seq);
}

void TestTransfer::aRefusedGiftLeavesNoNote()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    const auto full = person(QStringLiteral("Ben"), Role::Agent, 1);
    QVERIFY(m_play->act(m_ana, desk::Assign{m_play->waits(QStringLiteral("t")), full}));
    const auto refused = m_play->act(m_ana, desk::Assign{id, full, QStringLiteral("Please.")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::AtCapacity);
    QVERIFY(m_play->notes.isEmpty());
    QCOMPARE(m_play->now.value(QStringLiteral("s")).state, State::Waiting);
}

void TestTransfer::whoeverLetsGoIsNoMoreTheGiversDebtor()
{
    const auto id = m_play->waits(QStringLiteral("s"));
    QVERIFY(m_play->act(m_ana, desk::Assign{id, m_ben}));
    const auto released = m_play->act(m_ben, desk::Release{id});
    QVERIFY(released);
    QVERIFY(!released->assignedBy);
    QVERIFY(!m_play->act(m_ana, desk::Claim{id})->assignedBy);
}

void TestTransfer::nobodyHoldsMoreThanTheyMay_data()
{
    QTest::addColumn<QString>("way");
    for (const auto* way : {"claim", "start", "reply", "gift", "take over"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestTransfer::nobodyHoldsMoreThanTheyMay()
{
    QFETCH(QString, way);
    const auto dora = person(QStringLiteral("Dora"), Role::Supervisor, 2);
    for (const auto* one : {"a", "b"})
        QVERIFY(m_play->act(dora, desk::Claim{m_play->waits(QString::fromLatin1(one))}));
    const auto id = m_play->waits(QStringLiteral("c"), QStringLiteral("p"));
    DeskPlay::Verb verb = desk::Claim{id};
    auto by = dora;
    if (way == QLatin1String("start"))
        verb = desk::Start{m_play->shop.id, ContactId(QStringLiteral("p")), std::nullopt};
    if (way == QLatin1String("reply")) {
        QVERIFY(m_play->act(m_ana, desk::Claim{id}));
        QVERIFY(m_play->act(m_ana, desk::Resolve{id}));
        verb = desk::Reply{id, QStringLiteral("One more thing.")};
    }
    if (way == QLatin1String("gift")) {
        verb = desk::Assign{id, dora};
        by = m_ana;
    }
    if (way == QLatin1String("take over")) {
        QVERIFY(m_play->act(m_ana, desk::Claim{id}));
        verb = desk::Assign{id, dora};
    }
    const auto seq = m_play->seq();

    const auto refused = m_play->act(by, verb);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Conflict);
    QCOMPARE(refused.error().reason, Reason::AtCapacity);
    QVERIFY(refused.error().detail.startsWith(QLatin1String("Dora holds 2 conversations")));
    QCOMPARE(m_play->seq(), seq);
}

void TestTransfer::whoLetsGoHasRoomAgain()
{
    const auto dora = person(QStringLiteral("Dora"), Role::Agent, 1);
    const auto first = m_play->waits(QStringLiteral("a"));
    const auto second = m_play->waits(QStringLiteral("b"));
    QVERIFY(m_play->act(dora, desk::Claim{first}));
    QVERIFY(!m_play->act(dora, desk::Claim{second}));
    QVERIFY(m_play->act(dora, desk::Assign{first, m_ben}));
    QVERIFY(m_play->act(dora, desk::Claim{second}));
    // What was held before a restart counts.
    m_play->close();
    m_play->open();
    QCOMPARE(m_play->act(dora, desk::Claim{m_play->waits(QStringLiteral("c"))}).error().reason,
             Reason::AtCapacity);
}

void TestTransfer::racingClaimsStayWithinTheCapacity()
{
    constexpr int most = 3;
    constexpr int conversations = 40;
    const auto dora = person(QStringLiteral("Dora"), Role::Agent, most);
    QList<ConversationId> ids;
    for (int i = 0; i < conversations; ++i)
        ids.append(m_play->waits(QStringLiteral("s%1").arg(i)));

    // From all of her devices at once, and colleagues give her more.
    std::vector<std::future<Result<desk::AgentAnswer>>> answers;
    for (int i = 0; i < conversations; ++i)
        answers.push_back(i % 2 == 0 ? m_play->submit(dora, desk::Claim{ids[i]})
                                     : m_play->submit(m_ana, desk::Assign{ids[i], dora}));
    int won = 0;
    for (auto& answer : answers) {
        const auto got = answer.get();
        won += got ? 1 : 0;
        if (!got)
            QCOMPARE(got.error().reason, Reason::AtCapacity);
    }

    QCOMPARE(won, most);
    int held = 0;
    for (const auto& c : std::as_const(m_play->now))
        held += c.assignee ? 1 : 0;
    QCOMPARE(held, most);
}

BATON_TEST(TestTransfer)
#include "tst_transfer.moc"
