// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QtTest>

using namespace baton::testing;

namespace {

constexpr int noSuchThing = -32004;

QJsonArray itemsOf(const RpcAnswer& answer) { return answer.result.value(QLatin1String("items")).toArray(); }

} // namespace

/// The audit log of what bots change about themselves, through the real relay.
class TestAutoUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEntryReachesTheBotsAgents();
    void theListNarrowsAndPages();
    void whatWasRecordedAtOnceKeepsItsOrder();
    void theFirstReviewCounts();
    void nonsenseIsRefused();
    void everyBotHasItsOwnChain();
    void anHonestEntryHoldsWhateverWasSent();
    void tamperingIsFound_data();
    void tamperingIsFound();

private:
    std::unique_ptr<RpcClient> agent(const char* name);
    HttpAnswer record(const QByteArray& key, QJsonObject data);
    void record(const char* kind, const char* summary, const char* source = nullptr);
    QStringList summaries(const QJsonObject& params = {});
    void execute(const QString& sql);

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_shop;
    RelayProcess::BotSecrets m_bank;
    std::unique_ptr<RpcClient> m_ana;
    int m_events = 0;
};

void TestAutoUpdates::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_shop = m_relay->addBot(QStringLiteral("shop"));
    m_bank = m_relay->addBot(QStringLiteral("bank"));
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example"), QStringLiteral("agent"),
                               {QStringLiteral("shop")}));
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example"), QStringLiteral("agent"),
                               {QStringLiteral("bank")}));
    QVERIFY(m_relay->addMember(QStringLiteral("eve@baton.example"), QStringLiteral("admin")));
    QVERIFY(m_relay->start());
    m_ana = agent("ana");
    QVERIFY(m_ana);
}

void TestAutoUpdates::cleanup()
{
    m_ana.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
}

std::unique_ptr<RpcClient> TestAutoUpdates::agent(const char* name)
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), QString::fromLatin1(name) + QStringLiteral("@baton.example"));
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        return nullptr;
    return client->call(QStringLiteral("session.hello")).ok() ? std::move(client) : nullptr;
}

HttpAnswer TestAutoUpdates::record(const QByteArray& key, QJsonObject data)
{
    auto event =
        cloudEvent(QString::number(++m_events), QStringLiteral("baton.autoupdate.recorded"), QString(), data);
    event.remove(QStringLiteral("subject"));
    return publish(m_relay->url(), key, {event});
}

void TestAutoUpdates::record(const char* kind, const char* summary, const char* source)
{
    QJsonObject data{{QStringLiteral("kind"), QString::fromLatin1(kind)},
                     {QStringLiteral("summary"), QString::fromUtf8(summary)},
                     {QStringLiteral("details"),
                      QJsonObject{{QStringLiteral("weight"), 0.1}, {QStringLiteral("pages"), 41}}}};
    if (source)
        data.insert(QStringLiteral("source"), QString::fromUtf8(source));
    QCOMPARE(record(m_shop.key, data).status, 202);
}

QStringList TestAutoUpdates::summaries(const QJsonObject& params)
{
    QStringList list;
    const auto items = itemsOf(m_ana->call(QStringLiteral("autoupdates.list"), params));
    for (const auto& item : items)
        list.append(item.toObject().value(QLatin1String("summary")).toString());
    return list;
}

