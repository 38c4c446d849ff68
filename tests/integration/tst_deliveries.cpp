// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/instant.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QJsonDocument>
#include <QtTest>

using namespace baton;
using namespace baton::testing;

namespace {

constexpr int notPermitted = -32003;

QString email(const char* name) { return QString::fromLatin1(name) + QStringLiteral("@baton.example"); }
QString textOf(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}
qint64 momentOf(const QJsonValue& object, const char* key)
{
    return Instant::fromRfc3339(textOf(object, key)).value_or(Instant{-1}).ms;
}

} // namespace

/// What an administrator sees of deliveries and devices: on the socket, and by the commands.
class TestDeliveries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anAdminSeesHowItGoes();
    void everyKindSaysWhatItWasAbout();
    void pagesAreExactWithinOneEvent();
    void aDeviceIsOneHoweverManySessions();
    void lastSeenIsWhenTheConnectionEnded();
    void anAwayConsoleIsNeverOnlineInBetween();
    void onlyAdminsSeeDevices();
    void theCommandsWorkBesideARelayAndWithoutOne();
    void theCommandsSayWhatIsWrong();

private:
    std::unique_ptr<RpcClient> device(const char* name, const char* device = "desk");
    void publishOne(const char* type, const QString& subject, const QJsonObject& data);
    void escalate(const char* subject);
    QJsonArray list(const char* method, const QJsonObject& params = {});
    QJsonValue deviceOf(const char* name, const char* device = "desk");
    QJsonArray command(const QStringList& words);

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_shop;
    std::unique_ptr<RpcClient> m_admin;
    int m_events = 0;
};

void TestDeliveries::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_shop = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(email("ana"), QStringLiteral("agent"), {QStringLiteral("shop")}));
    QVERIFY(m_relay->addMember(email("eve"), QStringLiteral("admin")));
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QVERIFY(m_admin);
}

void TestDeliveries::cleanup()
{
    m_admin.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
}

std::unique_ptr<RpcClient> TestDeliveries::device(const char* name, const char* device)
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), email(name), QString::fromLatin1(device));
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        return nullptr;
    return client->call(QStringLiteral("session.hello")).ok() ? std::move(client) : nullptr;
}

void TestDeliveries::publishOne(const char* type, const QString& subject, const QJsonObject& data)
{
    auto event = cloudEvent(QString::number(++m_events), QString::fromLatin1(type), subject, data);
    if (subject.isEmpty())
        event.remove(QStringLiteral("subject"));
    const auto answer = publish(m_relay->url(), m_shop.key, {event});
    QVERIFY2(answer.status == 202, answer.body.constData());
}

