// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/faqbot.h"
#include "places.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QtTest>

using namespace samplebot;

namespace {

QJsonObject message(const char* author, const QString& text, const char* name = "")
{
    return {{QStringLiteral("author"), QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(author)},
                                                   {QStringLiteral("name"), QString::fromLatin1(name)}}},
            {QStringLiteral("text"), text}};
}

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aKnownQuestionIsAnsweredWithConfidence();
    void anUnknownOneIsAdmittedAndAPersonOffered();
    void anOfferOfAPersonIsAcceptedOrDeclined();
    void aDoubtfulAnswerSaysSo();
    void greetingsAndThanksAreReturned();
    void whoAsksForAPersonIsToldHow();
    void anEventThatComesTwiceIsAnsweredOnce();
    void aBotStartedAnewGivesTheSameAnswerTheSameId();
    void itIsSilentWhileAPersonHasTheConversation_data();
    void itIsSilentWhileAPersonHasTheConversation();
    void onlyThatConversationIsSilent();
    void handedBackItGreetsAndSpeaksAgain();
    void handedBackWithAQuestionItAnswersIt();
    void onlyCustomersAreAnswered();
    void rubbishIsIgnored_data();
    void rubbishIsIgnored();

private:
    void happens(const char* type, QJsonObject data, const QString& subject = QStringLiteral("s1"));
    void customerSays(const QString& text, const QString& subject = QStringLiteral("s1"));
    QJsonObject said(qsizetype index = -1) const;

    Knowledge m_knowledge;
    std::unique_ptr<FaqBot> m_bot;
    std::unique_ptr<QSignalSpy> m_published;
    int m_lastId = 0;
};

void AnswersTest::initTestCase()
{
    QCOMPARE(m_knowledge.load(QStringLiteral(BATON_SOURCE_DIR "/resources/knowledge")), QString());
}

void AnswersTest::init()
{
    m_bot = std::make_unique<FaqBot>(m_knowledge);
    m_published = std::make_unique<QSignalSpy>(m_bot.get(), &FaqBot::publish);
}

void AnswersTest::happens(const char* type, QJsonObject data, const QString& subject)
{
    data.insert(QStringLiteral("subject"), subject);
    m_bot->take({{QStringLiteral("id"), QStringLiteral("evt_%1").arg(++m_lastId)},
                 {QStringLiteral("type"), QString::fromLatin1(type)},
                 {QStringLiteral("data"), data}});
}

void AnswersTest::customerSays(const QString& text, const QString& subject)
{
    happens("message.added", {{QStringLiteral("message"), message("customer", text)}}, subject);
}

QJsonObject AnswersTest::said(qsizetype index) const
{
    const auto at = index < 0 ? m_published->size() - 1 : index;
    return m_published->value(int(at)).value(0).toJsonObject();
}

void AnswersTest::aKnownQuestionIsAnsweredWithConfidence()
{
    customerSays(QStringLiteral("When do I get my refund?"));
    QCOMPARE(m_published->size(), 1);
    const auto event = said();
    QCOMPARE(event.value(QLatin1String("type")).toString(), QStringLiteral("baton.message.bot"));
    QCOMPARE(event.value(QLatin1String("subject")).toString(), QStringLiteral("s1"));
    QCOMPARE(event.value(QLatin1String("specversion")).toString(), QStringLiteral("1.0"));
    const auto data = event.value(QLatin1String("data")).toObject();
    QVERIFY(data.value(QLatin1String("text")).toString().contains(QLatin1String("5 to 7")));
    QVERIFY(data.value(QLatin1String("confidence")).toDouble() >= 0.55);
}

void AnswersTest::anUnknownOneIsAdmittedAndAPersonOffered()
{
    customerSays(QStringLiteral("Who won the world cup in 1998?"));
    const auto data = said().value(QLatin1String("data")).toObject();
    QVERIFY(data.value(QLatin1String("text")).toString().contains(QLatin1String("I do not know")));
    QVERIFY(data.value(QLatin1String("text")).toString().contains(QLatin1String("person")));
    QVERIFY(data.value(QLatin1String("confidence")).toDouble() < 0.3);
}

