// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/lifecycle.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton;
using State = ConversationState;
using Reason = Refusal::Reason;

namespace {

const MemberRef alice{MemberId(QStringLiteral("m1")), QStringLiteral("Alice")};
const MemberRef bob{MemberId(QStringLiteral("m2")), QStringLiteral("Bob")};
const MemberRef carol{MemberId(QStringLiteral("m3")), QStringLiteral("Carol")};

Actor agent(const MemberRef& member) { return {member, permissionsOf(Role::Agent)}; }
Actor supervisor(const MemberRef& member) { return {member, permissionsOf(Role::Supervisor)}; }

/// What the table says of one cell: a new state, or why not.
struct Cell
{
    enum Kind { Goes, Stays, Refused } kind;
    State to = State::Bot;
    Reason reason = Reason::None;
    bool reopened = false;
};

Cell goes(State to, bool reopened = false) { return {Cell::Goes, to, Reason::None, reopened}; }
Cell stays() { return {Cell::Stays, State::Bot, Reason::None, false}; }
Cell refused(Reason reason) { return {Cell::Refused, State::Bot, reason, false}; }

} // namespace
Q_DECLARE_METATYPE(Cell)
Q_DECLARE_METATYPE(Trigger)

/// The life of a conversation, cell by cell: every state, every trigger, whoever pulls it.
class LifecycleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCell_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Trigger>("trigger");
        QTest::addColumn<bool>("byHolder");
        QTest::addColumn<Cell>("expected");

        // For Open, Alice holds it. "byHolder": Alice acts; otherwise Bob does.
        const auto row = [](const char* name, Trigger trigger, Cell bot, Cell waiting, Cell openByHolder,
                            Cell openByOther, Cell ended) {
            QTest::addRow("%s in bot", name) << State::Bot << trigger << false << bot;
            QTest::addRow("%s in waiting", name) << State::Waiting << trigger << false << waiting;
            QTest::addRow("%s in open, by the holder", name)
                << State::Open << trigger << true << openByHolder;
            QTest::addRow("%s in open, by another", name) << State::Open << trigger << false << openByOther;
            QTest::addRow("%s in ended", name) << State::Ended << trigger << false << ended;
        };
        const auto wrong = refused(Reason::WrongState);
        const auto notClaimed = refused(Reason::NotClaimed);
        const auto taken = refused(Reason::AlreadyClaimed);
        const auto notYours = refused(Reason::NotYours);
        row("escalate", Trigger::Escalate, goes(State::Waiting), stays(), stays(), stays(),
            goes(State::Waiting, true));
        row("claim", Trigger::Claim, wrong, goes(State::Open), taken, taken, wrong);
        row("start", Trigger::Start, goes(State::Open), goes(State::Open), stays(), taken,
            goes(State::Open, true));
        row("reply", Trigger::Reply, notClaimed, notClaimed, stays(), notYours, goes(State::Open, true));
        row("release", Trigger::Release, wrong, notClaimed, goes(State::Waiting), notYours, wrong);
        row("hand back", Trigger::HandBack, wrong, notClaimed, goes(State::Bot), notYours, wrong);
        row("resolve", Trigger::Resolve, wrong, notClaimed, goes(State::Ended), notYours, wrong);
        row("customer writes", Trigger::CustomerWrites, stays(), stays(), stays(), stays(),
            goes(State::Bot, true));
        row("bot writes", Trigger::BotWrites, stays(), stays(), wrong, wrong, wrong);
        row("assign", Trigger::Assign, wrong, goes(State::Open), goes(State::Open), notYours, wrong);
        row("snooze", Trigger::Snooze, wrong, notClaimed, stays(), notYours, wrong);
        row("bot ends", Trigger::BotEnds, goes(State::Ended), goes(State::Ended), wrong, wrong, stays());
    }
    void everyCell()
    {
        QFETCH(State, state);
        QFETCH(Trigger, trigger);
        QFETCH(bool, byHolder);
        QFETCH(Cell, expected);
        const auto holder = state == State::Open ? std::optional(alice) : std::nullopt;
        const auto actor = agent(byHolder ? alice : bob);

        // Nobody but Carol is given anything.
        const auto next = transition(state, holder, trigger, actor, carol);

        if (expected.kind == Cell::Refused) {
            QVERIFY(!next);
            QCOMPARE(next.error().kind, Refusal::Kind::Conflict);
            QCOMPARE(next.error().reason, expected.reason);
            QVERIFY(!next.error().detail.isEmpty());
            return;
        }
        QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
        QCOMPARE(next->changed, expected.kind == Cell::Goes);
        QCOMPARE(next->to, expected.kind == Cell::Goes ? expected.to : state);
        QCOMPARE(next->reopened, expected.reopened);
        QCOMPARE(next->assignee.has_value(), next->to == State::Open);
        if (expected.kind == Cell::Goes && next->to == State::Open)
            QCOMPARE(next->assignee->id, trigger == Trigger::Assign ? carol.id : actor.member.id);
    }

    void whoLosesIsToldWhoWon()
    {
        const auto lost = transition(State::Open, alice, Trigger::Claim, agent(bob));
        QVERIFY(!lost);
        QCOMPARE(*lost.error().claimedBy, alice);
        QCOMPARE(lost.error().detail, QStringLiteral("Claimed by Alice."));
    }

    void aSupervisorMayLetGoOfWhatAnotherHolds_data()
    {
        QTest::addColumn<Trigger>("trigger");
        QTest::addColumn<State>("to");
        QTest::newRow("release") << Trigger::Release << State::Waiting;
        QTest::newRow("hand back") << Trigger::HandBack << State::Bot;
        QTest::newRow("resolve") << Trigger::Resolve << State::Ended;
    }
    void aSupervisorMayLetGoOfWhatAnotherHolds()
    {
        QFETCH(Trigger, trigger);
        QFETCH(State, to);
        const auto next = transition(State::Open, alice, trigger, supervisor(bob));
        QVERIFY(next);
        QCOMPARE(next->to, to);
        QVERIFY(!next->assignee);
    }

    void aSupervisorTakesOverAndGivesOn()
    {
        QCOMPARE(transition(State::Open, alice, Trigger::Assign, supervisor(bob), bob)->assignee, bob);
        QCOMPARE(transition(State::Open, alice, Trigger::Assign, supervisor(bob), carol)->assignee, carol);
        QVERIFY(transition(State::Open, alice, Trigger::Snooze, supervisor(bob)));
        QCOMPARE(transition(State::Open, alice, Trigger::Assign, agent(bob), bob).error().reason,
                 Reason::NotYours);
        // Whose it is already gets nothing new.
        QVERIFY(!transition(State::Open, alice, Trigger::Assign, agent(bob), alice)->changed);
    }

    void aSupervisorDoesNotSpeakForAnother()
    {
        QCOMPARE(transition(State::Open, alice, Trigger::Reply, supervisor(bob)).error().reason,
                 Reason::NotYours);
    }
};

BATON_TEST(LifecycleTest)
#include "tst_lifecycle.moc"
