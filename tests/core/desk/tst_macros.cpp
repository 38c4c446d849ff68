// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tags.h"
#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::DeskPlay;
using baton::tests::person;
using Kind = Refusal::Kind;
using Reason = Refusal::Reason;
using State = ConversationState;

/// A reply with what goes with it (tags, a colleague, an end) is one step, by any kind of log.
class TestMacros : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void wordsTagsAndAColleagueAreOneStep();
    void wordsTagsAndTheEndAreOneStep();
    void theSameAgainChangesNothing();
    void tagsThatAreThereAreNoNews();
    void anEndedOneIsReopenedAndGivenOn();
    void refusedWhole_data();
    void refusedWhole();
    void refusedOnesMayBeAskedAgain();

private:
    desk::Reply macro(const std::optional<desk::Agent>& to, bool resolves = false) const
    {
        return {m_id, QStringLiteral("On its way."), {}, resolves, {QStringLiteral("Refund")}, to};
    }
    QStringList typesSince(qsizetype before) const { return m_play->types.mid(before); }

    std::unique_ptr<DeskPlay> m_play;
    ConversationId m_id; ///< Ana holds it
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const desk::Agent m_ben = person(QStringLiteral("Ben"));
    const QString m_s = QStringLiteral("s");
};

void TestMacros::init()
{
    m_play = std::make_unique<DeskPlay>();
    m_id = m_play->waits(m_s);
    QVERIFY(m_play->act(m_ana, desk::Claim{m_id}));
}

/// Whatever has happened, the log gives the same tables.
void TestMacros::cleanup()
{
    m_play->close();
    QCOMPARE(m_play->stage.differences(), QStringList());
}

void TestMacros::wordsTagsAndAColleagueAreOneStep()
{
    const auto before = m_play->types.size();
    const auto said = m_play->ask(m_ana, macro(m_ben));
    QVERIFY2(said, said ? "" : qPrintable(said.error().detail));
    QCOMPARE(std::get<Message>(*said).text, QStringLiteral("On its way."));
    QCOMPARE(typesSince(before),
             (QStringList{QStringLiteral("message.added"), QStringLiteral("conversation.tagged"),
                          QStringLiteral("conversation.assigned")}));
    const auto now = m_play->now.value(m_s);
    QCOMPARE(now.tags, QStringList{QStringLiteral("Refund")});
    QCOMPARE(now.assignee, m_ben.actor.member);
    QCOMPARE(now.assignedBy, m_ana.actor.member);
}

void TestMacros::wordsTagsAndTheEndAreOneStep()
{
    const auto before = m_play->types.size();
    QVERIFY(m_play->ask(m_ana, macro({}, true)));
    QCOMPARE(typesSince(before),
             (QStringList{QStringLiteral("message.added"), QStringLiteral("conversation.tagged"),
                          QStringLiteral("conversation.resolved")}));
    QCOMPARE(m_play->now.value(m_s).state, State::Ended);
    QCOMPARE(m_play->now.value(m_s).tags, QStringList{QStringLiteral("Refund")});
}

void TestMacros::theSameAgainChangesNothing()
{
    const auto command = QStringLiteral("again");
    const auto first = m_play->ask(m_ana, macro(m_ben), command);
    QVERIFY(first);
    const auto seq = m_play->seq();
    // It is Ben's by now, and he has ended it: what was asked was done all the same.
    QVERIFY(m_play->act(m_ben, desk::Resolve{m_id}));
    const auto second = m_play->ask(m_ana, macro(m_ben), command);
    QVERIFY(second);
    QCOMPARE(std::get<Message>(*second), std::get<Message>(*first));
    QCOMPARE(m_play->seq(), seq + 1);
}

void TestMacros::tagsThatAreThereAreNoNews()
{
    QVERIFY(m_play->act(m_ana, desk::Tag{m_id, {QStringLiteral("REFUND")}, {}}));
    const auto before = m_play->types.size();
    // And who holds it already is given nothing.
    QVERIFY(m_play->ask(m_ana, macro(m_ana)));
    QCOMPARE(typesSince(before), QStringList{QStringLiteral("message.added")});
    QCOMPARE(m_play->now.value(m_s).tags, QStringList{QStringLiteral("REFUND")});
}

