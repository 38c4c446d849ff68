// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QJsonDocument>
#include <QLockFile>
#include <QtTest>

using namespace baton::testing;

/// Admin commands on a running relay take effect at once, in open sockets too.
class TestAdminCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aNewMemberCanSignIn();
    void disablingAMemberEndsTheirSockets();
    void aNewPasswordEndsTheSessionsOfTheOld();
    void aRoleChangesWhatOpenSocketsMay();
    void anOpenProgramIsToldOfItsNewRights();
    void whoMayNotAnswerSeesAllTheSame_data();
    void whoMayNotAnswerSeesAllTheSame();
    void aRotatedKeyEndsTheOldOne();
    void signingOutEndsTheSocket();
    void aBotsNameIsThereAtOnce();
    void tablesAreMadeAgainWhileNobodyServes();
    void aRelayThatDoesNotFollowIsNamed();

private:
    std::unique_ptr<RpcClient> agent(const QString& email, QByteArray* token = nullptr) const;

    std::unique_ptr<RelayProcess> m_relay;
};

void TestAdminCommands::init()
{
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    QVERIFY(m_relay->start());
}

void TestAdminCommands::cleanup()
{
    QCOMPARE(m_relay->terminate(), 0);
    m_relay.reset();
}

std::unique_ptr<RpcClient> TestAdminCommands::agent(const QString& email, QByteArray* token) const
{
    auto client = std::make_unique<RpcClient>();
    const auto fresh = signIn(m_relay->url(), email);
    if (token)
        *token = fresh;
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), fresh, QStringLiteral("baton.v1")) ||
        !client->call(QStringLiteral("session.hello")).ok())
        qWarning() << "the agent socket did not open";
    return client;
}

void TestAdminCommands::aNewMemberCanSignIn()
{
    QVERIFY(signIn(m_relay->url(), QStringLiteral("ben@baton.example")).isEmpty());
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example"), QStringLiteral("supervisor")));
    QTRY_VERIFY(!signIn(m_relay->url(), QStringLiteral("ben@baton.example")).isEmpty());
    const auto listed =
        m_relay->run({QStringLiteral("member"), QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.out.contains("ben@baton.example"));
    QVERIFY(!listed.out.contains("argon2"));
}

void TestAdminCommands::disablingAMemberEndsTheirSockets()
{
    QByteArray token;
    const auto ana = agent(QStringLiteral("ana@baton.example"), &token);
    QSignalSpy closed(ana.get(), &RpcClient::closed);
    QCOMPARE(
        m_relay
            ->run({QStringLiteral("member"), QStringLiteral("disable"), QStringLiteral("ana@baton.example")})
            .exitCode,
        0);
    RpcClient again;
    QVERIFY(!again.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")));
    QVERIFY(signIn(m_relay->url(), QStringLiteral("ana@baton.example")).isEmpty());
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(ana->closeCode(), 4001);
}

void TestAdminCommands::aNewPasswordEndsTheSessionsOfTheOld()
{
    const auto ana = agent(QStringLiteral("ana@baton.example"));
    QSignalSpy closed(ana.get(), &RpcClient::closed);
    QCOMPARE(m_relay
                 ->run({QStringLiteral("member"), QStringLiteral("reset-password"),
                        QStringLiteral("ana@baton.example"), QStringLiteral("--password-stdin")},
                       "quite another one\n")
                 .exitCode,
             0);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(ana->closeCode(), 4001);
    QVERIFY(signIn(m_relay->url(), QStringLiteral("ana@baton.example")).isEmpty());
}

void TestAdminCommands::aRoleChangesWhatOpenSocketsMay()
{
    // Given a conversation that Ana holds, and Ben who is an agent
    const auto bot = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example")));
    QTRY_VERIFY(!signIn(m_relay->url(), QStringLiteral("ben@baton.example")).isEmpty());
    const auto ana = agent(QStringLiteral("ana@baton.example"));
    const auto ben = agent(QStringLiteral("ben@baton.example"));
    const QJsonArray events{cloudEvent(QStringLiteral("1"), QStringLiteral("baton.escalation.requested"),
                                       QStringLiteral("s"),
                                       {{QStringLiteral("reason"), QStringLiteral("asked")}})};
    QTRY_COMPARE(publish(m_relay->url(), bot.key, events).status, 202);
    QTRY_VERIFY(!ana->notificationsOf(QStringLiteral("event")).isEmpty());
    const auto id = ana->notificationsOf(QStringLiteral("event"))
                        .at(0)
                        .value(QLatin1String("data"))
                        .toObject()
                        .value(QLatin1String("conversation"))
                        .toObject()
                        .value(QLatin1String("id"))
                        .toString();
    QVERIFY(ana->call(QStringLiteral("conversations.claim"),
                      {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), QStringLiteral("1")}})
                .ok());

    // When Ben becomes a supervisor, the socket that is open already may take it from her
    int attempt = 0;
    const auto release = [&] {
        return ben->call(
            QStringLiteral("conversations.release"),
            {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), QString::number(++attempt)}});
    };
    QCOMPARE(release().reason(), QStringLiteral("not_yours"));
    QCOMPARE(m_relay
                 ->run({QStringLiteral("member"), QStringLiteral("set-role"),
                        QStringLiteral("ben@baton.example"), QStringLiteral("supervisor")})
                 .exitCode,
             0);
    // Once only: a second release would find nothing to let go.
    QVERIFY(QTest::qWaitFor([&] { return release().ok(); }));
}

