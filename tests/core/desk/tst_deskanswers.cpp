// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::DeskPlay;
using baton::tests::person;

/// What the desk says to whoever asks: the same to the same, why not, and no more than one can read.
class TestDeskAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init() { m_play = std::make_unique<DeskPlay>(); }
    void cleanup();

    void whoeverAsksAgainGetsTheFirstAnswer_data();
    void whoeverAsksAgainGetsTheFirstAnswer();
    void nobodyStartsWithWhomTheyDoNotKnow();
    void whatIsOddIsToldUpToANumber();
    void whyACustomerNeedsAPersonIsSaid_data();
    void whyACustomerNeedsAPersonIsSaid();
    void ofALongMessageThePlaceIsQuoted();
    void aLogThatLostItsEndIsAnother();

private:
    std::unique_ptr<DeskPlay> m_play;
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const QString m_subject = QStringLiteral("s");
};

void TestDeskAnswers::cleanup()
{
    m_play->close();
    QCOMPARE(m_play->stage.differences(), QStringList());
}

void TestDeskAnswers::whoeverAsksAgainGetsTheFirstAnswer_data()
{
    QTest::addColumn<QString>("verb");
    for (const auto* verb : {"reply", "note", "describe", "tag"})
        QTest::newRow(verb) << QString::fromLatin1(verb);
}

void TestDeskAnswers::whoeverAsksAgainGetsTheFirstAnswer()
{
    QFETCH(QString, verb);
    const auto id = m_play->waits(m_subject, QStringLiteral("u1"));
    QVERIFY(m_play->ask(m_ana, desk::Claim{id}));
    const QHash<QString, DeskPlay::Verb> verbs{
        {QStringLiteral("reply"), desk::Reply{id, QStringLiteral("Hello")}},
        {QStringLiteral("note"), desk::WriteNote{id, QStringLiteral("A friend")}},
        {QStringLiteral("describe"), desk::UpdateContact{m_play->shop.id,
                                                         ContactId(QStringLiteral("u1")),
                                                         {QStringLiteral("Zoë"), {}, {}, {}}}},
        {QStringLiteral("tag"), desk::Tag{id, {QStringLiteral("VIP")}, {}}}};
    const auto first = m_play->ask(m_ana, verbs.value(verb), QStringLiteral("c1"));
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    const auto seq = m_play->seq();
    // Also after a restart, and when much has happened since
    m_play->close();
    m_play->open();
    QVERIFY(m_play->ask(m_ana, desk::Reply{id, QStringLiteral("Still there?")}));
    const auto again = m_play->ask(m_ana, verbs.value(verb), QStringLiteral("c1"));
    QVERIFY(again);
    QCOMPARE(again->index(), first->index());
    const auto isFirst = [&](const auto& answer) {
        const auto& other = std::get<std::decay_t<decltype(answer)>>(*first);
        if constexpr (std::is_same_v<decltype(other), const protocol::ContactChanged&>)
            return answer.contact == other.contact;
        else
            return answer == other;
    };
    QVERIFY(std::visit(isFirst, *again));
    QCOMPARE(m_play->seq(), seq + 1);
}

void TestDeskAnswers::nobodyStartsWithWhomTheyDoNotKnow()
{
    m_play->waits(m_subject, QStringLiteral("u1"));
    const auto refusal = [&](const desk::Agent& agent, const QString& contact, const QString& text) {
        const auto asked = m_play->ask(agent, desk::Start{m_play->shop.id, ContactId(contact), text});
        return asked ? std::nullopt : std::optional(asked.error().kind);
    };
    auto stranger = m_ana;
    stranger.bots = QSet<BotId>{BotId(QStringLiteral("bank"))};
    QCOMPARE(refusal(m_ana, QStringLiteral("u2"), QStringLiteral("Hello")), Refusal::Kind::NotFound);
    QCOMPARE(refusal(stranger, QStringLiteral("u1"), QStringLiteral("Hello")), Refusal::Kind::NotFound);
    QCOMPARE(refusal(m_ana, QStringLiteral("u1"), QStringLiteral(" ")), Refusal::Kind::Invalid);
    QCOMPARE(refusal(m_ana, QStringLiteral("u1"), QString(8001, u'x')), Refusal::Kind::TooLarge);
    // Whoever knows them does
    QCOMPARE(refusal(m_ana, QStringLiteral("u1"), QStringLiteral("Hello")), std::nullopt);
    QCOMPARE(m_play->now.value(m_subject).state, ConversationState::Open);
}

