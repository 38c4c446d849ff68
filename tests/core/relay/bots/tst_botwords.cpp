// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"
#include "tests/core/relay/bots/botstage.h"
#include "tests/support/program.h"
#include "tests/support/rpcclient.h"
#include "tests/support/webhookreceiver.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcClient;

/// What a bot needs that brings the conversation to its customer itself: the words of each step, whether
/// anybody is there, and what the customer pressed and said of it.
class BotWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theWordsOfEachStepComeBehindIt();
    void theWordsAreTheBotsOwn();
    void onOurOwnPageTheCustomerReadsThemThere();
    void aBotThatConnectsKnowsWhoIsThere();
    void aWebhookIsToldTheWordsAndWhoIsThere();
    void aWebhookThatRefusesTheWordsHasItsEvent();

private:
    QString subject() const { return QStringLiteral("order 7"); }
    bool escalate();
    void comes(bool online);
    bool connectBot();
    QList<QJsonObject> told(const char* type) const;
    QStringList order() const;

    std::unique_ptr<BotStage> m_stage;
    std::unique_ptr<RpcClient> m_socket;
};

void BotWordsTest::init()
{
    m_stage = std::make_unique<BotStage>();
    QVERIFY(m_stage->open());
}

void BotWordsTest::cleanup()
{
    m_socket.reset();
    m_stage.reset();
}

bool BotWordsTest::connectBot()
{
    m_socket = std::make_unique<RpcClient>();
    return m_socket->open(m_stage->socketUrl(QStringLiteral("/v1/bot")), m_stage->botKey()) &&
           m_socket->call(QStringLiteral("events.publish"), {{QStringLiteral("events"), QJsonArray()}}).ok();
}

bool BotWordsTest::escalate()
{
    return m_stage
               ->publish({m_stage->event("baton.escalation.requested", subject(),
                                         {{QStringLiteral("reason"), QStringLiteral("asked")}})})
               .status == 202;
}

void BotWordsTest::comes(bool online)
{
    m_stage->parts().presence.set({MemberId(QStringLiteral("ada")), QStringLiteral("Ada")}, 1,
                                  online ? AgentPresence::Availability::Online
                                         : AgentPresence::Availability::Away);
}

QList<QJsonObject> BotWordsTest::told(const char* type) const
{
    QList<QJsonObject> all;
    const auto notices = m_socket->notificationsOf(QStringLiteral("event"));
    for (const auto& notice : notices)
        if (notice.value(QLatin1String("type")).toString() == QLatin1String(type))
            all.append(notice.value(QLatin1String("data")).toObject());
    return all;
}

QStringList BotWordsTest::order() const
{
    QStringList lines;
    const auto notices = m_socket->notificationsOf(QStringLiteral("event"));
    for (const auto& notice : notices) {
        const auto kind = notice.value(QLatin1String("data"))[QLatin1String("kind")].toString();
        lines.append((notice.value(QLatin1String("type")).toString() + u' ' + kind).trimmed());
    }
    lines.removeAll(QStringLiteral("agents"));
    return lines;
}

void BotWordsTest::theWordsOfEachStepComeBehindIt()
{
    comes(true);
    QVERIFY(connectBot());
    // given a bot that asks for a person itself: it is not told of that, but of the words
    QVERIFY(escalate());
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Hello")}).get());
    QVERIFY(m_stage->asAda(desk::HandBack{id}).get());
    QVERIFY(escalate());
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QVERIFY(m_stage->asAda(desk::Resolve{id}).get());
    QTRY_COMPARE(order(),
                 QStringList({QStringLiteral("notice waiting"), QStringLiteral("conversation.claimed"),
                              QStringLiteral("notice transferred"), QStringLiteral("message.added"),
                              QStringLiteral("conversation.handed_back"),
                              QStringLiteral("notice handed_back"), QStringLiteral("notice waiting"),
                              QStringLiteral("conversation.claimed"), QStringLiteral("notice transferred"),
                              QStringLiteral("conversation.resolved"), QStringLiteral("notice resolved")}));
    const auto words = told("notice");
    QCOMPARE(words.at(1).value(QLatin1String("text")).toString(),
             QStringLiteral("You are being transferred to Ada."));
    QCOMPARE(words.at(1).value(QLatin1String("subject")).toString(), subject());
    QCOMPARE(words.at(1).value(QLatin1String("conversation")).toString(), id.toString());
}

