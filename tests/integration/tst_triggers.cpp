// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QtTest>

using namespace baton::testing;

/// When the relay itself decides that a person is needed: what a bot's admin, its agents and the bot see of
/// it.
class TestTriggers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_ana.close(); }

    void aCustomerWhoAsksForAPersonGetsOne();
    void aRequestWithoutAQuoteHasTheCustomersLastWords();
    void humanHairIsNoPerson();
    void askingTwiceIsOneEscalation();
    void twoPoorAnswersInARowAreEnough();
    void aGoodAnswerStartsTheCountAgain();
    void afterTheHandBackTheCountStartsAgain();
    void theBatchThatSaysSoIsTakenWhole();
    void theBotsLineIsKeptWhileTheCustomerWaits();
    void anAngryCustomerGetsAPerson();
    void oneHardWordIsNotAnger();
    void theAdminTurnsItOffWhileTheRelayRuns();
    void nonsenseIsNoSetting();

private:
    int say(const QString& who, const QString& text, std::optional<double> confidence = {});
    QJsonObject message(const QString& who, const QString& text, std::optional<double> confidence = {});
    QList<QJsonObject> escalations() const;
    QJsonObject conversation();

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_bot;
    RpcClient m_ana;
    int m_next = 0;
};

void TestTriggers::init()
{
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    m_bot = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->start());
    const auto token = signIn(m_relay->url(), QStringLiteral("ana@baton.example"));
    m_ana.clearNotifications();
    QVERIFY(m_ana.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")));
    QVERIFY(m_ana.call(QStringLiteral("session.hello")).ok());
}

QJsonObject TestTriggers::message(const QString& who, const QString& text, std::optional<double> confidence)
{
    QJsonObject data{{QStringLiteral("text"), text}};
    if (confidence)
        data.insert(QStringLiteral("confidence"), *confidence);
    return cloudEvent(QStringLiteral("e%1").arg(++m_next), QStringLiteral("baton.message.") + who,
                      QStringLiteral("s1"), data);
}

int TestTriggers::say(const QString& who, const QString& text, std::optional<double> confidence)
{
    return publish(m_relay->url(), m_bot.key, {message(who, text, confidence)}).status;
}

QJsonObject TestTriggers::conversation()
{
    const auto list =
        m_ana.call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}});
    return list.result.value(QLatin1String("items")).toArray().at(0).toObject();
}

QList<QJsonObject> TestTriggers::escalations() const
{
    QList<QJsonObject> found;
    for (const auto& event : m_ana.notificationsOf(QStringLiteral("event"))) {
        if (event.value(QLatin1String("type")) == QLatin1String("conversation.escalated")) {
            const auto data = event.value(QLatin1String("data")).toObject();
            found.append(data.value(QLatin1String("conversation")).toObject());
        }
    }
    return found;
}

void TestTriggers::aCustomerWhoAsksForAPersonGetsOne()
{
    QCOMPARE(say(QStringLiteral("customer"), QStringLiteral("can I please talk to a real person?")), 202);
    QTRY_COMPARE(escalations().size(), 1);
    const auto escalated = escalations().constFirst();
    QCOMPARE(escalated.value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
    QCOMPARE(escalated.value(QLatin1String("reason")).toString(), QStringLiteral("user requested human"));
    QCOMPARE(escalated.value(QLatin1String("quote")).toString(),
             QStringLiteral("can I please talk to a real person?"));
    // And whoever opens it later reads both between the messages.
    const auto opened = m_ana.call(QStringLiteral("conversations.get"),
                                   {{QStringLiteral("id"), escalated.value(QLatin1String("id"))}});
    QJsonObject step;
    const auto history = opened.result.value(QLatin1String("history")).toArray();
    for (const auto& entry : history)
        if (entry.toObject().value(QLatin1String("type")) == QLatin1String("conversation.escalated"))
            step = entry.toObject();
    QCOMPARE(step.value(QLatin1String("reason")), escalated.value(QLatin1String("reason")));
    QCOMPARE(step.value(QLatin1String("quote")), escalated.value(QLatin1String("quote")));
}

void TestTriggers::aRequestWithoutAQuoteHasTheCustomersLastWords()
{
    QCOMPARE(say(QStringLiteral("customer"), QStringLiteral("Can I pay by invoice?")), 202);
    const auto step =
        cloudEvent(QStringLiteral("step"), QStringLiteral("baton.escalation.requested"), QStringLiteral("s1"),
                   {{QStringLiteral("reason"), QStringLiteral("workflow step: billing")}});
    QCOMPARE(publish(m_relay->url(), m_bot.key, {step}).status, 202);
    QCOMPARE(conversation().value(QLatin1String("reason")).toString(),
             QStringLiteral("workflow step: billing"));
    QCOMPARE(conversation().value(QLatin1String("quote")).toString(),
             QStringLiteral("Can I pay by invoice?"));
}

void TestTriggers::humanHairIsNoPerson()
{
    QCOMPARE(say(QStringLiteral("customer"), QStringLiteral("Is the wig made of human hair?")), 202);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
}

void TestTriggers::askingTwiceIsOneEscalation()
{
    say(QStringLiteral("customer"), QStringLiteral("I want to speak to a human"));
    say(QStringLiteral("customer"), QStringLiteral("I SAID: I want to speak to a human"));
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
    QCOMPARE(escalations().size(), 1);
}

void TestTriggers::twoPoorAnswersInARowAreEnough()
{
    say(QStringLiteral("customer"), QStringLiteral("Where is my parcel?"));
    say(QStringLiteral("bot"), QStringLiteral("Our shops open at nine."), 0.1);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
    say(QStringLiteral("customer"), QStringLiteral("No, my parcel"));
    say(QStringLiteral("bot"), QStringLiteral("I do not know."), 0.05);
    QTRY_COMPARE(escalations().size(), 1);
    QCOMPARE(escalations().constFirst().value(QLatin1String("reason")).toString(),
             QStringLiteral("bot could not answer"));
    QCOMPARE(escalations().constFirst().value(QLatin1String("quote")).toString(),
             QStringLiteral("No, my parcel"));
}

void TestTriggers::aGoodAnswerStartsTheCountAgain()
{
    for (const double confidence : {0.1, 0.9, 0.1, 0.8})
        say(QStringLiteral("bot"), QStringLiteral("Perhaps."), confidence);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
}

void TestTriggers::afterTheHandBackTheCountStartsAgain()
{
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    const auto id = conversation().value(QLatin1String("id"));
    for (const auto* verb : {"conversations.claim", "conversations.handBack"})
        QVERIFY(
            m_ana
                .call(QString::fromLatin1(verb),
                      {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), QString::fromLatin1(verb)}})
                .ok());
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
}