void TestAdminCommands::anOpenProgramIsToldOfItsNewRights()
{
    const auto run = [&](const QStringList& arguments) { return m_relay->run(arguments).exitCode; };
    const auto member = QStringLiteral("member");
    const auto ana = QStringLiteral("ana@baton.example");
    const auto open = agent(ana);
    const auto told = [&] { return open->notificationsOf(member); };
    // a bot that is new
    m_relay->addBot(QStringLiteral("shop"));
    QTRY_COMPARE(told().size(), 1);
    QCOMPARE(told().last().value(QLatin1String("bots")).toArray().size(), 1);
    // another role
    QCOMPARE(run({member, QStringLiteral("set-role"), ana, QStringLiteral("admin")}), 0);
    QTRY_COMPARE(told().size(), 2);
    const auto profile = told().last().value(QLatin1String("member")).toObject();
    QCOMPARE(profile.value(QLatin1String("role")).toString(), QStringLiteral("admin"));
    QVERIFY(
        profile.value(QLatin1String("permissions")).toArray().contains(QStringLiteral("relay.administer")));
    // other bots: what happens at theirs is all that comes from now on
    const auto bank = m_relay->addBot(QStringLiteral("bank"));
    QTRY_COMPARE(told().size(), 3);
    QCOMPARE(run({member, QStringLiteral("set-bots"), ana, QStringLiteral("--bot"), QStringLiteral("shop")}),
             0);
    QTRY_COMPARE(told().size(), 4);
    QCOMPARE(told().last().value(QLatin1String("bots")).toArray(),
             QJsonArray{QJsonObject({{QStringLiteral("id"), QStringLiteral("shop")},
                                     {QStringLiteral("name"), QStringLiteral("shop bot")}})});
    const auto event = cloudEvent(QStringLiteral("1"), QStringLiteral("baton.escalation.requested"),
                                  QStringLiteral("s"), {{QStringLiteral("reason"), QStringLiteral("asked")}});
    QCOMPARE(publish(m_relay->url(), bank.key, {event}).status, 202);
    QTRY_VERIFY(!open->notificationsOf(QStringLiteral("event")).isEmpty());
    const auto events = open->notificationsOf(QStringLiteral("event"));
    for (const auto& one : events)
        QCOMPARE(one.value(QLatin1String("type")).toString(), QStringLiteral("withheld"));
    // nobody else's sign-in, and nothing that stays as it was, is told
    QVERIFY(!signIn(m_relay->url(), ana, QStringLiteral("other")).isEmpty());
    QCOMPARE(run({member, QStringLiteral("set-bots"), ana, QStringLiteral("--bot"), QStringLiteral("shop")}),
             0);
    QCOMPARE(run({member, QStringLiteral("set-bots"), ana, QStringLiteral("--every-bot")}), 0);
    QTRY_COMPARE(told().size(), 5);
    QCOMPARE(told().last().value(QLatin1String("bots")).toArray().size(), 2);
    QCOMPARE(run({member, QStringLiteral("set-bots"), ana, QStringLiteral("--bot"), QStringLiteral("none")}),
             1);
    QCOMPARE(run({member, QStringLiteral("set-bots"), ana}), 2);
}

