// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QtTest>

using namespace baton::testing;

/// An agent's last program is gone: the customer is not left alone with nobody.
class TestAbsence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void afterTheGraceTimeItWaitsAgain();
    void whoComesBackInTimeKeepsIt();
    void afterARestartItIsCountedAnew();
    void neverMeansNever();
    void whoMayNotAnswerAnyMoreLosesTheirConversations_data();
    void whoMayNotAnswerAnyMoreLosesTheirConversations();

private:
    std::unique_ptr<RpcClient> agent(const char* name);
    QString stateOf();
    void set(const QString& setting);
    QStringList releases() const;

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_bot;
    RpcClient m_ben;
    QString m_id;
};

void TestAbsence::init()
{
    m_relay = std::make_unique<RelayProcess>();
    for (const auto* name : {"ana", "ben"})
        QVERIFY(m_relay->addMember(QString::fromLatin1(name) + QStringLiteral("@baton.example")));
    m_bot = m_relay->addBot(QStringLiteral("shop"));
    set(QStringLiteral("grace_seconds=1"));
    QVERIFY(m_relay->start());
    // A conversation that waits, and Ben, who watches
    QCOMPARE(
        publish(m_relay->url(), m_bot.key,
                {cloudEvent(QStringLiteral("e1"), QStringLiteral("baton.escalation.requested"),
                            QStringLiteral("s1"), {{QStringLiteral("reason"), QStringLiteral("asked")}})})
            .status,
        202);
    m_ben.clearNotifications();
    QVERIFY(m_ben.open(m_relay->socketUrl(QStringLiteral("/v1/agent")),
                       signIn(m_relay->url(), QStringLiteral("ben@baton.example")),
                       QStringLiteral("baton.v1")));
    QVERIFY(m_ben.call(QStringLiteral("session.hello")).ok());
    stateOf();
}

void TestAbsence::cleanup()
{
    m_ben.close();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
}

void TestAbsence::set(const QString& setting)
{
    QCOMPARE(m_relay->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"), setting})
                 .exitCode,
             0);
}

std::unique_ptr<RpcClient> TestAbsence::agent(const char* name)
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), QString::fromLatin1(name) + QStringLiteral("@baton.example"));
    const bool open =
        client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1"));
    if (!open || !client->call(QStringLiteral("session.hello")).ok())
        return nullptr;
    const auto claimed =
        client->call(QStringLiteral("conversations.claim"),
                     {{QStringLiteral("id"), m_id}, {QStringLiteral("commandId"), QStringLiteral("claim")}});
    return claimed.ok() ? std::move(client) : nullptr;
}

QString TestAbsence::stateOf()
{
    const auto list =
        m_ben.call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}});
    const auto one = list.result.value(QLatin1String("items")).toArray().at(0).toObject();
    m_id = one.value(QLatin1String("id")).toString();
    return one.value(QLatin1String("state")).toString();
}

/// Who released, by name; an empty one is the relay itself.
QStringList TestAbsence::releases() const
{
    QStringList names;
    const auto events = m_ben.notificationsOf(QStringLiteral("event"));
    for (const auto& event : events) {
        if (event.value(QLatin1String("type")) == QLatin1String("conversation.released")) {
            const auto by =
                event.value(QLatin1String("data")).toObject().value(QLatin1String("by")).toObject();
            names.append(by.value(QLatin1String("name")).toString());
        }
    }
    return names;
}

void TestAbsence::afterTheGraceTimeItWaitsAgain()
{
    auto ana = agent("ana");
    QVERIFY(ana);
    QCOMPARE(stateOf(), QStringLiteral("open"));
    ana->abort();
    QTRY_COMPARE_WITH_TIMEOUT(releases(), QStringList(QString()), 15'000);
    QCOMPARE(stateOf(), QStringLiteral("waiting"));
}

void TestAbsence::whoComesBackInTimeKeepsIt()
{
    set(QStringLiteral("grace_seconds=3600"));
    auto ana = agent("ana");
    QVERIFY(ana);
    ana->abort();
    ana = agent("ana"); // The same command again: the claim is theirs still.
    QVERIFY(ana);
    QCOMPARE(releases(), QStringList());
    QCOMPARE(ana->call(QStringLiteral("conversations.reply"),
                       {{QStringLiteral("id"), m_id},
                        {QStringLiteral("commandId"), QStringLiteral("r")},
                        {QStringLiteral("text"), QStringLiteral("I am back.")}})
                 .errorCode,
             0);
}

void TestAbsence::afterARestartItIsCountedAnew()
{
    auto ana = agent("ana");
    QVERIFY(ana);
    m_relay->kill();
    QVERIFY(m_relay->start());
    QVERIFY(m_ben.open(m_relay->socketUrl(QStringLiteral("/v1/agent")),
                       signIn(m_relay->url(), QStringLiteral("ben@baton.example")),
                       QStringLiteral("baton.v1")));
    QVERIFY(m_ben.call(QStringLiteral("session.hello")).ok());
    QCOMPARE(stateOf(), QStringLiteral("open"));
    QTRY_COMPARE_WITH_TIMEOUT(releases(), QStringList(QString()), 15'000);
}

void TestAbsence::neverMeansNever()
{
    set(QStringLiteral("grace_seconds=0"));
    auto ana = agent("ana");
    QVERIFY(ana);
    ana->abort();
    const auto refused = m_relay->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                                       QStringLiteral("grace_seconds=soon")});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains("a number of seconds"), refused.err);
    QCOMPARE(stateOf(), QStringLiteral("open"));
}

/// To them it is not there any more, so that they could not give it back.
void TestAbsence::whoMayNotAnswerAnyMoreLosesTheirConversations_data()
{
    QTest::addColumn<QStringList>("command");
    const auto ana = QStringLiteral("ana@baton.example");
    QTest::newRow("no longer of the bot")
        << QStringList{QStringLiteral("set-bots"), ana, QStringLiteral("--bot"), QStringLiteral("bank")};
    QTest::newRow("disabled") << QStringList{QStringLiteral("disable"), ana};
    QTest::newRow("a viewer") << QStringList{QStringLiteral("set-role"), ana, QStringLiteral("viewer")};
    QTest::newRow("without the permission") << QStringList{
        QStringLiteral("set"), ana, QStringLiteral("--without"), QStringLiteral("chatbot.respond")};
}

void TestAbsence::whoMayNotAnswerAnyMoreLosesTheirConversations()
{
    QFETCH(QStringList, command);
    set(QStringLiteral("grace_seconds=0"));
    m_relay->addBot(QStringLiteral("bank"));
    auto ana = agent("ana");
    QVERIFY(ana);
    QCOMPARE(stateOf(), QStringLiteral("open"));
    QCOMPARE(m_relay->run(QStringList{QStringLiteral("member")} + command).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(releases(), QStringList(QString()), 15'000);
    QCOMPARE(stateOf(), QStringLiteral("waiting"));
}

BATON_TEST(TestAbsence)
#include "tst_absence.moc"
