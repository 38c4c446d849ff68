// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

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

/// What a bot platform's workflows are doing, as agents see it, through the real relay.
class TestWorkflows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aRunIsFollowedLive();
    void theListsNarrowAndPage();
    void oddEventsAreTakenAndSaid();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void onlyTheBotsAgentsSeeIt();
    void aStepThatHangsIsToldOnce();
    void afterARestartItIsStillRight();
    void anAdminSetsTheLimit();

private:
    std::unique_ptr<RpcClient> agent(const char* name);
    HttpAnswer tell(const char* type, QJsonObject data);
    void start(const char* run, const char* name = "Daily KPI digest", const char* about = nullptr);
    void step(const char* run, int index, const char* state = "started");
    void finish(const char* run, bool success = true);
    QJsonObject run(const char* key);
    QStringList eventsOf(const RpcClient& client) const;

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_shop;
    std::unique_ptr<RpcClient> m_ana;
    int m_events = 0;
};

void TestWorkflows::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_shop = m_relay->addBot(QStringLiteral("shop"));
    m_relay->addBot(QStringLiteral("bank"));
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example"), QStringLiteral("agent"),
                               {QStringLiteral("shop")}));
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example"), QStringLiteral("agent"),
                               {QStringLiteral("bank")}));
    QVERIFY(m_relay->start());
    m_ana = agent("ana");
    QVERIFY(m_ana);
}

void TestWorkflows::cleanup()
{
    m_ana.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
}

std::unique_ptr<RpcClient> TestWorkflows::agent(const char* name)
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), QString::fromLatin1(name) + QStringLiteral("@baton.example"));
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        return nullptr;
    return client->call(QStringLiteral("session.hello")).ok() ? std::move(client) : nullptr;
}

HttpAnswer TestWorkflows::tell(const char* type, QJsonObject data)
{
    // What the relay took in one millisecond has no order in time.
    const auto last = QDateTime::currentMSecsSinceEpoch();
    static_cast<void>(QTest::qWaitFor([last] { return QDateTime::currentMSecsSinceEpoch() > last; }));
    auto event = cloudEvent(QString::number(++m_events),
                            QStringLiteral("baton.workflow.") + QString::fromLatin1(type), QString(), data);
    event.remove(QStringLiteral("subject"));
    return publish(m_relay->url(), m_shop.key, {event});
}

void TestWorkflows::start(const char* run, const char* name, const char* about)
{
    QJsonObject data{
        {QStringLiteral("workflow"), QJsonObject{{QStringLiteral("id"), QStringLiteral("kpi")},
                                                 {QStringLiteral("name"), QString::fromUtf8(name)}}},
        {QStringLiteral("run"), QString::fromLatin1(run)}};
    if (about)
        data.insert(QStringLiteral("about"), QString::fromUtf8(about));
    QCOMPARE(tell("started", data).status, 202);
}

void TestWorkflows::step(const char* run, int index, const char* state)
{
    const auto name = QStringLiteral("Step %1").arg(index);
    QCOMPARE(tell("step", {{QStringLiteral("run"), QString::fromLatin1(run)},
                           {QStringLiteral("step"),
                            QJsonObject{{QStringLiteral("index"), index}, {QStringLiteral("name"), name}}},
                           {QStringLiteral("state"), QString::fromLatin1(state)}})
                 .status,
             202);
}

void TestWorkflows::finish(const char* run, bool success)
{
    QCOMPARE(tell("finished", {{QStringLiteral("run"), QString::fromLatin1(run)},
                               {QStringLiteral("status"),
                                success ? QStringLiteral("success") : QStringLiteral("failure")},
                               {QStringLiteral("error"), QStringLiteral("503 from the accounting service")}})
                 .status,
             202);
}

QJsonObject TestWorkflows::run(const char* key)
{
    const auto found = itemsOf(
        m_ana->call(QStringLiteral("workflows.runs"), {{QStringLiteral("query"), QString::fromLatin1(key)}}));
    if (found.size() != 1)
        return {};
    const auto id = found.first().toObject().value(QLatin1String("id"));
    return m_ana->call(QStringLiteral("workflows.run"), {{QStringLiteral("id"), id}}).result;
}

QStringList TestWorkflows::eventsOf(const RpcClient& client) const
{
    QStringList lines;
    for (const auto& event : client.notificationsOf(QStringLiteral("event"))) {
        const auto run = event.value(QLatin1String("data")).toObject().value(QLatin1String("run")).toObject();
        lines.append(QStringList{
            event.value(QLatin1String("type")).toString(), run.value(QLatin1String("state")).toString(),
            QString::number(
                run.value(QLatin1String("step")).toObject().value(QLatin1String("index")).toInt())}
                         .join(u' '));
    }
    return lines;
}

