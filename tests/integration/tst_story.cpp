// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QtTest>

using namespace baton::testing;

/// From bot to person and back, by the sockets anybody may use.
class TestStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEscalationGoesToEveryAgentAndOneOfThemAnswers();
    void aHandBackTellsTheBotWhatWasSaid();
    void aReleasedConversationWaitsAgain();
    void aResolvedConversationReopensWhenTheCustomerWrites();
    void anAgentStartsAConversationNobodyEscalated();
    void typingAndPresencePassBothWays();
    void aMemberSeesOnlyTheirBotsAndTheirNumbersStayGapless();
    void aClientResumesWhereItWas();
    void aNumberFromTheFutureLeadsToASnapshot();

private:
    std::unique_ptr<RpcClient> agent(const QString& email) const;
    QJsonObject hello(RpcClient& client, const QJsonObject& params = {}) const;
    QString escalate(const QString& subject);
    void say(const QString& type, const QString& subject, const QJsonObject& data);

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_bot;
    int m_nextEvent = 0;
};

namespace {

QJsonObject byId(const QString& id, const QString& commandId)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), commandId}};
}

QStringList eventTypes(const RpcClient& client)
{
    QStringList types;
    const auto events = client.notificationsOf(QStringLiteral("event"));
    for (const auto& event : events)
        types << event.value(QLatin1String("type")).toString();
    return types;
}

QString stateOf(const RpcAnswer& answer)
{
    return answer.result.value(QLatin1String("conversation"))
        .toObject()
        .value(QLatin1String("state"))
        .toString();
}

} // namespace

void TestStory::init()
{
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example"), QStringLiteral("admin")));
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example")));
    m_bot = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->start());
}

void TestStory::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    QCOMPARE(m_relay->terminate(), 0);
    m_relay.reset();
}

std::unique_ptr<RpcClient> TestStory::agent(const QString& email) const
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), email + QStringLiteral("@baton.example"));
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        qWarning() << "the agent socket did not open";
    return client;
}

QJsonObject TestStory::hello(RpcClient& client, const QJsonObject& params) const
{
    return client.call(QStringLiteral("session.hello"), params).result;
}

void TestStory::say(const QString& type, const QString& subject, const QJsonObject& data)
{
    const auto answer =
        publish(m_relay->url(), m_bot.key, {cloudEvent(QString::number(++m_nextEvent), type, subject, data)});
    QVERIFY2(answer.status == 202, answer.body);
}

QString TestStory::escalate(const QString& subject)
{
    say(QStringLiteral("baton.conversation.started"), subject,
        {{QStringLiteral("channel"), QStringLiteral("WIDGET")},
         {QStringLiteral("customer"),
          QJsonObject{{QStringLiteral("id"), subject + QStringLiteral("-customer")},
                      {QStringLiteral("name"), QStringLiteral("Jane")}}}});
    say(QStringLiteral("baton.message.customer"), subject,
        {{QStringLiteral("text"), QStringLiteral("Where is it?")}});
    say(QStringLiteral("baton.message.bot"), subject,
        {{QStringLiteral("text"), QStringLiteral("I do not know.")}, {QStringLiteral("confidence"), 0.2}});
    say(QStringLiteral("baton.escalation.requested"), subject,
        {{QStringLiteral("reason"), QStringLiteral("user requested human")}});
    auto watcher = agent(QStringLiteral("ana"));
    const auto snapshot = hello(*watcher).value(QLatin1String("snapshot")).toObject();
    const auto conversations = snapshot.value(QLatin1String("conversations")).toArray();
    for (const auto& conversation : conversations)
        if (conversation.toObject().value(QLatin1String("state")) == QLatin1String("waiting"))
            return conversation.toObject().value(QLatin1String("id")).toString();
    return {};
}