void TestAdminCommands::whoMayNotAnswerSeesAllTheSame_data()
{
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QStringList>("given");
    const auto ana = QStringLiteral("ana@baton.example");
    QTest::newRow("a viewer") << QStringList{QStringLiteral("set-role"), ana, QStringLiteral("viewer")}
                              << QStringList{QStringLiteral("set-role"), ana, QStringLiteral("agent")};
    QTest::newRow("an agent without it")
        << QStringList{QStringLiteral("set"), ana, QStringLiteral("--without"),
                       QStringLiteral("chatbot.respond")}
        << QStringList{QStringLiteral("set"), ana, QStringLiteral("--with"),
                       QStringLiteral("chatbot.respond")};
}

void TestAdminCommands::whoMayNotAnswerSeesAllTheSame()
{
    QFETCH(QStringList, taken);
    QFETCH(QStringList, given);
    const auto member = QStringLiteral("member");
    const auto bot = m_relay->addBot(QStringLiteral("shop"));
    const auto ana = agent(QStringLiteral("ana@baton.example"));
    const auto profile = [&] {
        return ana->notificationsOf(member).constLast().value(QLatin1String("member")).toObject();
    };
    QCOMPARE(m_relay->run(QStringList{member} + taken).exitCode, 0);
    QTRY_VERIFY(
        !ana->notificationsOf(member).isEmpty() &&
        !profile().value(QLatin1String("permissions")).toArray().contains(QStringLiteral("chatbot.respond")));
    const auto event = cloudEvent(QStringLiteral("1"), QStringLiteral("baton.escalation.requested"),
                                  QStringLiteral("s"), {{QStringLiteral("reason"), QStringLiteral("asked")}});
    QCOMPARE(publish(m_relay->url(), bot.key, {event}).status, 202);
    QTRY_VERIFY(!ana->notificationsOf(QStringLiteral("event")).isEmpty());
    const auto seen = ana->call(QStringLiteral("conversations.list"),
                                {{QStringLiteral("view"), QStringLiteral("waiting")}});
    const auto items = seen.result.value(QLatin1String("items")).toArray();
    QCOMPARE(items.size(), 1);
    int attempt = 0;
    const auto claim = [&] {
        return ana->call(QStringLiteral("conversations.claim"),
                         {{QStringLiteral("id"), items.at(0).toObject().value(QLatin1String("id"))},
                          {QStringLiteral("commandId"), QString::number(++attempt)}});
    };
    QCOMPARE(claim().errorCode, -32003);
    const auto list = m_relay->run({member, QStringLiteral("list")});
    QVERIFY2(list.out.contains(taken.last().toUtf8()), list.out);
    QCOMPARE(m_relay->run(QStringList{member} + given).exitCode, 0);
    QVERIFY(QTest::qWaitFor([&] { return claim().ok(); }));
    QCOMPARE(m_relay
                 ->run({member, QStringLiteral("set"), QStringLiteral("ana@baton.example"),
                        QStringLiteral("--without"), QStringLiteral("chatbot.dance")})
                 .exitCode,
             2);
}

void TestAdminCommands::aRotatedKeyEndsTheOldOne()
{
    const auto bot = m_relay->addBot(QStringLiteral("shop"));
    RpcClient socket;
    QVERIFY(
        QTest::qWaitFor([&] { return socket.open(m_relay->socketUrl(QStringLiteral("/v1/bot")), bot.key); }));
    QSignalSpy closed(&socket, &RpcClient::closed);
    const auto rotated =
        m_relay->run({QStringLiteral("bot"), QStringLiteral("rotate-key"), QStringLiteral("shop")});
    QCOMPARE(rotated.exitCode, 0);
    // at once: the command returned, and the old key is nobody's
    QCOMPARE(publish(m_relay->url(), bot.key, {}).status, 401);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(socket.closeCode(), 4001);
}