void TestWorkflows::aRunIsFollowedLive()
{
    start("7f3a", "Lead enrichment", "Jane Doe (Acme)");
    step("7f3a", 1);
    step("7f3a", 1, "completed");
    step("7f3a", 2);
    finish("7f3a");
    const QStringList expected{
        QStringLiteral("workflow.started running 0"), QStringLiteral("workflow.step running 1"),
        QStringLiteral("workflow.step running 1"), QStringLiteral("workflow.step running 2"),
        QStringLiteral("workflow.finished finished 2")};
    QTRY_COMPARE(eventsOf(*m_ana), expected);

    const auto detail = run("7f3a");
    const auto shown = detail.value(QLatin1String("run")).toObject();
    QCOMPARE(shown.value(QLatin1String("name")), QStringLiteral("Lead enrichment"));
    QCOMPARE(shown.value(QLatin1String("about")), QStringLiteral("Jane Doe (Acme)"));
    QVERIFY(shown.contains(QLatin1String("finishedAt")));
    const auto steps = detail.value(QLatin1String("steps")).toArray();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.at(1).toObject().value(QLatin1String("state")), QStringLiteral("done"));
    QVERIFY2(steps.at(0).toObject().contains(QLatin1String("averageMs")), "it was learned how long it takes");
}

void TestWorkflows::theListsNarrowAndPage()
{
    for (const char* key : {"a1", "a2", "a3", "a4", "a5"})
        start(key);
    finish("a2");
    finish("a4", false);
    const auto keys = [&](const QJsonObject& params) {
        QStringList list;
        const auto items = itemsOf(m_ana->call(QStringLiteral("workflows.runs"), params));
        for (const auto& item : items)
            list.append(item.toObject().value(QLatin1String("run")).toString());
        return list.join(u' ');
    };
    QCOMPARE(keys({}), QStringLiteral("a4 a2 a5 a3 a1"));
    QCOMPARE(keys({{QStringLiteral("view"), QStringLiteral("running")}}), QStringLiteral("a5 a3 a1"));
    QCOMPARE(keys({{QStringLiteral("view"), QStringLiteral("failed")}}), QStringLiteral("a4"));
    QCOMPARE(keys({{QStringLiteral("view"), QStringLiteral("stuck")}}), QString());
    QCOMPARE(keys({{QStringLiteral("query"), QStringLiteral("kpi A3")}}), QStringLiteral("a3"));
    QCOMPARE(keys({{QStringLiteral("query"), QStringLiteral("100%_'\" a3")}}), QString());

    const auto first = m_ana->call(QStringLiteral("workflows.runs"), {{QStringLiteral("limit"), 3}});
    const auto counts = first.result.value(QLatin1String("counts")).toObject();
    QCOMPARE(counts.value(QLatin1String("running")), 3);
    QCOMPARE(counts.value(QLatin1String("failed")), 1);
    QCOMPARE(keys({{QStringLiteral("limit"), 3},
                   {QStringLiteral("cursor"), first.result.value(QLatin1String("next"))}}),
             QStringLiteral("a3 a1"));
    QCOMPARE(m_ana->call(QStringLiteral("workflows.runs"), {{QStringLiteral("cursor"), QStringLiteral("?")}})
                 .errorCode,
             -32602);
    QCOMPARE(m_ana->call(QStringLiteral("workflows.runs"), {{QStringLiteral("view"), QStringLiteral("mine")}})
                 .errorCode,
             -32602);
}