void TestAutoUpdates::execute(const QString& sql)
{
    auto database = baton::storage::Database::open(m_relay->dataFolder() + QStringLiteral("/baton.db"));
    QVERIFY(database);
    const auto done = (*database)->execute(sql);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

void TestAutoUpdates::anEntryReachesTheBotsAgents()
{
    const auto ben = agent("ben");
    record("kb_chunks_added", "12 KB chunks added", "supplier-spec-2026.pdf");
    QTRY_COMPARE(m_ana->notificationsOf(QStringLiteral("event")).size(), 1);
    const auto event = m_ana->notificationsOf(QStringLiteral("event")).constFirst();
    QCOMPARE(event.value(QLatin1String("type")), QStringLiteral("autoupdate.recorded"));
    const auto entry = event.value(QLatin1String("data")).toObject().value(QLatin1String("entry")).toObject();
    QCOMPARE(entry.value(QLatin1String("n")), 1);
    QCOMPARE(entry.value(QLatin1String("summary")), QStringLiteral("12 KB chunks added"));
    QCOMPARE(entry.value(QLatin1String("hash")).toString().size(), 64);
    QCOMPARE(itemsOf(m_ana->call(QStringLiteral("autoupdates.list"))).first().toObject(), entry);

    QCOMPARE(itemsOf(ben->call(QStringLiteral("autoupdates.list"))).size(), 0);
    QCOMPARE(ben->call(QStringLiteral("autoupdates.review"),
                       {{QStringLiteral("id"), entry.value(QLatin1String("id"))}})
                 .errorCode,
             noSuchThing);
    QTRY_COMPARE(ben->notificationsOf(QStringLiteral("event")).value(0).value(QLatin1String("type")),
                 QStringLiteral("withheld"));
}

void TestAutoUpdates::theListNarrowsAndPages()
{
    record("retrained", "one", "help.acme.example");
    record("tool_added", "two");
    record("retrained", "three");
    const auto list = [](const char* texts) {
        return QString::fromLatin1(texts).split(u' ', Qt::SkipEmptyParts);
    };
    QCOMPARE(summaries(), list("three two one"));
    QCOMPARE(summaries({{QStringLiteral("kind"), QStringLiteral("retrained")}}), list("three one"));
    QCOMPARE(summaries({{QStringLiteral("query"), QStringLiteral("ACME")}}), list("one"));
    QCOMPARE(summaries({{QStringLiteral("bot"), QStringLiteral("bank")}}), list(""));
    QCOMPARE(summaries({{QStringLiteral("from"), QStringLiteral("2090-01-01T00:00:00Z")}}), list(""));
    const auto page = m_ana->call(QStringLiteral("autoupdates.list"), {{QStringLiteral("limit"), 2}});
    QCOMPARE(page.result.value(QLatin1String("unreviewed")), 3);
    QCOMPARE(summaries({{QStringLiteral("cursor"), page.result.value(QLatin1String("next"))}}), list("one"));

    const auto id = itemsOf(page).at(1).toObject().value(QLatin1String("id"));
    QVERIFY(m_ana->call(QStringLiteral("autoupdates.review"), {{QStringLiteral("id"), id}}).ok());
    QCOMPARE(summaries({{QStringLiteral("reviewed"), true}}), list("two"));
    QCOMPARE(summaries({{QStringLiteral("reviewed"), false}}), list("three one"));
}

void TestAutoUpdates::whatWasRecordedAtOnceKeepsItsOrder()
{
    // given a batch of one moment
    constexpr int many = 40;
    QJsonArray batch;
    for (int n = 1; n <= many; ++n) {
        auto event = cloudEvent(QString::number(n), QStringLiteral("baton.autoupdate.recorded"), QString(),
                                {{QStringLiteral("kind"), QStringLiteral("retrained")},
                                 {QStringLiteral("summary"), QString::number(n)}});
        event.remove(QStringLiteral("subject"));
        event.insert(QStringLiteral("time"), QStringLiteral("2026-01-01T00:00:00.000Z"));
        batch.append(event);
    }
    QCOMPARE(publish(m_relay->url(), m_shop.key, batch).status, 202);
    // then the newest is first on every page, and none is on two
    QStringList all;
    QJsonObject params{{QStringLiteral("limit"), 7}};
    for (;;) {
        const auto page = m_ana->call(QStringLiteral("autoupdates.list"), params);
        const auto items = itemsOf(page);
        for (const auto& item : items)
            all.append(item.toObject().value(QLatin1String("summary")).toString());
        if (!page.result.contains(QLatin1String("next")))
            break;
        params.insert(QStringLiteral("cursor"), page.result.value(QLatin1String("next")));
    }
    QStringList expected;
    for (int n = many; n >= 1; --n)
        expected.append(QString::number(n));
    QCOMPARE(all, expected);
    QCOMPARE(
        m_ana
            ->call(QStringLiteral("autoupdates.list"), {{QStringLiteral("cursor"), QStringLiteral("MTp1MQ")}})
            .errorCode,
        -32602);
}

void TestAutoUpdates::theFirstReviewCounts()
{
    const auto eve = agent("eve");
    record("prompt_tuned", "Greeting");
    const auto id =
        itemsOf(eve->call(QStringLiteral("autoupdates.list"))).first().toObject().value(QLatin1String("id"));
    const auto first = eve->call(QStringLiteral("autoupdates.review"), {{QStringLiteral("id"), id}});
    QVERIFY(first.ok());
    const auto second = m_ana->call(QStringLiteral("autoupdates.review"), {{QStringLiteral("id"), id}});
    QCOMPARE(second.result, first.result);
    const auto entry = first.result.value(QLatin1String("entry")).toObject();
    QVERIFY(entry.value(QLatin1String("reviewedBy"))
                .toObject()
                .value(QLatin1String("name"))
                .toString()
                .contains(QLatin1String("eve")));
    QTRY_COMPARE(m_ana->notificationsOf(QStringLiteral("event")).size(), 2);
    QCOMPARE(m_ana->notificationsOf(QStringLiteral("event")).at(1).value(QLatin1String("type")),
             QStringLiteral("autoupdate.reviewed"));
}

void TestAutoUpdates::nonsenseIsRefused()
{
    QCOMPARE(record(m_shop.key, {{QStringLiteral("kind"), QStringLiteral("deleted")},
                                 {QStringLiteral("summary"), QStringLiteral("x")}})
                 .status,
             400);
    QCOMPARE(record(m_shop.key, {{QStringLiteral("kind"), QStringLiteral("retrained")}}).status, 400);
    QCOMPARE(record(m_shop.key, {{QStringLiteral("kind"), QStringLiteral("retrained")},
                                 {QStringLiteral("summary"), QString(2001, u'x')}})
                 .status,
             413);
    const QJsonObject big{{QStringLiteral("text"), QString(300 * 1024, u'x')}};
    QCOMPARE(record(m_shop.key, {{QStringLiteral("kind"), QStringLiteral("retrained")},
                                 {QStringLiteral("summary"), QStringLiteral("x")},
                                 {QStringLiteral("details"), big}})
                 .status,
             413);
    QCOMPARE(m_ana->call(QStringLiteral("autoupdates.list"), {{QStringLiteral("kind"), QStringLiteral("x")}})
                 .errorCode,
             -32602);
    QCOMPARE(summaries(), QStringList());
}

void TestAutoUpdates::everyBotHasItsOwnChain()
{
    record("retrained", "one");
    QCOMPARE(record(m_bank.key, {{QStringLiteral("kind"), QStringLiteral("retrained")},
                                 {QStringLiteral("summary"), QStringLiteral("uno")}})
                 .status,
             202);
    record("retrained", "two");
    const auto eve = agent("eve");
    QStringList numbers;
    const auto items = itemsOf(eve->call(QStringLiteral("autoupdates.list")));
    for (const auto& item : items)
        numbers.append(
            item.toObject().value(QLatin1String("bot")).toObject().value(QLatin1String("id")).toString() +
            QString::number(item.toObject().value(QLatin1String("n")).toInt()));
    QCOMPARE(numbers.join(u' '), QStringLiteral("shop2 bank1 shop1"));
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_ana = agent("ana");
    record("retrained", "three");
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
}

/// Half an emoji, noncharacters and a byte order mark are mended before anything is hashed, told or kept.
void TestAutoUpdates::anHonestEntryHoldsWhateverWasSent()
{
    QByteArray body = R"([{"specversion":"1.0","id":"u","source":"/bots/shop",
        "type":"baton.autoupdate.recorded","data":{"kind":"retrained","summary":"%ufeffcut %ud83dabc%uffff",
        "source":"a%u0000b","details":{"k%udc4b":["%ufffe",{"before":"%ud83d"}]}}}])";
    body.replace('%', '\\');
    const auto answer = http("POST", m_relay->url().resolved(QUrl(QStringLiteral("/v1/events"))), body,
                             bearer(m_shop.key, "application/cloudevents-batch+json"));
    QCOMPARE(answer.status, 202);
    const auto item = itemsOf(m_ana->call(QStringLiteral("autoupdates.list"))).at(0).toObject();
    QCOMPARE(item.value(QLatin1String("summary")).toString(), QStringLiteral("cut \uFFFDabc\uFFFD"));
    QCOMPARE(item.value(QLatin1String("source")).toString(), QStringLiteral("ab"));
    const auto checked = m_relay->run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.err.constData());
}