void TestMacros::anEndedOneIsReopenedAndGivenOn()
{
    QVERIFY(m_play->act(m_ana, desk::Resolve{m_id}));
    const auto before = m_play->types.size();
    QVERIFY(m_play->ask(m_ana, macro(m_ben)));
    QCOMPARE(typesSince(before),
             (QStringList{QStringLiteral("conversation.reopened"), QStringLiteral("message.added"),
                          QStringLiteral("conversation.tagged"), QStringLiteral("conversation.assigned")}));
    QCOMPARE(m_play->now.value(m_s).assignee, m_ben.actor.member);
}

void TestMacros::refusedWhole_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Refusal::Kind>("kind");
    QTest::addColumn<Refusal::Reason>("reason");
    QTest::newRow("a tag too many") << QStringLiteral("many") << Kind::Invalid << Reason::None;
    QTest::newRow("a tag too long") << QStringLiteral("long") << Kind::Invalid << Reason::None;
    QTest::newRow("a colleague who is full")
        << QStringLiteral("full") << Kind::Conflict << Reason::AtCapacity;
    QTest::newRow("a colleague of another bot") << QStringLiteral("other") << Kind::Conflict << Reason::None;
    QTest::newRow("a colleague who only looks") << QStringLiteral("viewer") << Kind::Conflict << Reason::None;
    QTest::newRow("given and ended") << QStringLiteral("both") << Kind::Invalid << Reason::None;
    QTest::newRow("another holds it") << QStringLiteral("theirs") << Kind::Conflict << Reason::NotYours;
    QTest::newRow("nobody holds it") << QStringLiteral("waiting") << Kind::Conflict << Reason::NotClaimed;
    QTest::newRow("nothing is said") << QStringLiteral("blank") << Kind::Invalid << Reason::None;
}

void TestMacros::refusedWhole()
{
    QFETCH(QString, what);
    QFETCH(Refusal::Kind, kind);
    QFETCH(Refusal::Reason, reason);
    auto verb = macro(m_ben);
    if (what == QLatin1String("many")) {
        QStringList tags;
        for (int i = 0; i < mostTags; ++i)
            tags.append(QStringLiteral("t%1").arg(i));
        QVERIFY(m_play->act(m_ana, desk::Tag{m_id, tags, {}}));
    }
    if (what == QLatin1String("long"))
        verb.tags.append(QString(longestTag + 1, u'x'));
    if (what == QLatin1String("full")) {
        verb.to = person(QStringLiteral("Ben"), Role::Agent, 1);
        QVERIFY(m_play->act(m_ana, desk::Assign{m_play->waits(QStringLiteral("t")), *verb.to}));
    }
    if (what == QLatin1String("other"))
        verb.to->bots = QSet<BotId>{BotId(QStringLiteral("other"))};
    if (what == QLatin1String("viewer"))
        verb.to = person(QStringLiteral("Vic"), Role::Viewer);
    if (what == QLatin1String("both"))
        verb.resolves = true;
    if (what == QLatin1String("theirs"))
        QVERIFY(m_play->act(m_ana, desk::Assign{m_id, m_ben}));
    if (what == QLatin1String("waiting"))
        QVERIFY(m_play->act(m_ana, desk::Release{m_id}));
    if (what == QLatin1String("blank"))
        verb.text.clear();
    const auto before = m_play->now.value(m_s);
    const auto seq = m_play->seq();

    const auto refused = m_play->ask(m_ana, verb);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().reason, reason);
    QVERIFY(!refused.error().detail.isEmpty());
    QCOMPARE(m_play->seq(), seq);
    // Nothing of it is there for the next one either.
    const auto holder = before.assignee == m_ben.actor.member ? m_ben : m_ana;
    const auto tagged = m_play->act(holder, desk::Tag{m_id, {}, {QStringLiteral("none")}});
    QVERIFY(tagged);
    QCOMPARE(*tagged, before);
}

void TestMacros::refusedOnesMayBeAskedAgain()
{
    const auto command = QStringLiteral("again");
    const auto full = person(QStringLiteral("Ben"), Role::Agent, 1);
    const auto other = m_play->waits(QStringLiteral("t"));
    QVERIFY(m_play->act(full, desk::Claim{other}));
    QCOMPARE(m_play->ask(m_ana, macro(full), command).error().reason, Reason::AtCapacity);
    QVERIFY(m_play->act(full, desk::Resolve{other}));
    QVERIFY(m_play->ask(m_ana, macro(full), command));
    QCOMPARE(m_play->now.value(m_s).assignee, full.actor.member);
    QCOMPARE(m_play->now.value(m_s).messageCount, 1);
}

BATON_TEST(TestMacros)
#include "tst_macros.moc"