void TestDeskAnswers::whatIsOddIsToldUpToANumber()
{
    // Given a bot that tells of the end of more conversations than it ever began
    desk::BotBatch batch{m_play->shop, {}};
    for (int i = 0; i < 25; ++i)
        batch.events.append(baton::tests::botEvent(QStringLiteral("/test"), QStringLiteral("odd%1").arg(i),
                                                   QStringLiteral("baton.conversation.ended"),
                                                   QStringLiteral("unknown%1").arg(i), Instant{m_play->clock},
                                                   {}));
    std::promise<Result<desk::BotAnswer>> answered;
    m_play->desk().submit(batch,
                          [&](Result<desk::BotAnswer> answer) { answered.set_value(std::move(answer)); });
    const auto answer = answered.get_future().get();
    QVERIFY(answer);
    QCOMPARE(answer->accepted, 0);
    QCOMPARE(answer->notes.size(), 21);
    QVERIFY2(answer->notes.constFirst().startsWith(QLatin1String("Event \"odd0\": ")),
             qPrintable(answer->notes.constFirst()));
    QCOMPARE(answer->notes.constLast(), QStringLiteral("There is more of this kind: 5 notes are left out."));
}

void TestDeskAnswers::whyACustomerNeedsAPersonIsSaid_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("because");
    const auto row = [](const char* because, const QStringList& said) {
        QTest::newRow(because) << said << QString::fromUtf8(because);
    };
    row("user requested human", {QStringLiteral("Can I speak to a human please?")});
    row("writes in capitals",
        {QStringLiteral("WHERE IS MY REFUND"), QStringLiteral("THIS IS A TERRIBLE JOKE")});
    row("insults", {QStringLiteral("your stupid bot is useless, you idiot")});
    row("is sarcastic", {QStringLiteral("great, thanks for nothing"), QStringLiteral("Wow, very helpful..."),
                         QStringLiteral("terrible, great, thanks for nothing, useless")});
    row("asks again",
        {QStringLiteral("where is my refund"), QStringLiteral("so where is my refund"),
         QStringLiteral("where is my terrible refund"), QStringLiteral("where is my refund!!!")});
    row("writes \"!!!\"", {QStringLiteral("this is awful!!!"), QStringLiteral("terrible and useless!!!!!")});
    row("complains", {QStringLiteral("I am very disappointed, this is unacceptable"),
                      QStringLiteral("this is terrible, I am not happy at all")});
}

void TestDeskAnswers::whyACustomerNeedsAPersonIsSaid()
{
    QFETCH(QStringList, said);
    QFETCH(QString, because);
    m_play->stage.setBot(QStringLiteral("shop"), R"({"escalate_on_tone":"on"})");
    for (const auto& words : said)
        QCOMPARE(m_play->says(m_subject, words), QString());
    const auto now = m_play->now.value(m_subject);
    QCOMPARE(now.state, ConversationState::Waiting);
    QVERIFY2(now.reason.value_or(QString()).contains(because), qPrintable(now.reason.value_or(QString())));
    QVERIFY2(said.join(u'\n').contains(now.quote.value_or(QStringLiteral("nothing"))),
             qPrintable(now.quote.value_or(QStringLiteral("nothing"))));
}

void TestDeskAnswers::ofALongMessageThePlaceIsQuoted()
{
    const auto before = QStringLiteral("The parcel was to come on Monday. ").repeated(30);
    QCOMPARE(m_play->says(m_subject, before + QStringLiteral("I want to speak to a human now.")), QString());
    const auto now = m_play->now.value(m_subject);
    QCOMPARE(now.reason, QStringLiteral("user requested human"));
    QCOMPARE(now.quote, QStringLiteral("I want to speak to a human now."));
}

void TestDeskAnswers::aLogThatLostItsEndIsAnother()
{
    m_play->waits(m_subject);
    const auto before = m_play->desk().logId();
    QVERIFY(!before.isEmpty());
    QVERIFY(m_play->desk().renewLog());
    const auto after = m_play->desk().logId();
    QVERIFY(after != before);
    // Nobody who knows the old one is served from it after a restart either
    m_play->close();
    m_play->open();
    QCOMPARE(m_play->desk().logId(), after);
}

BATON_TEST(TestDeskAnswers)
#include "tst_deskanswers.moc"