void AnswersTest::anOfferOfAPersonIsAcceptedOrDeclined()
{
    // given an offer
    customerSays(QStringLiteral("Who won the world cup in 1998?"));
    const auto buttons = said().value(QLatin1String("data"))[QLatin1String("buttons")].toArray();
    QCOMPARE(buttons.size(), 2);
    const auto press = [&](int which) {
        const auto button = buttons.at(which).toObject();
        happens("message.added", {{QStringLiteral("message"),
                                   message("customer", button.value(QLatin1String("text")).toString())},
                                  {QStringLiteral("button"),
                                   QJsonObject{{QStringLiteral("message"), QStringLiteral("g1")},
                                               {QStringLiteral("id"), button.value(QLatin1String("id"))}}}});
    };
    // when it is declined, the bot goes on
    press(1);
    QCOMPARE(said().value(QLatin1String("type")).toString(), QStringLiteral("baton.message.bot"));
    QVERIFY(!said().value(QLatin1String("data")).toObject().contains(QLatin1String("buttons")));
    // when it is accepted, a person is asked for
    press(0);
    QCOMPARE(m_published->size(), 3);
    QCOMPARE(said().value(QLatin1String("type")).toString(), QStringLiteral("baton.escalation.requested"));
    QCOMPARE(said().value(QLatin1String("subject")).toString(), QStringLiteral("s1"));
}

void AnswersTest::aDoubtfulAnswerSaysSo()
{
    customerSays(QStringLiteral("refund zeppelin"));
    const auto data = said().value(QLatin1String("data")).toObject();
    QVERIFY(data.value(QLatin1String("text")).toString().contains(QLatin1String("not sure")));
    const auto confidence = data.value(QLatin1String("confidence")).toDouble();
    QVERIFY(confidence >= 0.3 && confidence < 0.55);
}

void AnswersTest::greetingsAndThanksAreReturned()
{
    customerSays(QStringLiteral("Hello!"));
    QVERIFY(said().value(QLatin1String("data"))[QLatin1String("text")].toString().startsWith(
        QLatin1String("Hello!")));
    customerSays(QStringLiteral("thanks a lot"));
    QVERIFY(said().value(QLatin1String("data"))[QLatin1String("text")].toString().contains(
        QLatin1String("welcome")));
}

void AnswersTest::whoAsksForAPersonIsToldHow()
{
    for (const char* words : {"I want to talk to a person", "give me a human", "can I speak to someone?"}) {
        customerSays(QString::fromLatin1(words));
        QVERIFY2(said().value(QLatin1String("data"))[QLatin1String("text")].toString().contains(
                     QLatin1String("Talk to a person")),
                 words);
        QCOMPARE(said().value(QLatin1String("data"))[QLatin1String("confidence")].toDouble(), 0.0);
    }
}

void AnswersTest::anEventThatComesTwiceIsAnsweredOnce()
{
    const QJsonObject event{
        {QStringLiteral("id"), QStringLiteral("evt_x")},
        {QStringLiteral("type"), QStringLiteral("message.added")},
        {QStringLiteral("data"),
         QJsonObject{{QStringLiteral("subject"), QStringLiteral("s1")},
                     {QStringLiteral("message"), message("customer", QStringLiteral("Hello"))}}}};
    m_bot->take(event);
    m_bot->take(event);
    QCOMPARE(m_published->size(), 1);
}

void AnswersTest::aBotStartedAnewGivesTheSameAnswerTheSameId()
{
    // Given a bot that answered and was killed before the relay knew that the event had arrived
    customerSays(QStringLiteral("Hello"));
    const auto before = said();
    // When another one gets the same event
    init();
    --m_lastId;
    customerSays(QStringLiteral("Hello"));
    // Then the relay can tell that it is the same answer
    QCOMPARE(said().value(QLatin1String("id")), before.value(QLatin1String("id")));
    QCOMPARE(said().value(QLatin1String("source")), before.value(QLatin1String("source")));
    customerSays(QStringLiteral("Hello"));
    QVERIFY(said().value(QLatin1String("id")) != before.value(QLatin1String("id")));
}