void TestAdminCommands::signingOutEndsTheSocket()
{
    QByteArray token;
    const auto ana = agent(QStringLiteral("ana@baton.example"), &token);
    QSignalSpy closed(ana.get(), &RpcClient::closed);
    QCOMPARE(http("DELETE", m_relay->url(QStringLiteral("/v1/sessions/current")), {}, bearer(token)).status,
             204);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(ana->closeCode(), 4001);
    QCOMPARE(http("DELETE", m_relay->url(QStringLiteral("/v1/sessions/current")), {}, bearer(token)).status,
             401);
}

void TestAdminCommands::aBotsNameIsThereAtOnce()
{
    const auto bot = m_relay->addBot(QStringLiteral("shop"));
    QCOMPARE(m_relay
                 ->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                        QStringLiteral("name=The new shop"), QStringLiteral("waiting_message=One moment")})
                 .exitCode,
             0);
    const auto ana = agent(QStringLiteral("ana@baton.example"));
    int attempt = 0;
    const auto nameOfNext = [&]() -> QString {
        const auto subject = QString::number(++attempt);
        publish(m_relay->url(), bot.key,
                {cloudEvent(subject, QStringLiteral("baton.escalation.requested"), subject,
                            {{QStringLiteral("reason"), QStringLiteral("asked")}})});
        const auto list =
            ana->call(QStringLiteral("conversations.list"),
                      {{QStringLiteral("view"), QStringLiteral("all")}, {QStringLiteral("limit"), 1}});
        return list.result.value(QLatin1String("items"))
            .toArray()
            .at(0)
            .toObject()
            .value(QLatin1String("bot"))
            .toObject()
            .value(QLatin1String("name"))
            .toString();
    };
    QTRY_COMPARE(nameOfNext(), QStringLiteral("The new shop"));
    const auto wrong = m_relay->run(
        {QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"), QStringLiteral("colour=red")});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.err.contains("waiting_message"));
}

void TestAdminCommands::tablesAreMadeAgainWhileNobodyServes()
{
    // Given a conversation, in a relay that serves
    const auto bot = m_relay->addBot(QStringLiteral("help"));
    const auto event =
        cloudEvent(QStringLiteral("e1"), QStringLiteral("baton.message.customer"), QStringLiteral("s1"),
                   {{QStringLiteral("text"), QStringLiteral("Where is my parcel?")}});
    QTRY_COMPARE(publish(m_relay->url(), bot.key, QJsonArray{event}).status, 202);
    // Then checking is fine beside it, and rebuilding is not
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
    const auto refused = m_relay->run({QStringLiteral("rebuild")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(!refused.err.isEmpty(), "it has to say why");
    // When it has stopped
    QCOMPARE(m_relay->terminate(), 0);
    const auto rebuilt = m_relay->run({QStringLiteral("rebuild"), QStringLiteral("--json")});
    QVERIFY2(rebuilt.exitCode == 0, rebuilt.err);
    QCOMPARE(QJsonDocument::fromJson(rebuilt.out).object().value(QLatin1String("events")).toInt(), 2);
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
    QVERIFY(m_relay->start());
}

/// The command does not claim what is not so.
void TestAdminCommands::aRelayThatDoesNotFollowIsNamed()
{
    QCOMPARE(m_relay->terminate(), 0);
    {
        // Given a process that holds the folder and follows nothing
        QLockFile busy(m_relay->dataFolder() + QStringLiteral("/relay.lock"));
        QVERIFY(busy.lock());
        const auto added = m_relay->run({QStringLiteral("bot"), QStringLiteral("add"), QStringLiteral("shop"),
                                         QStringLiteral("--name"), QStringLiteral("Shop")});
        QCOMPARE(added.exitCode, 0);
        QVERIFY2(added.out.contains("API key"), added.out);
        QVERIFY2(added.err.contains("does not go by it yet"), added.err);
    }
    QVERIFY(m_relay->start());
}

BATON_TEST(TestAdminCommands)
#include "tst_admincommands.moc"