void TestStory::anEscalationGoesToEveryAgentAndOneOfThemAnswers()
{
    // Given two agents who watch
    auto ana = agent(QStringLiteral("ana"));
    auto ben = agent(QStringLiteral("ben"));
    hello(*ana);
    hello(*ben);

    // When a bot asks for a person
    const auto id = escalate(QStringLiteral("s1"));

    // Then both are told
    QVERIFY(!id.isEmpty());
    for (auto* client : {ana.get(), ben.get()})
        QTRY_VERIFY(eventTypes(*client).contains(QLatin1String("conversation.escalated")));

    // When both claim, one gets it and the other is told who
    const auto first = ana->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("a1")));
    const auto second = ben->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("b1")));
    QVERIFY(first.ok());
    QCOMPARE(stateOf(first), QStringLiteral("open"));
    QCOMPARE(second.errorCode, -32009);
    QCOMPARE(second.reason(), QStringLiteral("already_claimed"));
    QCOMPARE(
        second.errorData.value(QLatin1String("claimedBy")).toObject().value(QLatin1String("name")).toString(),
        QStringLiteral("ana"));
    QTRY_VERIFY(eventTypes(*ben).contains(QLatin1String("conversation.claimed")));

    // And who holds it answers, whoever does not is refused
    auto words = byId(id, QStringLiteral("a2"));
    words.insert(QStringLiteral("text"), QStringLiteral("It **left** today."));
    const auto reply = ana->call(QStringLiteral("conversations.reply"), words);
    QVERIFY(reply.ok());
    QCOMPARE(reply.result.value(QLatin1String("message")).toObject().value(QLatin1String("n")).toInt(), 3);
    words.insert(QStringLiteral("commandId"), QStringLiteral("b2"));
    QCOMPARE(ben->call(QStringLiteral("conversations.reply"), words).reason(), QStringLiteral("not_yours"));

    // And the same command again changes nothing
    words.insert(QStringLiteral("commandId"), QStringLiteral("a2"));
    const auto again = ana->call(QStringLiteral("conversations.reply"), words);
    QCOMPARE(again.result, reply.result);
    const auto got = ben->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}});
    QCOMPARE(got.result.value(QLatin1String("messages")).toArray().size(), 3);
}

void TestStory::aHandBackTellsTheBotWhatWasSaid()
{
    // Given a bot on its socket and a conversation that an agent answers
    const auto id = escalate(QStringLiteral("s1"));
    RpcClient bot;
    QVERIFY(bot.open(m_relay->socketUrl(QStringLiteral("/v1/bot")), m_bot.key));
    auto ana = agent(QStringLiteral("ana"));
    hello(*ana);
    QVERIFY(ana->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("1"))).ok());
    auto words = byId(id, QStringLiteral("2"));
    words.insert(QStringLiteral("text"), QStringLiteral("It left today."));
    QVERIFY(ana->call(QStringLiteral("conversations.reply"), words).ok());

    // Then the bot hears of both
    QTRY_COMPARE(eventsToldTo(bot).size(), 2);
    const auto heard = eventsToldTo(bot);
    QCOMPARE(heard[0].value(QLatin1String("type")).toString(), QStringLiteral("conversation.claimed"));
    QCOMPARE(heard[1].value(QLatin1String("type")).toString(), QStringLiteral("message.added"));
    const auto data = heard[1].value(QLatin1String("data")).toObject();
    QCOMPARE(data.value(QLatin1String("subject")).toString(), QStringLiteral("s1"));
    QCOMPARE(data.value(QLatin1String("conversation")).toString(), id);
    QVERIFY(!heard[1].value(QLatin1String("id")).toString().isEmpty());

    // When the agent hands back, the bot gets what was said since it asked for a person
    QCOMPARE(stateOf(ana->call(QStringLiteral("conversations.handBack"), byId(id, QStringLiteral("3")))),
             QStringLiteral("bot"));
    QTRY_COMPARE(eventsToldTo(bot).size(), 3);
    const auto back = eventsToldTo(bot).constLast();
    QCOMPARE(back.value(QLatin1String("type")).toString(), QStringLiteral("conversation.handed_back"));
    const auto transcript =
        back.value(QLatin1String("data")).toObject().value(QLatin1String("transcript")).toArray();
    QCOMPARE(transcript.size(), 1);
    QCOMPARE(transcript[0].toObject().value(QLatin1String("text")).toString(),
             QStringLiteral("It left today."));

    // And may speak again, by its socket too
    const QJsonArray events{cloudEvent(QStringLiteral("after"), QStringLiteral("baton.message.bot"),
                                       QStringLiteral("s1"),
                                       {{QStringLiteral("text"), QStringLiteral("Anything else?")}})};
    const auto published = bot.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), events}});
    QCOMPARE(published.result.value(QLatin1String("accepted")).toInt(), 1);
    const auto repeated = bot.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), events}});
    QCOMPARE(repeated.result.value(QLatin1String("duplicates")).toInt(), 1);
}