void BotWordsTest::theWordsAreTheBotsOwn()
{
    QVERIFY(m_stage->setBot(QStringLiteral("nobody_available_message"), QStringLiteral("Niemand da.")));
    QVERIFY(connectBot());
    QVERIFY(escalate());
    QTRY_COMPARE(told("notice").size(), 1);
    QCOMPARE(told("notice").at(0).value(QLatin1String("text")).toString(), QStringLiteral("Niemand da."));
}

void BotWordsTest::onOurOwnPageTheCustomerReadsThemThere()
{
    QVERIFY(connectBot());
    // given somebody on the page, who asks for a person
    const desk::CustomerCommand command{{m_stage->bot, QStringLiteral("Support")},
                                        QStringLiteral("a visitor's secret"),
                                        {},
                                        desk::CustomerAsksForPerson{}};
    std::promise<bool> asked;
    m_stage->parts().desk.submit(
        command, [&](const Result<desk::CustomerAnswer>& answer) { asked.set_value(answer.has_value()); });
    QVERIFY(asked.get_future().get());
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    // then the bot is told that it happened, and no words
    QTRY_COMPARE(told("conversation.claimed").size(), 1);
    QVERIFY(m_stage->asAda(desk::Resolve{id}).get());
    QTRY_COMPARE(told("conversation.resolved").size(), 1);
    QCOMPARE(told("notice"), QList<QJsonObject>());
    // and who it is, when that is known, but not from where
    QVERIFY(told("conversation.started").at(0).contains(QLatin1String("contact")));
    QVERIFY(!told("conversation.started")
                 .at(0)
                 .value(QLatin1String("contact"))
                 .toObject()
                 .contains(QLatin1String("ip")));
}

void BotWordsTest::aBotThatConnectsKnowsWhoIsThere()
{
    comes(true);
    QVERIFY(connectBot());
    QTRY_COMPARE(told("agents").size(), 1);
    QCOMPARE(told("agents").at(0), (QJsonObject{{QStringLiteral("online"), 1}}));
    comes(false);
    m_stage->agentsChanged();
    QTRY_COMPARE(told("agents").size(), 2);
    QCOMPARE(told("agents").at(1), (QJsonObject{{QStringLiteral("online"), 0}}));
    // What did not change is not told.
    m_stage->agentsChanged();
    comes(true);
    m_stage->agentsChanged();
    QTRY_COMPARE(told("agents").size(), 3);
    QCOMPARE(told("agents").at(2), (QJsonObject{{QStringLiteral("online"), 1}}));
}

void BotWordsTest::aWebhookIsToldTheWordsAndWhoIsThere()
{
    testing::WebhookReceiver receiver;
    receiver.keepAll();
    QVERIFY(m_stage->setBot(QStringLiteral("webhook"), receiver.url()));
    const auto types = [&] {
        QStringList all;
        for (const auto& delivery : receiver.deliveries())
            all.append(delivery.type());
        return all;
    };
    QVERIFY(escalate());
    QVERIFY(m_stage->asAda(desk::Claim{m_stage->conversation()}).get());
    QTRY_COMPARE(types(), QStringList({QStringLiteral("notice"), QStringLiteral("conversation.claimed"),
                                       QStringLiteral("notice")}));
    QSet<QByteArray> ids;
    for (const auto& delivery : receiver.deliveries())
        ids.insert(delivery.headers.value("webhook-id"));
    QCOMPARE(ids.size(), 3);
    // and when somebody has come to stay
    comes(true);
    QTRY_VERIFY_WITH_TIMEOUT(types().contains(QStringLiteral("agents")), 10'000);
    QCOMPARE(receiver.deliveries().constLast().content(), (QJsonObject{{QStringLiteral("online"), 1}}));
}

void BotWordsTest::aWebhookThatRefusesTheWordsHasItsEvent()
{
    testing::WebhookReceiver receiver;
    receiver.keepAll();
    receiver.answerBy([](const testing::WebhookReceiver::Delivery& delivery) {
        return testing::WebhookReceiver::Answer{delivery.type() == QLatin1String("notice") ? 400 : 204};
    });
    QVERIFY(m_stage->setBot(QStringLiteral("webhook"), receiver.url()));
    QVERIFY(escalate());
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Hello")}).get());
    // The conversation goes on, and each event came once.
    QTRY_COMPARE(receiver.accepted().size(), 2);
    QCOMPARE(receiver.accepted().constLast().type(), QStringLiteral("message.added"));
}

BATON_TEST(BotWordsTest)
#include "tst_botwords.moc"