void TestWorkflows::oddEventsAreTakenAndSaid()
{
    const auto finished = tell("finished", {{QStringLiteral("run"), QStringLiteral("b1")},
                                            {QStringLiteral("status"), QStringLiteral("success")}});
    QCOMPARE(finished.status, 202);
    const auto notes = finished.json().value(QLatin1String("notes")).toArray();
    QCOMPARE(notes.size(), 1);
    QVERIFY2(notes.first().toString().contains(QLatin1String("without having been started")),
             qPrintable(notes.first().toString()));
    start("b1");
    QCOMPARE(run("b1").value(QLatin1String("run")).toObject().value(QLatin1String("state")),
             QStringLiteral("finished"));

    auto future = cloudEvent(QStringLiteral("future"), QStringLiteral("baton.workflow.finished"), QString(),
                             {{QStringLiteral("run"), QStringLiteral("b3")},
                              {QStringLiteral("status"), QStringLiteral("success")}});
    future.remove(QStringLiteral("subject"));
    future.insert(QStringLiteral("time"), QStringLiteral("2090-01-01T00:00:00Z"));
    start("b3");
    const auto answer = publish(m_relay->url(), m_shop.key, {future});
    const auto moved = answer.json().value(QLatin1String("notes")).toArray().first().toString();
    QVERIFY2(moved.contains(QLatin1String("2090-01-01")) && moved.contains(QLatin1String("counts as of now")),
             answer.body.constData());

    // Success decides, and the steps end with it.
    start("b4");
    step("b4", 1);
    const auto both = tell("finished", {{QStringLiteral("run"), QStringLiteral("b4")},
                                        {QStringLiteral("status"), QStringLiteral("success")},
                                        {QStringLiteral("error"), QStringLiteral("503")}});
    const auto said = both.json().value(QLatin1String("notes")).toArray().first().toString();
    QVERIFY2(said.contains(QLatin1String("step 1 still ran")) && said.contains(QLatin1String("error")),
             qPrintable(said));
    const auto ended = run("b4").value(QLatin1String("run")).toObject();
    QCOMPARE(ended.value(QLatin1String("state")), QStringLiteral("finished"));
    QVERIFY(!ended.contains(QLatin1String("error")));
    // Whoever runs the relay is told once of a bot that errs.
    QCOMPARE(m_relay->log().count("was told"), 1);
    QVERIFY(m_relay->log().contains("baton.bot: bot \"shop\" was told: "));

    start("b2");
    step("b2", 1);
    QVERIFY(!tell("step",
                  {{QStringLiteral("run"), QStringLiteral("b2")},
                   {QStringLiteral("step"), QJsonObject{{QStringLiteral("index"), 1},
                                                        {QStringLiteral("name"), QStringLiteral("Step 1")}}},
                   {QStringLiteral("state"), QStringLiteral("started")}})
                 .json()
                 .value(QLatin1String("notes"))
                 .toArray()
                 .isEmpty());
}

void TestWorkflows::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonObject>("data");
    QTest::addColumn<QString>("said");
    const QJsonObject step{{QStringLiteral("index"), 1}, {QStringLiteral("name"), QStringLiteral("x")}};
    const auto run = QStringLiteral("r");
    QTest::newRow("no run") << QStringLiteral("finished")
                            << QJsonObject{{QStringLiteral("status"), QStringLiteral("success")}}
                            << QStringLiteral("run");
    QTest::newRow("a wrong status") << QStringLiteral("finished")
                                    << QJsonObject{{QStringLiteral("run"), run},
                                                   {QStringLiteral("status"), QStringLiteral("ok")}}
                                    << QStringLiteral("success, failure");
    QTest::newRow("a wrong state") << QStringLiteral("step")
                                   << QJsonObject{{QStringLiteral("run"), run},
                                                  {QStringLiteral("step"), step},
                                                  {QStringLiteral("state"), QStringLiteral("running")}}
                                   << QStringLiteral("started, completed");
    QTest::newRow("step 0") << QStringLiteral("step")
                            << QJsonObject{{QStringLiteral("run"), run},
                                           {QStringLiteral("step"),
                                            QJsonObject{{QStringLiteral("index"), 0},
                                                        {QStringLiteral("name"), run}}},
                                           {QStringLiteral("state"), QStringLiteral("started")}}
                            << QStringLiteral("from 1 to");
    QTest::newRow("a nameless workflow")
        << QStringLiteral("started")
        << QJsonObject{{QStringLiteral("run"), run},
                       {QStringLiteral("workflow"),
                        QJsonObject{{QStringLiteral("id"), run}, {QStringLiteral("name"), QString()}}}}
        << QStringLiteral("workflow.name");
    QTest::newRow("a key without end") << QStringLiteral("finished")
                                       << QJsonObject{{QStringLiteral("run"), QString(201, u'r')},
                                                      {QStringLiteral("status"), QStringLiteral("success")}}
                                       << QStringLiteral("1 to 200");
}

void TestWorkflows::nonsenseIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QJsonObject, data);
    QFETCH(QString, said);
    const auto answer = tell(qPrintable(type), data);
    QVERIFY2(answer.status == 400 || answer.status == 413 || answer.status == 422,
             qPrintable(QString::number(answer.status)));
    const auto detail = answer.json().value(QLatin1String("detail")).toString();
    QVERIFY2(detail.contains(said), qPrintable(detail));
}