void TestStory::aReleasedConversationWaitsAgain()
{
    const auto id = escalate(QStringLiteral("s1"));
    auto ana = agent(QStringLiteral("ana"));
    auto ben = agent(QStringLiteral("ben"));
    hello(*ana);
    hello(*ben);
    QVERIFY(ana->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("1"))).ok());
    QCOMPARE(ben->call(QStringLiteral("conversations.release"), byId(id, QStringLiteral("2"))).reason(),
             QStringLiteral("not_yours"));
    QCOMPARE(stateOf(ana->call(QStringLiteral("conversations.release"), byId(id, QStringLiteral("3")))),
             QStringLiteral("waiting"));
    QVERIFY(ben->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("4"))).ok());
}

void TestStory::aResolvedConversationReopensWhenTheCustomerWrites()
{
    const auto id = escalate(QStringLiteral("s1"));
    auto ana = agent(QStringLiteral("ana"));
    hello(*ana);
    QVERIFY(ana->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("1"))).ok());
    QCOMPARE(stateOf(ana->call(QStringLiteral("conversations.resolve"), byId(id, QStringLiteral("2")))),
             QStringLiteral("ended"));
    say(QStringLiteral("baton.message.customer"), QStringLiteral("s1"),
        {{QStringLiteral("text"), QStringLiteral("One more thing")}});
    QTRY_VERIFY(eventTypes(*ana).contains(QLatin1String("conversation.reopened")));
    QCOMPARE(stateOf(ana->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}})),
             QStringLiteral("bot"));
}

void TestStory::anAgentStartsAConversationNobodyEscalated()
{
    // Given a customer who talks to the bot
    say(QStringLiteral("baton.conversation.started"), QStringLiteral("s1"),
        {{QStringLiteral("channel"), QStringLiteral("WA")},
         {QStringLiteral("customer"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Jane")}}}});
    auto ana = agent(QStringLiteral("ana"));
    const auto conversation = hello(*ana)
                                  .value(QLatin1String("snapshot"))
                                  .toObject()
                                  .value(QLatin1String("conversations"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    const auto contact =
        conversation.value(QLatin1String("contact")).toObject().value(QLatin1String("id")).toString();

    // When an agent starts, it is theirs, and the bot is silent
    const auto started = ana->call(QStringLiteral("conversations.start"),
                                   {{QStringLiteral("bot"), QStringLiteral("shop")},
                                    {QStringLiteral("contact"), contact},
                                    {QStringLiteral("text"), QStringLiteral("May I help?")},
                                    {QStringLiteral("commandId"), QStringLiteral("1")}});
    QVERIFY2(started.ok(), qPrintable(started.errorText));
    QCOMPARE(stateOf(started), QStringLiteral("open"));
    const auto refused =
        publish(m_relay->url(), m_bot.key,
                {cloudEvent(QStringLiteral("x"), QStringLiteral("baton.message.bot"), QStringLiteral("s1"),
                            {{QStringLiteral("text"), QStringLiteral("Me too!")}})});
    QCOMPARE(refused.status, 202);
    QCOMPARE(refused.json().value(QLatin1String("accepted")).toInt(-1), 0);
    QCOMPARE(refused.json().value(QLatin1String("notes")).toArray().size(), 1);
}

void TestStory::typingAndPresencePassBothWays()
{
    const auto id = escalate(QStringLiteral("s1"));
    RpcClient bot;
    QVERIFY(bot.open(m_relay->socketUrl(QStringLiteral("/v1/bot")), m_bot.key));
    auto ana = agent(QStringLiteral("ana"));
    hello(*ana);
    QVERIFY(ana->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("1"))).ok());
    QTRY_COMPARE(eventsToldTo(bot).size(), 1);

    // When the customer types and goes, the agent sees it, and it takes no number
    say(QStringLiteral("baton.customer.typing"), QStringLiteral("s1"), {{QStringLiteral("on"), true}});
    say(QStringLiteral("baton.customer.presence"), QStringLiteral("s1"), {{QStringLiteral("online"), true}});
    QTRY_COMPARE(ana->notificationsOf(QStringLiteral("typing")).size(), 1);
    QCOMPARE(
        ana->notificationsOf(QStringLiteral("typing")).at(0).value(QLatin1String("conversation")).toString(),
        id);
    const auto online = [&] {
        const auto notes = ana->notificationsOf(QStringLiteral("presence"));
        return std::any_of(notes.begin(), notes.end(), [&](const QJsonObject& note) {
            return note.value(QLatin1String("conversation")).toString() == id &&
                   note.value(QLatin1String("online")).toBool();
        });
    };
    QTRY_VERIFY(online());
    const auto got = ana->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}});
    QVERIFY(
        got.result.value(QLatin1String("conversation")).toObject().value(QLatin1String("online")).toBool());

    // When the agent types, the bot hears it once its mail is through
    const auto typed = [&] {
        ana->call(QStringLiteral("conversations.typing"),
                  {{QStringLiteral("id"), id}, {QStringLiteral("on"), true}});
        const auto heard = eventsToldTo(bot);
        return std::any_of(heard.begin(), heard.end(), [](const QJsonObject& note) {
            return note.value(QLatin1String("type")) == QLatin1String("typing");
        });
    };
    QTRY_VERIFY(typed());

    // And an administrator sees a colleague go away
    auto ben = agent(QStringLiteral("ben"));
    hello(*ben);
    QVERIFY(
        ben->call(QStringLiteral("presence.set"), {{QStringLiteral("availability"), QStringLiteral("away")}})
            .ok());
    const auto away = [&] {
        const auto notes = ana->notificationsOf(QStringLiteral("presence"));
        return std::any_of(notes.begin(), notes.end(), [](const QJsonObject& note) {
            return note.value(QLatin1String("availability")) == QLatin1String("away");
        });
    };
    QTRY_VERIFY(away());
}

void TestStory::aMemberSeesOnlyTheirBotsAndTheirNumbersStayGapless()
{
    // Given a member of another bot only, added while the relay runs
    m_relay->addBot(QStringLiteral("bank"));
    QVERIFY(m_relay->addMember(QStringLiteral("cy@baton.example"), QStringLiteral("agent"),
                               {QStringLiteral("bank")}));
    QTRY_VERIFY(!signIn(m_relay->url(), QStringLiteral("cy@baton.example")).isEmpty());
    auto cy = agent(QStringLiteral("cy"));
    hello(*cy);

    // When something happens at a bot they do not belong to
    const auto id = escalate(QStringLiteral("s1"));

    // Then they get the numbers and nothing else
    QTRY_VERIFY(cy->notificationsOf(QStringLiteral("event")).size() >= 4);
    qint64 seq = 0;
    const auto events = cy->notificationsOf(QStringLiteral("event"));
    for (const auto& event : events) {
        QCOMPARE(event.value(QLatin1String("seq")).toInteger(), ++seq);
        QCOMPARE(event.value(QLatin1String("type")).toString(), QStringLiteral("withheld"));
        QVERIFY(event.value(QLatin1String("data")).toObject().isEmpty());
    }
    QCOMPARE(cy->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}}).errorCode, -32004);
    QCOMPARE(cy->call(QStringLiteral("conversations.claim"), byId(id, QStringLiteral("1"))).errorCode,
             -32004);
    QCOMPARE(cy->call(QStringLiteral("conversations.typing"),
                      {{QStringLiteral("id"), id}, {QStringLiteral("on"), true}})
                 .errorCode,
             -32004);
}