void AnswersTest::itIsSilentWhileAPersonHasTheConversation_data()
{
    QTest::addColumn<QByteArrayList>("steps");
    QTest::addColumn<bool>("silent");
    QTest::newRow("escalated") << QByteArrayList{"conversation.escalated"} << true;
    QTest::newRow("claimed") << QByteArrayList{"conversation.claimed"} << true;
    QTest::newRow("released") << QByteArrayList{"conversation.claimed", "conversation.released"} << true;
    QTest::newRow("resolved") << QByteArrayList{"conversation.claimed", "conversation.resolved"} << false;
    QTest::newRow("started") << QByteArrayList{"conversation.started"} << false;
    QTest::newRow("reopened by the customer")
        << QByteArrayList{"conversation.resolved", "conversation.reopened"} << false;
}

void AnswersTest::itIsSilentWhileAPersonHasTheConversation()
{
    QFETCH(QByteArrayList, steps);
    QFETCH(bool, silent);
    for (const auto& step : steps)
        happens(step.constData(), {});
    customerSays(QStringLiteral("Hello"));
    QCOMPARE(m_published->isEmpty(), silent);
}

void AnswersTest::onlyThatConversationIsSilent()
{
    happens("conversation.reopened",
            {{QStringLiteral("agent"), QJsonObject{{QStringLiteral("id"), QStringLiteral("m1")}}}});
    customerSays(QStringLiteral("Hello"));
    QVERIFY(m_published->isEmpty());
    customerSays(QStringLiteral("Hello"), QStringLiteral("s2"));
    QCOMPARE(said().value(QLatin1String("subject")).toString(), QStringLiteral("s2"));
}

void AnswersTest::handedBackItGreetsAndSpeaksAgain()
{
    happens("conversation.claimed", {});
    happens("conversation.handed_back",
            {{QStringLiteral("transcript"),
              QJsonArray{message("customer", QStringLiteral("My refund?")),
                         message("agent", QStringLiteral("It is on its way."), "Ana")}}});
    QVERIFY(
        said().value(QLatin1String("data"))[QLatin1String("text")].toString().contains(QLatin1String("Ana")));
    customerSays(QStringLiteral("How long is the warranty?"));
    QCOMPARE(m_published->size(), 2);
    QVERIFY(said().value(QLatin1String("data"))[QLatin1String("text")].toString().contains(
        QLatin1String("three years")));
}

void AnswersTest::handedBackWithAQuestionItAnswersIt()
{
    happens("conversation.claimed", {});
    happens("conversation.handed_back",
            {{QStringLiteral("transcript"),
              QJsonArray{message("agent", QStringLiteral("Anything else?"), "Ana"),
                         message("customer", QStringLiteral("How long is the warranty?"))}}});
    QCOMPARE(m_published->size(), 1);
    QVERIFY(said().value(QLatin1String("data"))[QLatin1String("text")].toString().contains(
        QLatin1String("three years")));
}

void AnswersTest::onlyCustomersAreAnswered()
{
    happens("message.added", {{QStringLiteral("message"), message("agent", QStringLiteral("Hello"))}});
    happens("message.added", {{QStringLiteral("message"), message("bot", QStringLiteral("Hello"))}});
    happens("typing",
            {{QStringLiteral("author"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("agent")}}},
             {QStringLiteral("on"), true}});
    QVERIFY(m_published->isEmpty());
}

void AnswersTest::rubbishIsIgnored_data()
{
    QTest::addColumn<QJsonObject>("event");
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("no data") << QJsonObject{{QStringLiteral("id"), QStringLiteral("a")},
                                            {QStringLiteral("type"), QStringLiteral("message.added")}};
    QTest::newRow("wrong types") << QJsonObject{{QStringLiteral("id"), 1},
                                                {QStringLiteral("type"), QJsonArray()},
                                                {QStringLiteral("data"), QStringLiteral("x")}};
    QTest::newRow("no transcript") << QJsonObject{
        {QStringLiteral("id"), QString()},
        {QStringLiteral("type"), QStringLiteral("conversation.handed_back")},
        {QStringLiteral("data"), QJsonObject{{QStringLiteral("subject"), QStringLiteral("s1")}}}};
}

void AnswersTest::rubbishIsIgnored()
{
    QFETCH(QJsonObject, event);
    m_bot->take(event);
    QVERIFY(m_published->isEmpty());
    customerSays(QStringLiteral("Hello"));
    QCOMPARE(m_published->size(), 1);
}

BATON_TEST(AnswersTest)
#include "tst_samplebotanswers.moc"
