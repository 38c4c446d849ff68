// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QElapsedTimer>
#include <QSet>
#include <QtTest>
#include <algorithm>
#include <random>

using namespace baton::testing;

namespace {

constexpr int agentCount = 50;
constexpr int conversationCount = 500;

/// One agent who claims everything, in an order of their own, one after the other.
struct Racer
{
    QString name;
    std::unique_ptr<RpcClient> client;
    QStringList order;
    QSet<QString> won;
    QHash<QString, QString> lostTo;
    int failures = 0;
    /// The picture this client keeps: who holds what, from events alone.
    QHash<QString, QString> holders;
    qint64 lastSeq = 0;
    bool gapless = true;

    void claimNext()
    {
        if (order.isEmpty())
            return;
        const auto id = order.takeFirst();
        client->send(QStringLiteral("conversations.claim"),
                     {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), name + id}},
                     [this, id](const RpcAnswer& answer) {
                         if (answer.ok())
                             won.insert(id);
                         else if (answer.reason() == QLatin1String("already_claimed"))
                             lostTo.insert(id, answer.errorData.value(QLatin1String("claimedBy"))
                                                   .toObject()
                                                   .value(QLatin1String("name"))
                                                   .toString());
                         else
                             ++failures;
                         claimNext();
                     });
    }

    void take(const QJsonObject& event)
    {
        const auto seq = event.value(QLatin1String("seq")).toInteger();
        gapless = gapless && seq == lastSeq + 1;
        lastSeq = seq;
        const auto conversation =
            event.value(QLatin1String("data")).toObject().value(QLatin1String("conversation")).toObject();
        holders.insert(
            conversation.value(QLatin1String("id")).toString(),
            conversation.value(QLatin1String("assignee")).toObject().value(QLatin1String("name")).toString());
    }

    int settled() const { return int(won.size() + lostTo.size()) + failures; }
};

} // namespace

class TestClaimRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyConversationHasOneWinnerAndEveryLoserIsToldWho();

private:
    static QStringList escalateAll(const RelayProcess& relay, const QByteArray& key);
    static QStringList waiting(RpcClient& client);
};

QStringList TestClaimRace::escalateAll(const RelayProcess& relay, const QByteArray& key)
{
    QStringList problems;
    for (int i = 0; i < conversationCount;) {
        QJsonArray batch;
        for (int k = 0; k < 100 && i < conversationCount; ++k, ++i) {
            const auto subject = QStringLiteral("s%1").arg(i);
            batch << cloudEvent(subject + QStringLiteral("-e"), QStringLiteral("baton.escalation.requested"),
                                subject,
                                {{QStringLiteral("reason"), QStringLiteral("user requested human")}});
        }
        const auto answer = publish(relay.url(), key, batch);
        if (answer.status != 202)
            problems << QString::fromUtf8(answer.body);
    }
    return problems;
}

QStringList TestClaimRace::waiting(RpcClient& client)
{
    QStringList ids;
    QString cursor;
    do {
        QJsonObject params{{QStringLiteral("view"), QStringLiteral("waiting")},
                           {QStringLiteral("limit"), 200}};
        if (!cursor.isEmpty())
            params.insert(QStringLiteral("cursor"), cursor);
        const auto page = client.call(QStringLiteral("conversations.list"), params);
        const auto items = page.result.value(QLatin1String("items")).toArray();
        for (const auto& item : items)
            ids << item.toObject().value(QLatin1String("id")).toString();
        cursor = page.result.value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    return ids;
}

void TestClaimRace::everyConversationHasOneWinnerAndEveryLoserIsToldWho()
{
    // Given 500 conversations that wait and 50 agents who are connected and see all of it
    RelayProcess relay;
    const auto bot = relay.addBot(QStringLiteral("shop"));
    std::vector<Racer> racers(agentCount);
    for (int i = 0; i < agentCount; ++i) {
        racers[size_t(i)].name = QStringLiteral("agent%1").arg(i);
        QVERIFY(relay.addMember(racers[size_t(i)].name + QStringLiteral("@baton.example")));
    }
    QVERIFY(relay.start());
    for (auto& racer : racers) {
        racer.client = std::make_unique<RpcClient>();
        QObject::connect(racer.client.get(), &RpcClient::notified, this,
                         [&racer](const QString& method, const QJsonObject& params) {
                             if (method == QLatin1String("event"))
                                 racer.take(params);
                         });
        const auto token = signIn(relay.url(), racer.name + QStringLiteral("@baton.example"));
        QVERIFY(racer.client->open(relay.socketUrl(QStringLiteral("/v1/agent")), token,
                                   QStringLiteral("baton.v1")));
        QVERIFY(racer.client->call(QStringLiteral("session.hello")).ok());
    }
    QCOMPARE(escalateAll(relay, bot.key), QStringList());
    const auto ids = waiting(*racers[0].client);
    QCOMPARE(ids.size(), conversationCount);

    // When all of them claim everything, each in another order
    std::mt19937 random(7);
    QElapsedTimer clock;
    clock.start();
    for (auto& racer : racers) {
        racer.order = ids;
        std::shuffle(racer.order.begin(), racer.order.end(), random);
        racer.claimNext();
    }
    const auto allSettled = [&] {
        return std::all_of(racers.begin(), racers.end(),
                           [](const Racer& racer) { return racer.settled() == conversationCount; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allSettled(), 120'000);
    qInfo() << agentCount * conversationCount << "claims in" << clock.elapsed() << "ms";

    // Then every conversation has one winner, and every loser was told the winner's name
    QHash<QString, QString> winners;
    for (const auto& racer : racers) {
        QCOMPARE(racer.failures, 0);
        for (const auto& id : racer.won) {
            QVERIFY2(!winners.contains(id), "two winners");
            winners.insert(id, racer.name);
        }
    }
    QCOMPARE(winners.size(), conversationCount);
    for (const auto& racer : racers)
        for (auto it = racer.lostTo.begin(); it != racer.lostTo.end(); ++it)
            QCOMPARE(it.value(), winners.value(it.key()));

    // And every client's events were gapless and led to the same picture: started, escalated and claimed for
    // each
    constexpr qint64 lastSeq = 3 * conversationCount;
    for (const auto& racer : racers) {
        QTRY_COMPARE_WITH_TIMEOUT(racer.lastSeq, lastSeq, 30'000);
        QVERIFY(racer.gapless);
        QCOMPARE(racer.holders, winners);
    }
    racers.clear();
    QCOMPARE(relay.terminate(), 0);
}

BATON_TEST(TestClaimRace)
#include "tst_claimrace.moc"