void TestStory::aClientResumesWhereItWas()
{
    // Given a client that saw two events and then lost its connection
    escalate(QStringLiteral("s1"));
    auto ana = agent(QStringLiteral("ana"));
    ana->abort();
    auto again = agent(QStringLiteral("ana"));
    const auto answer = hello(*again, {{QStringLiteral("since"), 2}});
    QVERIFY(answer.value(QLatin1String("resumed")).toBool());
    QVERIFY(!answer.contains(QLatin1String("snapshot")));

    // Then it gets the rest in order, also when the relay was started anew in between
    QTRY_COMPARE(again->notificationsOf(QStringLiteral("event")).size(), 2);
    QCOMPARE(again->notificationsOf(QStringLiteral("event")).at(0).value(QLatin1String("seq")).toInt(), 3);
    m_relay->kill();
    QVERIFY(m_relay->start());
    auto after = agent(QStringLiteral("ana"));
    QVERIFY(hello(*after, {{QStringLiteral("since"), 1}}).value(QLatin1String("resumed")).toBool());
    QTRY_COMPARE(after->notificationsOf(QStringLiteral("event")).size(), 3);
    QCOMPARE(after->notificationsOf(QStringLiteral("event")).at(0).value(QLatin1String("seq")).toInt(), 2);
}

void TestStory::aNumberFromTheFutureLeadsToASnapshot()
{
    escalate(QStringLiteral("s1"));
    auto ana = agent(QStringLiteral("ana"));
    const auto answer = hello(*ana, {{QStringLiteral("since"), 1000}});
    QVERIFY(!answer.value(QLatin1String("resumed")).toBool());
    QVERIFY(answer.contains(QLatin1String("snapshot")));
    QCOMPARE(answer.value(QLatin1String("seq")).toInt(), 4);
}

BATON_TEST(TestStory)
#include "tst_story.moc"
