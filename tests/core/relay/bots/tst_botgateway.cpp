// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/relay/parts/metrics.h"
#include "tests/core/relay/bots/botstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What bots tell by HTTP: who may, what is taken, and what is said of the rest.
class BotGatewayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void whatABotTellsIsKeptOnce();
    void withoutItsKeyNothingIsTaken_data();
    void withoutItsKeyNothingIsTaken();
    void aReplacedKeyOpensNothingMore();
    void whatIsNoEventIsNotRead();
    void oneWrongEventRefusesItsWholeBatch();
    void whatTheStateForbidsIsLeftOutAlone();
    void whatPassesIsToldAndNotKept();

private:
    static QJsonObject says(const QString& text) { return {{QStringLiteral("text"), text}}; }
    qint64 kept() { return m_stage->parts().desk.lastSeq(); }

    std::unique_ptr<BotStage> m_stage;
    const QString m_subject = QStringLiteral("order 7");
};

void BotGatewayTest::init()
{
    m_stage = std::make_unique<BotStage>();
    QVERIFY(m_stage->open());
}

void BotGatewayTest::whatABotTellsIsKeptOnce()
{
    // when a bot tells what was said
    const QJsonArray events{
        m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Where is it?"))),
        m_stage->event("baton.message.bot", m_subject, says(QStringLiteral("On its way.")))};
    const auto first = m_stage->publish(events);
    QCOMPARE(first.status, 202);
    QCOMPARE(first.json(), QJsonObject({{QStringLiteral("accepted"), 2}, {QStringLiteral("duplicates"), 0}}));
    const auto lastOfIt = kept();
    // and again, since the answer was lost
    const auto again = m_stage->publish(events);
    QCOMPARE(again.status, 202);
    QCOMPARE(again.json(), QJsonObject({{QStringLiteral("accepted"), 0}, {QStringLiteral("duplicates"), 2}}));
    // then it is there, once
    QCOMPARE(kept(), lastOfIt);
    QCOMPARE(m_stage->transcript(),
             QStringList({QStringLiteral("Where is it?"), QStringLiteral("On its way.")}));
    QCOMPARE(m_stage->parts().metrics.botEventsAccepted.load(), 2);
    QCOMPARE(m_stage->parts().metrics.botEventsDuplicate.load(), 2);
}

void BotGatewayTest::withoutItsKeyNothingIsTaken_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("one made up") << QByteArray("bk_made_up_by_somebody_who_would_like_to");
}

void BotGatewayTest::withoutItsKeyNothingIsTaken()
{
    QFETCH(QByteArray, key);
    const auto answer = testing::publish(
        m_stage->url(), key,
        {m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Let me in")))});
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
    QVERIFY2(answer.json().value(QLatin1String("detail")).toString().contains(QLatin1String("API key")),
             answer.body.constData());
    QCOMPARE(kept(), 0);
}

void BotGatewayTest::aReplacedKeyOpensNothingMore()
{
    const auto old = m_stage->botKey();
    QVERIFY(m_stage->rotateKey());
    const QJsonArray events{
        m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Hello")))};
    QCOMPARE(testing::publish(m_stage->url(), old, events).status, 401);
    QCOMPARE(m_stage->publish(events).status, 202);
}

void BotGatewayTest::whatIsNoEventIsNotRead()
{
    const auto answer = testing::http("POST", m_stage->url(QStringLiteral("/v1/events")), "Hello?",
                                      testing::bearer(m_stage->botKey(), "text/plain"));
    QCOMPARE(answer.status, 415);
    QVERIFY(answer.json().value(QLatin1String("detail")).toString().contains(QLatin1String("cloudevents")));
}

void BotGatewayTest::oneWrongEventRefusesItsWholeBatch()
{
    const QJsonArray events{
        m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Hello"))),
        m_stage->event("baton.message.bot", m_subject, says(QString())),
        m_stage->event("baton.message.bot", m_subject, says(QStringLiteral("Good day.")))};
    const auto answer = m_stage->publish(events);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().value(QLatin1String("index")).toInt(-1), 1);
    QVERIFY(!answer.json().value(QLatin1String("detail")).toString().isEmpty());
    QCOMPARE(kept(), 0);
    QCOMPARE(m_stage->parts().metrics.botBatchesRefused.load(), 1);
}

void BotGatewayTest::whatTheStateForbidsIsLeftOutAlone()
{
    // given a conversation that an agent has taken
    QCOMPARE(m_stage
                 ->publish({m_stage->event("baton.escalation.requested", m_subject,
                                           {{QStringLiteral("reason"), QStringLiteral("asked")}})})
                 .status,
             202);
    QVERIFY(m_stage->asAda(desk::Claim{m_stage->conversation()}).get());
    // when the bot tells what the customer says to it, and goes on talking itself
    const auto answer = m_stage->publish(
        {m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Who is there?"))),
         m_stage->event("baton.message.bot", m_subject, says(QStringLiteral("Still me!"))),
         m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Hello?")))});
    // then all but that is kept, and the bot is told which it was
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.json().value(QLatin1String("accepted")).toInt(), 2);
    const auto notes = answer.json().value(QLatin1String("notes")).toArray();
    QCOMPARE(notes.size(), 1);
    QVERIFY2(notes.at(0).toString().startsWith(QLatin1String("Event \"3\"")), answer.body.constData());
    QCOMPARE(m_stage->transcript(), QStringList({QStringLiteral("Who is there?"), QStringLiteral("Hello?")}));
}

void BotGatewayTest::whatPassesIsToldAndNotKept()
{
    const auto answer = m_stage->publish(
        {m_stage->event("baton.customer.presence", m_subject, {{QStringLiteral("online"), true}}),
         m_stage->event("baton.message.customer", m_subject, says(QStringLiteral("Hello"))),
         m_stage->event("baton.customer.typing", m_subject, {{QStringLiteral("on"), true}})});
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.json().value(QLatin1String("accepted")).toInt(), 3);
    // Even what came first has its conversation by now.
    QTRY_COMPARE(m_stage->whatPassed(), QStringList({QStringLiteral("online"), QStringLiteral("typing")}));
    QCOMPARE(m_stage->transcript(), QStringList{QStringLiteral("Hello")});
    const auto before = kept();
    m_stage->publish({m_stage->event("baton.customer.typing", m_subject, {{QStringLiteral("on"), false}})});
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("silent"));
    QCOMPARE(kept(), before);
}

BATON_TEST(BotGatewayTest)
#include "tst_botgateway.moc"
