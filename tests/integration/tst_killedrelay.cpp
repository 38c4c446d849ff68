// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/integration/worker.h"
#include "tests/support/http.h"
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QtTest>
#include <random>

using namespace baton::testing;

namespace {

constexpr int kills = 50;
constexpr int agentCount = 4;
constexpr int batchSize = 5;

QString agentName(int i) { return QStringLiteral("agent%1").arg(i); }

} // namespace

/// Kills the relay with SIGKILL at random moments under load: four agents claim and answer whatever a bot
/// escalates; all of them send again what was not answered, as consoles and bots do.
class TestKilledRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereOnce();

private:
    void hire();
    void publishMore();
    void reconnect();
    int acknowledged() const;
    void checkClaims() const;
    void checkReplies();
    QHash<QString, QJsonObject> everything();

    RelayProcess m_relay;
    RelayProcess::BotSecrets m_bot;
    std::vector<std::unique_ptr<Worker>> m_workers;
    RpcClient m_botSocket;
    RpcClient m_watcher;
    QByteArray m_watcherToken;
    QJsonArray m_unpublished;
    QHash<QString, QJsonObject> m_conversations;
    int m_nextSubject = 0;
    int m_published = 0;
};

void TestKilledRelay::hire()
{
    for (int i = 0; i < agentCount; ++i) {
        const auto token = signIn(m_relay.url(), agentName(i) + QStringLiteral("@baton.example"));
        m_workers.push_back(std::make_unique<Worker>(agentName(i), token, m_relay));
    }
    m_watcherToken = signIn(m_relay.url(), agentName(0) + QStringLiteral("@baton.example"));
    connect(&m_botSocket, &RpcClient::opened, this, &TestKilledRelay::publishMore);
    // Everybody tries everything, so most claims are lost to somebody else.
    connect(&m_watcher, &RpcClient::notified, this, [this](const QString&, const QJsonObject& params) {
        if (params.value(QLatin1String("type")) != QLatin1String("conversation.escalated"))
            return;
        const auto data = params.value(QLatin1String("data")).toObject();
        const auto conversation = data.value(QLatin1String("conversation")).toObject();
        for (const auto& worker : m_workers)
            worker->work(conversation.value(QLatin1String("id")).toString());
    });
}

void TestKilledRelay::publishMore()
{
    while (m_unpublished.size() < batchSize) {
        const auto subject = QStringLiteral("s%1").arg(m_nextSubject++);
        m_unpublished << cloudEvent(subject + QStringLiteral("-e"),
                                    QStringLiteral("baton.escalation.requested"), subject,
                                    {{QStringLiteral("reason"), QStringLiteral("user requested human")}});
    }
    m_botSocket.send(QStringLiteral("events.publish"), {{QStringLiteral("events"), m_unpublished}},
                     [this](const RpcAnswer& answer) {
                         if (!answer.ok())
                             return;
                         m_published += int(m_unpublished.size());
                         m_unpublished = {};
                         publishMore();
                     });
}

void TestKilledRelay::reconnect()
{
    for (const auto& worker : m_workers)
        worker->connectToRelay();
    m_botSocket.abort();
    m_botSocket.begin(m_relay.socketUrl(QStringLiteral("/v1/bot")), m_bot.key);
    m_watcher.abort();
    QVERIFY(m_watcher.open(m_relay.socketUrl(QStringLiteral("/v1/agent")), m_watcherToken,
                           QStringLiteral("baton.v1")));
    QVERIFY(m_watcher.call(QStringLiteral("session.hello")).ok());
}

int TestKilledRelay::acknowledged() const
{
    int sum = m_published;
    for (const auto& worker : m_workers)
        sum += worker->acknowledged();
    return sum;
}

QHash<QString, QJsonObject> TestKilledRelay::everything()
{
    QHash<QString, QJsonObject> all;
    QString cursor;
    do {
        QJsonObject params{{QStringLiteral("view"), QStringLiteral("all")}, {QStringLiteral("limit"), 200}};
        if (!cursor.isEmpty())
            params.insert(QStringLiteral("cursor"), cursor);
        const auto page = m_watcher.call(QStringLiteral("conversations.list"), params);
        const auto items = page.result.value(QLatin1String("items")).toArray();
        for (const auto& item : items)
            all.insert(item.toObject().value(QLatin1String("id")).toString(), item.toObject());
        cursor = page.result.value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    return all;
}

void TestKilledRelay::checkClaims() const
{
    QSet<QString> claimed;
    for (int i = 0; i < agentCount; ++i) {
        const auto& own = m_workers[size_t(i)]->claimed();
        for (const auto& id : own) {
            QVERIFY2(!claimed.contains(id), "two agents were told that they have it");
            claimed.insert(id);
            const auto holder = m_conversations.value(id).value(QLatin1String("assignee")).toObject();
            QCOMPARE(holder.value(QLatin1String("name")).toString(), agentName(i));
        }
    }
    QVERIFY(!claimed.isEmpty());
}

void TestKilledRelay::checkReplies()
{
    for (const auto& worker : m_workers) {
        const auto& replies = worker->replies();
        for (auto it = replies.begin(); it != replies.end(); ++it) {
            const auto got = m_watcher.call(QStringLiteral("conversations.get"),
                                            {{QStringLiteral("id"), it->conversation}});
            const auto messages = got.result.value(QLatin1String("messages")).toArray();
            QStringList found;
            for (const auto& message : messages)
                if (message.toObject().value(QLatin1String("text")).toString() == it.key())
                    found << message.toObject().value(QLatin1String("id")).toString();
            QCOMPARE(found, QStringList{it->message});
        }
    }
}

void TestKilledRelay::whatWasAcknowledgedIsThereOnce()
{
    m_bot = m_relay.addBot(QStringLiteral("shop"));
    for (int i = 0; i < agentCount; ++i)
        QVERIFY(m_relay.addMember(agentName(i) + QStringLiteral("@baton.example")));
    QVERIFY(m_relay.start());
    hire();
    reconnect();

    // When the relay is killed again and again, each time after a random number of acknowledgements
    std::mt19937 random(11);
    QElapsedTimer clock;
    clock.start();
    for (int round = 0; round < kills; ++round) {
        const int wanted = acknowledged() + int(random() % 60);
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged() >= wanted, 30'000);
        m_relay.kill();
        QVERIFY2(m_relay.start(), m_relay.log());
        reconnect();
    }
    qInfo() << kills << "kills in" << clock.elapsed() << "ms;" << m_published << "events published,"
            << acknowledged() - m_published << "commands acknowledged";

    // Then, when everybody has caught up,
    m_botSocket.disconnect(this);
    m_botSocket.abort();
    for (const auto& worker : m_workers)
        QTRY_VERIFY_WITH_TIMEOUT(worker->isIdle(), 60'000);
    m_conversations = everything();
    // every published event has made one conversation, and at most one batch more came through unanswered,
    QVERIFY(m_conversations.size() >= m_published);
    QVERIFY(m_conversations.size() <= m_published + batchSize);
    // nobody's numbers had a gap or came twice,
    for (const auto& worker : m_workers)
        QVERIFY(worker->isGapless());
    // and every acknowledged claim and message is there, once.
    checkClaims();
    checkReplies();
    QCOMPARE(m_relay.terminate(), 0);
}

BATON_TEST(TestKilledRelay)
#include "tst_killedrelay.moc"