void TestTriggers::theBatchThatSaysSoIsTakenWhole()
{
    const auto answer = publish(m_relay->url(), m_bot.key,
                                {message(QStringLiteral("customer"), QStringLiteral("a human please")),
                                 message(QStringLiteral("bot"), QStringLiteral("One moment."))});
    QVERIFY2(answer.status == 202, answer.body);
    QCOMPARE(answer.json().value(QLatin1String("accepted")).toInt(), 2);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
}

void TestTriggers::theBotsLineIsKeptWhileTheCustomerWaits()
{
    say(QStringLiteral("customer"), QStringLiteral("a human please"));
    const auto answer = publish(m_relay->url(), m_bot.key,
                                {message(QStringLiteral("bot"), QStringLiteral("I connect you."))});
    QCOMPARE(answer.status, 202);
    QVERIFY(!answer.json().contains(QLatin1String("notes")));
    QTRY_COMPARE(
        m_ana.notificationsOf(QStringLiteral("event")).constLast().value(QLatin1String("type")).toString(),
        QStringLiteral("message.added"));
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
}

void TestTriggers::anAngryCustomerGetsAPerson()
{
    say(QStringLiteral("customer"), QStringLiteral("My parcel is still not here"));
    say(QStringLiteral("bot"), QStringLiteral("Parcels take three to five days."), 0.9);
    say(QStringLiteral("customer"), QStringLiteral("THIS IS USELESS!!! third time I ask 😡"));
    QTRY_COMPARE(escalations().size(), 1);
    const auto reason = escalations().constFirst().value(QLatin1String("reason")).toString();
    QVERIFY2(reason.startsWith(QLatin1String("customer is upset: ")), qPrintable(reason));
    QVERIFY2(reason.contains(QLatin1String("sends angry emoji")), qPrintable(reason));
    QCOMPARE(escalations().constFirst().value(QLatin1String("quote")).toString(),
             QStringLiteral("THIS IS USELESS!!! third time I ask 😡"));
}

void TestTriggers::oneHardWordIsNotAnger()
{
    say(QStringLiteral("customer"), QStringLiteral("The weather is awful today, do you deliver?"));
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
}

void TestTriggers::theAdminTurnsItOffWhileTheRelayRuns()
{
    QCOMPARE(m_relay
                 ->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                        QStringLiteral("escalate_on_words=off"), QStringLiteral("confidence_turns=3")})
                 .exitCode,
             0);
    say(QStringLiteral("customer"), QStringLiteral("a human please"));
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("bot"));
    say(QStringLiteral("bot"), QStringLiteral("Perhaps."), 0.1);
    QCOMPARE(conversation().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
}

void TestTriggers::nonsenseIsNoSetting()
{
    const auto output = m_relay->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                                      QStringLiteral("confidence_threshold=lots")});
    QCOMPARE(output.exitCode, 2);
    QVERIFY2(output.err.contains("a number from 0, which is never, to 1"), output.err);
}

BATON_TEST(TestTriggers)
#include "tst_triggers.moc"
