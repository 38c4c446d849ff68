// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/webhooks.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"
#include "tests/support/webhookreceiver.h"

#include <QtTest>

using namespace baton::testing;

/// Webhooks to a real receiver: signed, in order, at least once, across restarts on either side.
class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theyAreSignedAndInOrder();
    void whatFailedComesAgainWithTheSameId();
    void theySurviveARestartOfTheRelay();
    void theySurviveARestartOfTheBot();
    void redirectsAreNotFollowed();
    void otherBotsAreNotTold();
    void anOpenSocketIsPreferred();

private:
    QString claimed(const QString& subject);
    void reply(const QString& id, const QString& text);
    QStringList acceptedTexts() const;

    std::unique_ptr<RelayProcess> m_relay;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::unique_ptr<RpcClient> m_ana;
    RelayProcess::BotSecrets m_bot;
    int m_command = 0;
};

void TestWebhooks::init()
{
    m_receiver = std::make_unique<WebhookReceiver>();
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    m_bot = m_relay->addBot(QStringLiteral("shop"), m_receiver->url());
    QVERIFY(m_relay->start());
}

void TestWebhooks::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_relay->terminate(), 0);
    m_relay.reset();
    m_receiver.reset();
}

QString TestWebhooks::claimed(const QString& subject)
{
    const auto published = publish(m_relay->url(), m_bot.key,
                                   {cloudEvent(subject, QStringLiteral("baton.escalation.requested"), subject,
                                               {{QStringLiteral("reason"), QStringLiteral("asked")}})});
    if (published.status != 202)
        return {};
    m_ana = std::make_unique<RpcClient>();
    m_ana->open(m_relay->socketUrl(QStringLiteral("/v1/agent")),
                signIn(m_relay->url(), QStringLiteral("ana@baton.example")), QStringLiteral("baton.v1"));
    m_ana->call(QStringLiteral("session.hello"));
    const auto list = m_ana->call(QStringLiteral("conversations.list"),
                                  {{QStringLiteral("view"), QStringLiteral("waiting")}});
    const auto id = list.result.value(QLatin1String("items"))
                        .toArray()
                        .at(0)
                        .toObject()
                        .value(QLatin1String("id"))
                        .toString();
    const auto answer = m_ana->call(
        QStringLiteral("conversations.claim"),
        {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), QStringLiteral("c%1").arg(++m_command)}});
    return answer.ok() ? id : QString();
}

void TestWebhooks::reply(const QString& id, const QString& text)
{
    const auto answer = m_ana->call(QStringLiteral("conversations.reply"),
                                    {{QStringLiteral("id"), id},
                                     {QStringLiteral("text"), text},
                                     {QStringLiteral("commandId"), QStringLiteral("c%1").arg(++m_command)}});
    QVERIFY2(answer.ok(), qPrintable(answer.errorText));
}

QStringList TestWebhooks::acceptedTexts() const
{
    QStringList texts;
    const auto accepted = m_receiver->accepted();
    for (const auto& delivery : accepted) {
        if (delivery.type() == QLatin1String("message.added"))
            texts << delivery.content()
                         .value(QLatin1String("message"))
                         .toObject()
                         .value(QLatin1String("text"))
                         .toString();
    }
    return texts;
}