void TestWorkflows::onlyTheBotsAgentsSeeIt()
{
    const auto ben = agent("ben");
    start("c1");
    const auto id = run("c1").value(QLatin1String("run")).toObject().value(QLatin1String("id"));
    QCOMPARE(itemsOf(ben->call(QStringLiteral("workflows.runs"))).size(), 0);
    QCOMPARE(ben->call(QStringLiteral("workflows.run"), {{QStringLiteral("id"), id}}).errorCode, noSuchThing);
    QCOMPARE(eventsOf(*ben), QStringList(QStringLiteral("withheld  0")));
}

void TestWorkflows::aStepThatHangsIsToldOnce()
{
    QCOMPARE(m_relay
                 ->run({QStringLiteral("workflow"), QStringLiteral("set"), QStringLiteral("shop"),
                        QStringLiteral("kpi"), QStringLiteral("floor_seconds=1")})
                 .exitCode,
             0);
    start("d1");
    step("d1", 1);
    const auto stuck = QStringLiteral("workflow.stuck stuck 1");
    QTRY_VERIFY_WITH_TIMEOUT(eventsOf(*m_ana).contains(stuck), 30'000);
    QCOMPARE(run("d1").value(QLatin1String("run")).toObject().value(QLatin1String("state")),
             QStringLiteral("stuck"));
    step("d1", 2);
    step("d1", 1, "completed");
    QTRY_VERIFY(eventsOf(*m_ana).contains(QStringLiteral("workflow.step running 1")));
    QCOMPARE(eventsOf(*m_ana).count(stuck), 1);
    QTRY_VERIFY_WITH_TIMEOUT(eventsOf(*m_ana).contains(QStringLiteral("workflow.stuck stuck 2")), 30'000);
}

void TestWorkflows::afterARestartItIsStillRight()
{
    QCOMPARE(m_relay
                 ->run({QStringLiteral("workflow"), QStringLiteral("set"), QStringLiteral("shop"),
                        QStringLiteral("kpi"), QStringLiteral("floor_seconds=2")})
                 .exitCode,
             0);
    start("e1");
    step("e1", 1);
    start("e2");
    step("e2", 1);
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_ana = agent("ana");
    // What was over meanwhile is told at once, as a bot does that could not reach the relay.
    step("e2", 1, "completed");
    const auto stuck = QStringLiteral("workflow.stuck stuck 1");
    QTRY_VERIFY_WITH_TIMEOUT(eventsOf(*m_ana).contains(stuck), 30'000);
    QCOMPARE(eventsOf(*m_ana).count(stuck), 1);
    QCOMPARE(run("e1").value(QLatin1String("run")).toObject().value(QLatin1String("state")),
             QStringLiteral("stuck"));
    QCOMPARE(run("e2").value(QLatin1String("run")).toObject().value(QLatin1String("state")),
             QStringLiteral("running"));

    m_relay->terminate();
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
    QVERIFY(m_relay->start());
    m_ana = agent("ana");
    QCOMPARE(run("e1").value(QLatin1String("run")).toObject().value(QLatin1String("state")),
             QStringLiteral("stuck"));
    QCOMPARE(eventsOf(*m_ana), QStringList());
}

void TestWorkflows::anAdminSetsTheLimit()
{
    const auto set = [&](const QStringList& values) {
        return m_relay->run(QStringList{QStringLiteral("workflow"), QStringLiteral("set"),
                                        QStringLiteral("shop"), QStringLiteral("kpi")} +
                            values);
    };
    const auto both = set({QStringLiteral("floor_seconds=60"), QStringLiteral("factor=2.5")});
    QCOMPARE(both.exitCode, 0);
    QVERIFY2(both.out.contains("60 seconds") && both.out.contains("2.5 times"), both.out.constData());
    QVERIFY(set({QStringLiteral("factor=")}).out.contains("60 seconds, or 3 times"));
    QCOMPARE(set({QStringLiteral("factor=0.5")}).exitCode, 2);
    QCOMPARE(set({QStringLiteral("floor_seconds=-1")}).exitCode, 2);
    QCOMPARE(set({QStringLiteral("ceiling=3")}).exitCode, 2);
    QCOMPARE(set({QStringLiteral("factor")}).exitCode, 2);
    QCOMPARE(m_relay
                 ->run({QStringLiteral("workflow"), QStringLiteral("set"), QStringLiteral("nobody"),
                        QStringLiteral("kpi"), QStringLiteral("factor=2")})
                 .exitCode,
             1);
}

BATON_TEST(TestWorkflows)
#include "tst_workflows.moc"