void TestAutoUpdates::tamperingIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("said");
    QTest::newRow("a row") << QStringLiteral("UPDATE autoupdates SET summary = 'nothing' WHERE n = 2")
                           << QStringLiteral("entry 2 is not as it was recorded in the table");
    QTest::newRow("a row is gone") << QStringLiteral("DELETE FROM autoupdates WHERE n = 2")
                                   << QStringLiteral("entry 2 is missing in the table");
    QTest::newRow("the log")
        << QStringLiteral(
               "UPDATE events SET data = replace(data, 'two', 'too') WHERE type = 'autoupdate.recorded'")
        << QStringLiteral("entry 2 is not as it was recorded in the event log");
    QTest::newRow("the reviewer") << QStringLiteral(
                                         "UPDATE autoupdates SET reviewed_name = 'Mallory' WHERE n = 1")
                                  << QStringLiteral("The review of entry 1 of bot shop is not the same");
    QTest::newRow("a review is gone")
        << QStringLiteral(
               "UPDATE autoupdates SET reviewed_by = NULL, reviewed_name = NULL, reviewed_at = NULL")
        << QStringLiteral("The review of entry 1 of bot shop is not the same");
    QTest::newRow("a review was made up")
        << QStringLiteral(
               "UPDATE autoupdates SET reviewed_by = 'm', reviewed_name = 'Mallory', reviewed_at = 1 "
               "WHERE n = 2")
        << QStringLiteral("The review of entry 2 of bot shop is not the same");
    QTest::newRow("the log cannot be read")
        << QStringLiteral("UPDATE events SET data = '{}' WHERE data LIKE '%two%'")
        << QStringLiteral("entry 2 is missing in the event log");
}

void TestAutoUpdates::tamperingIsFound()
{
    QFETCH(QString, sql);
    QFETCH(QString, said);
    for (const char* summary : {"one", "two", "three"})
        record("retrained", summary);
    const auto first = itemsOf(m_ana->call(QStringLiteral("autoupdates.list"))).at(2).toObject();
    QVERIFY(m_ana
                ->call(QStringLiteral("autoupdates.review"),
                       {{QStringLiteral("id"), first.value(QLatin1String("id"))}})
                .ok());
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
    m_relay->terminate();
    execute(sql);
    const auto checked = m_relay->run({QStringLiteral("check")});
    QCOMPARE(checked.exitCode, 1);
    QVERIFY2(QString::fromUtf8(checked.err).contains(said), checked.err.constData());
    QVERIFY2(checked.err.contains("bot shop"), checked.err.constData());
}

BATON_TEST(TestAutoUpdates)
#include "tst_autoupdates.moc"