void TestWebhooks::theyAreSignedAndInOrder()
{
    const auto id = claimed(QStringLiteral("s1"));
    QVERIFY(!id.isEmpty());
    QStringList said;
    for (int i = 0; i < 20; ++i) {
        said << QStringLiteral("answer %1").arg(i);
        reply(id, said.constLast());
    }
    QTRY_COMPARE(acceptedTexts(), said);
    const auto key = baton::protocol::webhooks::keyOf(m_bot.webhookSecret);
    QVERIFY(key);
    QSet<QByteArray> ids;
    const auto accepted = m_receiver->accepted();
    QCOMPARE(accepted.constFirst().type(), QStringLiteral("conversation.claimed"));
    for (const auto& delivery : accepted) {
        const auto messageId = delivery.headers.value("webhook-id");
        QVERIFY(!ids.contains(messageId));
        ids.insert(messageId);
        QVERIFY(baton::protocol::webhooks::verify(
            *key, messageId, delivery.headers.value("webhook-timestamp"),
            delivery.headers.value("webhook-signature"), delivery.body, baton::Instant::now()));
        QCOMPARE(delivery.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(delivery.content().value(QLatin1String("subject")).toString(), QStringLiteral("s1"));
    }
}

void TestWebhooks::whatFailedComesAgainWithTheSameId()
{
    m_receiver->answerWith(500);
    const auto id = claimed(QStringLiteral("s1"));
    QTRY_VERIFY(m_receiver->deliveries().size() >= 2);
    const auto first = m_receiver->deliveries().at(0).headers.value("webhook-id");
    QCOMPARE(m_receiver->deliveries().at(1).headers.value("webhook-id"), first);
    reply(id, QStringLiteral("late"));
    m_receiver->answerWith(200);
    QTRY_COMPARE_WITH_TIMEOUT(acceptedTexts(), QStringList{QStringLiteral("late")}, 30'000);
    QCOMPARE(m_receiver->accepted().constFirst().headers.value("webhook-id"), first);
}

void TestWebhooks::theySurviveARestartOfTheRelay()
{
    // Given a receiver that is down, and things that happen meanwhile
    m_receiver->goAway();
    const auto id = claimed(QStringLiteral("s1"));
    reply(id, QStringLiteral("one"));
    reply(id, QStringLiteral("two"));

    // When the relay is killed and started while the receiver comes back
    m_relay->kill();
    m_receiver->comeBack();
    QVERIFY(m_relay->start());

    // Then everything arrives, in order
    const QStringList said{QStringLiteral("one"), QStringLiteral("two")};
    QTRY_COMPARE_WITH_TIMEOUT(acceptedTexts(), said, 30'000);

    // And a clean restart does not tell it again
    QCOMPARE(m_relay->terminate(), 0);
    QVERIFY(m_relay->start());
    const auto next = claimed(QStringLiteral("s2"));
    reply(next, QStringLiteral("three"));
    QTRY_COMPARE_WITH_TIMEOUT(acceptedTexts(), said + QStringList{QStringLiteral("three")}, 30'000);
}

void TestWebhooks::theySurviveARestartOfTheBot()
{
    const auto id = claimed(QStringLiteral("s1"));
    reply(id, QStringLiteral("one"));
    QTRY_COMPARE(acceptedTexts(), QStringList{QStringLiteral("one")});
    m_receiver->goAway();
    reply(id, QStringLiteral("two"));
    reply(id, QStringLiteral("three"));
    m_receiver->comeBack();
    const QStringList said{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
    QTRY_COMPARE_WITH_TIMEOUT(acceptedTexts(), said, 30'000);
}

void TestWebhooks::redirectsAreNotFollowed()
{
    m_receiver->answerWith(302);
    const auto id = claimed(QStringLiteral("s1"));
    QVERIFY(!id.isEmpty());
    // It is tried again here, rather than sent to where the answer points.
    QTRY_VERIFY(m_receiver->deliveries().size() >= 2);
    m_receiver->answerWith(200);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver->accepted().size(), 1, 30'000);
}

void TestWebhooks::otherBotsAreNotTold()
{
    WebhookReceiver other;
    QVERIFY(!m_relay->addBot(QStringLiteral("bank"), other.url()).key.isEmpty());
    const auto id = claimed(QStringLiteral("s1"));
    reply(id, QStringLiteral("for the shop"));
    QTRY_COMPARE(acceptedTexts(), QStringList{QStringLiteral("for the shop")});
    QCOMPARE(other.deliveries().size(), 0);
}

void TestWebhooks::anOpenSocketIsPreferred()
{
    RpcClient socket;
    QVERIFY(socket.open(m_relay->socketUrl(QStringLiteral("/v1/bot")), m_bot.key));
    // The pong of an answered request shows that the relay has taken the socket in.
    QVERIFY(socket.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), QJsonArray()}}).ok());
    const auto id = claimed(QStringLiteral("s1"));
    reply(id, QStringLiteral("by socket"));
    const auto events = [&] {
        QStringList types;
        const auto notices = socket.notificationsOf(QStringLiteral("event"));
        for (const auto& notice : notices)
            types.append(notice.value(QLatin1String("type")).toString());
        return types;
    };
    QTRY_VERIFY(events().contains(QStringLiteral("message.added")));
    QCOMPARE(events().count(QStringLiteral("conversation.claimed")), 1);

    // When the socket is gone, the webhook goes on where it was
    socket.close();
    reply(id, QStringLiteral("by webhook"));
    QTRY_VERIFY_WITH_TIMEOUT(acceptedTexts().contains(QStringLiteral("by webhook")), 30'000);
}

BATON_TEST(TestWebhooks)
#include "tst_webhooks.moc"