void TestDeliveries::escalate(const char* subject)
{
    const auto key = QString::fromLatin1(subject);
    publishOne(
        "baton.conversation.started", key,
        {{QStringLiteral("channel"), QStringLiteral("WIDGET")},
         {QStringLiteral("customer"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Jane Doe")}}}});
    publishOne("baton.escalation.requested", key,
               {{QStringLiteral("reason"), QStringLiteral("asked")},
                {QStringLiteral("quote"), QStringLiteral("A human,\nplease")}});
}

QJsonArray TestDeliveries::list(const char* method, const QJsonObject& params)
{
    const auto answer = m_admin->call(QString::fromLatin1(method), params);
    return answer.result.value(QLatin1String("items")).toArray();
}

QJsonValue TestDeliveries::deviceOf(const char* name, const char* device)
{
    const auto all = list("devices.list");
    for (const auto& one : all)
        if (textOf(one, "email") == email(name) && textOf(one, "name") == QLatin1String(device))
            return one;
    return {};
}

/// What it printed as JSON.
QJsonArray TestDeliveries::command(const QStringList& words)
{
    const auto output = m_relay->run(words + QStringList{QStringLiteral("--json")});
    if (output.exitCode != 0)
        qWarning() << output.err;
    const auto object = QJsonDocument::fromJson(output.out).object();
    return object.isEmpty() ? QJsonArray() : object.begin()->toArray();
}

void TestDeliveries::anAdminSeesHowItGoes()
{
    auto ana = device("ana");
    escalate("one");
    const QJsonObject loud{{QStringLiteral("limit"), 10}};
    QTRY_COMPARE(list("deliveries.list", loud).size(), 2);
    const auto anas = [&]() -> QJsonValue {
        const auto all = list("deliveries.list", loud);
        for (const auto& one : all)
            if (textOf(one, "memberName") == email("ana") ||
                textOf(one, "deviceId") == textOf(deviceOf("ana"), "id"))
                return one;
        return QJsonValue();
    };
    QCOMPARE(textOf(anas(), "state"), QStringLiteral("queued"));
    QCOMPARE(textOf(anas(), "title"), QStringLiteral("Jane Doe"));
    QCOMPARE(textOf(anas(), "words"), QStringLiteral("A human, please"));
    QVERIFY(!textOf(anas(), "botName").isEmpty());
    QVERIFY(!textOf(anas(), "memberName").isEmpty());
    // when her console shows it, and she follows it
    const auto report = [&](const char* state) {
        const QJsonObject item{{QStringLiteral("about"), anas().toObject().value(QLatin1String("about"))},
                               {QStringLiteral("state"), QString::fromLatin1(state)}};
        return ana->call(QStringLiteral("push.report"), {{QStringLiteral("items"), QJsonArray{item}}}).ok();
    };
    QVERIFY(report("shown"));
    QCOMPARE(textOf(anas(), "state"), QStringLiteral("shown"));
    QVERIFY(momentOf(anas(), "stateAt") >= momentOf(anas(), "at"));
    QVERIFY(report("acted"));
    QCOMPARE(textOf(anas(), "state"), QStringLiteral("acted"));
    // then it is still there when the relay was killed meanwhile
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QCOMPARE(textOf(anas(), "state"), QStringLiteral("acted"));
    QCOMPARE(textOf(anas(), "title"), QStringLiteral("Jane Doe"));
}

void TestDeliveries::everyKindSaysWhatItWasAbout()
{
    publishOne("baton.autoupdate.recorded", {},
               {{QStringLiteral("kind"), QStringLiteral("tool_added")},
                {QStringLiteral("summary"), QStringLiteral("Linked “Refund API”")}});
    publishOne(
        "baton.workflow.started", {},
        {{QStringLiteral("workflow"), QJsonObject{{QStringLiteral("id"), QStringLiteral("kpi")},
                                                  {QStringLiteral("name"), QStringLiteral("KPI digest")}}},
         {QStringLiteral("run"), QStringLiteral("r1")},
         {QStringLiteral("about"), QStringLiteral("شركة النور")}});
    QTRY_COMPARE(list("deliveries.list").size(), 2);
    const auto all = list("deliveries.list");
    QCOMPARE(textOf(all.at(0), "title"), QStringLiteral("KPI digest"));
    QCOMPARE(textOf(all.at(0), "words"), QStringLiteral("شركة النور"));
    QCOMPARE(textOf(all.at(0), "detail"), QStringLiteral("started"));
    QCOMPARE(textOf(all.at(1), "title"), QStringLiteral("Linked “Refund API”"));
    QCOMPARE(textOf(all.at(1), "detail"), QStringLiteral("tool_added"));
    const QJsonObject runs{{QStringLiteral("kind"), QStringLiteral("workflow")}};
    QCOMPARE(list("deliveries.list", runs).size(), 1);
    // and its entry can be asked for by what the delivery was about
    const auto entry = list("autoupdates.list", {{QStringLiteral("id"), textOf(all.at(1), "about")}});
    QCOMPARE(entry.size(), 1);
    QCOMPARE(textOf(entry.at(0), "summary"), QStringLiteral("Linked “Refund API”"));
}

void TestDeliveries::pagesAreExactWithinOneEvent()
{
    constexpr int many = 15;
    for (int i = 0; i < many; ++i)
        QVERIFY(!signIn(m_relay->url(), email("ana"), QStringLiteral("desk%1").arg(i)).isEmpty());
    escalate("one");
    escalate("two");
    QTRY_COMPARE(list("deliveries.list").size(), 2 * (many + 1));
    QSet<QString> seen;
    int rows = 0;
    QJsonObject params{{QStringLiteral("limit"), 7}};
    for (;;) {
        const auto page = m_admin->call(QStringLiteral("deliveries.list"), params).result;
        const auto items = page.value(QLatin1String("items")).toArray();
        for (const auto& one : items) {
            const auto seq = one.toObject().value(QLatin1String("seq")).toInteger();
            seen.insert(QString::number(seq) + textOf(one, "deviceId"));
        }
        rows += int(items.size());
        if (!page.contains(QLatin1String("next")))
            break;
        params.insert(QStringLiteral("cursor"), page.value(QLatin1String("next")));
    }
    QCOMPARE(rows, 2 * (many + 1));
    QCOMPARE(seen.size(), 2 * (many + 1));
}

void TestDeliveries::aDeviceIsOneHoweverManySessions()
{
    QVERIFY(!signIn(m_relay->url(), email("ana"), QStringLiteral("desk")).isEmpty());
    auto first = device("ana");
    auto second = device("ana");
    auto laptop = device("ana", "laptop");
    QVERIFY(
        laptop
            ->call(QStringLiteral("presence.set"), {{QStringLiteral("availability"), QStringLiteral("away")}})
            .ok());
    QCOMPARE(list("devices.list").size(), 3);
    const auto desk = deviceOf("ana");
    QCOMPARE(desk.toObject().value(QLatin1String("connected")).toBool(), true);
    QCOMPARE(textOf(desk, "availability"), QStringLiteral("online"));
    QCOMPARE(textOf(deviceOf("ana", "laptop"), "availability"), QStringLiteral("away"));
    QVERIFY(momentOf(desk, "signedInAt") <= momentOf(desk, "lastSeen"));
    // One of two programs on a device ends: the device is still there.
    first->close();
    second->call(QStringLiteral("presence.set"), {{QStringLiteral("availability"), QStringLiteral("away")}});
    QTRY_COMPARE(textOf(deviceOf("ana"), "availability"), QStringLiteral("away"));
    QVERIFY(deviceOf("ana").toObject().value(QLatin1String("connected")).toBool());
    // Signed out everywhere, it is none.
    second->close();
    laptop->close();
    QCOMPARE(m_relay->run({QStringLiteral("member"), QStringLiteral("disable"), email("ana")}).exitCode, 0);
    QTRY_COMPARE(list("devices.list").size(), 1);
    QCOMPARE(list("devices.list", {{QStringLiteral("member"), QStringLiteral("nobody")}}).size(), 0);
}

void TestDeliveries::lastSeenIsWhenTheConnectionEnded()
{
    auto ana = device("ana");
    const auto signedIn = momentOf(deviceOf("ana"), "signedInAt");
    // Time goes on while she is connected, and the device is seen now.
    QTRY_VERIFY(momentOf(deviceOf("ana"), "lastSeen") > signedIn + 50);
    const auto before = Instant::now().ms;
    ana->close();
    QTRY_VERIFY(!deviceOf("ana").toObject().value(QLatin1String("connected")).toBool());
    const auto after = Instant::now().ms;
    QTRY_VERIFY(momentOf(deviceOf("ana"), "lastSeen") >= before);
    const auto seen = momentOf(deviceOf("ana"), "lastSeen");
    QVERIFY(seen <= after);
    QCOMPARE(textOf(deviceOf("ana"), "availability"), QStringLiteral("offline"));
    // It is on disk.
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QCOMPARE(momentOf(deviceOf("ana"), "lastSeen"), seen);
}

void TestDeliveries::anAwayConsoleIsNeverOnlineInBetween()
{
    const auto told = [&] {
        QStringList names;
        const auto notes = m_admin->notificationsOf(QStringLiteral("presence"));
        for (const auto& note : notes)
            if (note.value(QLatin1String("member")).toObject().value(QLatin1String("name")) ==
                QLatin1String("ana"))
                names.append(note.value(QLatin1String("availability")).toString());
        return names.join(u' ');
    };
    const auto token = signIn(m_relay->url(), email("ana"), QStringLiteral("desk"));
    const auto connect = [&](RpcClient& client, const QJsonObject& params) {
        QVERIFY(
            client.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")));
        QVERIFY(client.call(QStringLiteral("session.hello"), params).ok());
    };
    const QJsonObject away{{QStringLiteral("availability"), QStringLiteral("away")}};
    RpcClient ana;
    connect(ana, away);
    QTRY_COMPARE(told(), QStringLiteral("away"));
    ana.close();
    QTRY_COMPARE(told(), QStringLiteral("away offline"));
    // An older console says nothing, and is online; what it said meanwhile stays when it asks anew.
    RpcClient older;
    connect(older, {});
    QTRY_COMPARE(told(), QStringLiteral("away offline online"));
    QVERIFY(older.call(QStringLiteral("presence.set"), away).ok());
    QVERIFY(older.call(QStringLiteral("session.hello")).ok());
    QTRY_COMPARE(told(), QStringLiteral("away offline online away"));
    QCOMPARE(textOf(deviceOf("ana"), "availability"), QStringLiteral("away"));
    QVERIFY(!older
                 .call(QStringLiteral("session.hello"),
                       {{QStringLiteral("availability"), QStringLiteral("busy")}})
                 .ok());
}

void TestDeliveries::onlyAdminsSeeDevices()
{
    auto ana = device("ana");
    QCOMPARE(ana->call(QStringLiteral("devices.list")).errorCode, notPermitted);
}

void TestDeliveries::theCommandsWorkBesideARelayAndWithoutOne()
{
    const QStringList deliveries{QStringLiteral("delivery"), QStringLiteral("list")};
    const QStringList devices{QStringLiteral("device"), QStringLiteral("list")};
    auto ana = device("ana");
    escalate("one");
    QTRY_COMPARE(command(deliveries).size(), 2);
    const auto ofAna = command(deliveries + QStringList{QStringLiteral("--member"), email("ana"),
                                                        QStringLiteral("--state"), QStringLiteral("queued"),
                                                        QStringLiteral("--limit"), QStringLiteral("5")});
    QCOMPARE(ofAna.size(), 1);
    QCOMPARE(textOf(ofAna.at(0), "email"), email("ana"));
    QCOMPARE(textOf(ofAna.at(0), "title"), QStringLiteral("Jane Doe"));
    QCOMPARE(command(deliveries + QStringList{QStringLiteral("--about"), QStringLiteral("nothing")}).size(),
             0);
    QCOMPARE(command(deliveries + QStringList{QStringLiteral("--limit"), QStringLiteral("1")}).size(), 1);
    const auto lines = m_relay->run(deliveries).out;
    QVERIFY2(lines.contains("Jane Doe") && lines.contains("queued") && lines.contains("ana@baton.example"),
             lines.constData());

    const auto isConnected = [&] {
        const auto all = command(devices);
        return !all.isEmpty() && all.at(0).toObject().value(QLatin1String("connected")).toBool();
    };
    QTRY_VERIFY(isConnected());
    QVERIFY(m_relay->run(devices).out.contains("connected"));
    QVERIFY2(m_relay->run(devices).out.contains(textOf(deviceOf("ana"), "id").left(9).toLatin1()),
             "what tells two devices of one name apart");
    // What strangers call themselves does nothing to the terminal.
    QVERIFY(!signIn(m_relay->url(), email("ana"), QStringLiteral("\x1b[2Jlaptop\u202e")).isEmpty());
    QTRY_VERIFY(m_relay->run(devices).out.contains("?[2Jlaptop?"));
    // It came while somebody waited.
    QTRY_COMPARE(command(deliveries).size(), 3);
    // Killed, the relay could tell nobody that its devices are gone.
    m_relay->kill();
    QVERIFY(!isConnected());
    QCOMPARE(command(devices).size(), 3);
    QCOMPARE(command(deliveries).size(), 3);
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QCOMPARE(m_relay->terminate(), 0);
    QVERIFY(!isConnected());
    QCOMPARE(command(deliveries).size(), 3);
}

void TestDeliveries::theCommandsSayWhatIsWrong()
{
    const auto run = [&](const QStringList& more) {
        return m_relay->run(QStringList{QStringLiteral("delivery"), QStringLiteral("list")} + more);
    };
    // Nothing recorded yet is no failure
    QCOMPARE(run({}).exitCode, 0);
    QCOMPARE(m_relay->terminate(), 0);
    QVERIFY(QFile::remove(m_relay->dataFolder() + QStringLiteral("/push.db")));
    QCOMPARE(run({}).exitCode, 0);
    QVERIFY(run({}).out.contains("Nothing is recorded."));
    QCOMPARE(run({QStringLiteral("--json")}).out.trimmed(), QByteArray("{\"deliveries\":[]}"));
    QVERIFY2(!QFile::exists(m_relay->dataFolder() + QStringLiteral("/push.db")), "looking makes no file");
    // and what is wrong is said.
    QCOMPARE(run({QStringLiteral("--limit"), QStringLiteral("many")}).exitCode, 2);
    QCOMPARE(run({QStringLiteral("--state"), QStringLiteral("eaten")}).exitCode, 2);
    const auto nobody = run({QStringLiteral("--member"), email("zed")});
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY(nobody.err.contains("zed@baton.example"));
    QVERIFY(run({QStringLiteral("--help")}).out.contains("--about"));
    // A folder that was mistyped is not one in which nothing was recorded, and looking does not make it.
    const auto mistyped = m_relay->dataFolder() + QStringLiteral("/mistyped");
    for (const auto* group : {"delivery", "device"}) {
        const auto elsewhere = m_relay->run(
            {QString::fromLatin1(group), QStringLiteral("list"), QStringLiteral("--data"), mistyped});
        QCOMPARE(elsewhere.exitCode, 1);
        QVERIFY2(elsewhere.err.contains("There is no database in"), elsewhere.err.constData());
    }
    QVERIFY(!QFile::exists(mistyped));
    QCOMPARE(m_relay->run({QStringLiteral("device"), QStringLiteral("list"), QStringLiteral("x")}).exitCode,
             2);
}

BATON_TEST(TestDeliveries)
#include "tst_deliveries.moc"
