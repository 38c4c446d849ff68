// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/integration/pushstage.h"
#include "tests/support/http.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton::testing;

namespace {

constexpr int notPermitted = -32003;
constexpr int invalidParams = -32602;

QJsonObject quietHours()
{
    return {{QStringLiteral("on"), true}, {QStringLiteral("zone"), QStringLiteral("Europe/Berlin")}};
}

QJsonObject claimOf(const QString& conversation, const char* command = "c")
{
    return {{QStringLiteral("id"), conversation},
            {QStringLiteral("commandId"), QString::fromLatin1(command)}};
}

} // namespace

/// Who is told of what, on which device, and what became of it.
class TestPush : public QObject, private PushStage
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyDeviceWantsItsOwn();
    void nonsenseIsRefused();
    void onlyDevicesOfTheBotAreTold();
    void whoTurnedItOffIsNotTold();
    void aClaimEndsItForTheOthers();
    void whoClaimsHasActedWithoutAReport();
    void whoReviewsHasActedWithoutAReport();
    void whoClaimedIsStillKnownAfterARestart();
    void aDeviceThatComesBackGetsOneSummary();
    void aSummaryWhoseAnswerWasLostCanBeAskedForAgain();
    void whatCouldNotBeWrittenIsMadeUpFor();
    void aDamagedFileDoesNotKeepTheRelayFromStarting();
    void onlyAdminsSeeDeliveries();
    void whoToldNoNameIsAVisitor();
};

void TestPush::init() { QVERIFY(raise()); }
void TestPush::cleanup() { strike(); }

void TestPush::everyDeviceWantsItsOwn()
{
    auto desk = device("ana", "desk");
    auto laptop = device("ana", "laptop");
    const auto before = desk->call(QStringLiteral("subscriptions.get"));
    QVERIFY(before.ok());
    QCOMPARE(before.result, QJsonObject());
    // when one of them says what it wants, with quiet hours
    const QJsonObject wanted{{QStringLiteral("escalations"), QStringLiteral("banner")},
                             {QStringLiteral("quietHours"), quietHours()}};
    QCOMPARE(desk->call(QStringLiteral("subscriptions.set"), wanted).result, wanted);
    // then both are told, each its own
    QTRY_COMPARE(desk->notificationsOf(QStringLiteral("subscriptions")).size(), 1);
    QTRY_COMPARE(laptop->notificationsOf(QStringLiteral("subscriptions")).size(), 1);
    QCOMPARE(desk->notificationsOf(QStringLiteral("subscriptions")).first(), wanted);
    QCOMPARE(laptop->notificationsOf(QStringLiteral("subscriptions")).first(),
             QJsonObject({{QStringLiteral("quietHours"), quietHours()}}));
    // and it stays, for the same device signing in once more
    m_relay->kill();
    QVERIFY(m_relay->start());
    desk = device("ana", "desk");
    QCOMPARE(desk->call(QStringLiteral("subscriptions.get")).result, wanted);
}

void TestPush::nonsenseIsRefused()
{
    auto desk = device("ana");
    const auto wrong = desk->call(QStringLiteral("subscriptions.set"),
                                  {{QStringLiteral("escalations"), QStringLiteral("shout")}});
    QCOMPARE(wrong.errorCode, invalidParams);
    QVERIFY2(wrong.errorText.contains(QLatin1String("banner")), qPrintable(wrong.errorText));
    const QJsonObject report{{QStringLiteral("about"), QStringLiteral("c")},
                             {QStringLiteral("state"), QStringLiteral("eaten")}};
    const auto eaten =
        desk->call(QStringLiteral("push.report"), {{QStringLiteral("items"), QJsonArray{report}}});
    QCOMPARE(eaten.errorCode, invalidParams);
}

void TestPush::onlyDevicesOfTheBotAreTold()
{
    auto desk = device("ana", "desk");
    auto laptop = device("ana", "laptop");
    auto ben = device("ben");
    escalate("one");
    QTRY_COMPARE(
        told(), QStringList({QStringLiteral("ana desk loud queued"), QStringLiteral("ana laptop loud queued"),
                             QStringLiteral("eve desk loud queued")}));
    // A role that is taken away takes effect at once: nobody is told of what they may not see.
    QCOMPARE(m_relay->run({QStringLiteral("member"), QStringLiteral("disable"), email("ana")}).exitCode, 0);
    QTRY_VERIFY(!desk->isOpen());
    escalate("two");
    QTRY_COMPARE(told().size(), 4);
}

void TestPush::whoTurnedItOffIsNotTold()
{
    auto desk = device("ana", "desk");
    auto laptop = device("ana", "laptop");
    QVERIFY(desk->call(QStringLiteral("subscriptions.set"),
                       {{QStringLiteral("escalations"), QStringLiteral("off")}})
                .ok());
    QVERIFY(laptop
                ->call(QStringLiteral("subscriptions.set"),
                       {{QStringLiteral("bots"),
                         QJsonArray{QJsonObject{{QStringLiteral("bot"), QStringLiteral("shop")},
                                                {QStringLiteral("escalations"), QStringLiteral("banner")}}}}})
                .ok());
    escalate("one");
    QTRY_COMPARE(told(), QStringList({QStringLiteral("ana laptop banner queued"),
                                      QStringLiteral("eve desk loud queued")}));
}

void TestPush::aClaimEndsItForTheOthers()
{
    auto desk = device("ana", "desk");
    auto laptop = device("ana", "laptop");
    escalate("one");
    QTRY_COMPARE(told().size(), 3);
    const auto about = deliveries().first().toObject().value(QLatin1String("about"));
    const auto report = [&](RpcClient& client, const char* state) {
        const QJsonObject item{{QStringLiteral("about"), about},
                               {QStringLiteral("state"), QString::fromLatin1(state)}};
        return client.call(QStringLiteral("push.report"), {{QStringLiteral("items"), QJsonArray{item}}}).ok();
    };
    QVERIFY(report(*desk, "shown"));
    QVERIFY(report(*laptop, "shown"));
    QVERIFY(report(*laptop, "acted"));
    QVERIFY(report(*laptop, "delivered")); // Late, and no step back.
    const auto claim = laptop->call(
        QStringLiteral("conversations.claim"),
        {{QStringLiteral("id"), longestWaiting()}, {QStringLiteral("commandId"), QStringLiteral("c")}});
    QVERIFY(claim.ok());
    QTRY_COMPARE(
        told(), QStringList({QStringLiteral("ana desk loud expired"), QStringLiteral("ana laptop loud acted"),
                             QStringLiteral("eve desk loud expired")}));
}

void TestPush::whoClaimsHasActedWithoutAReport()
{
    auto desk = device("ana", "desk");
    auto laptop = device("ana", "laptop");
    escalate("one");
    QTRY_COMPARE(told().size(), 3);
    // when it is claimed in the list, not by the banner
    QVERIFY(laptop->call(QStringLiteral("conversations.claim"), claimOf(longestWaiting())).ok());
    // then that device has acted, and for her other one, and for everybody else, it is over
    const QStringList ended{QStringLiteral("ana desk loud expired"), QStringLiteral("ana laptop loud acted"),
                            QStringLiteral("eve desk loud expired")};
    QTRY_COMPARE(told(), ended);
    // What is given back waits anew, for the same device too.
    const auto id = deliveries().first().toObject().value(QLatin1String("about")).toString();
    QVERIFY(laptop->call(QStringLiteral("conversations.release"), claimOf(id, "r")).ok());
    QTRY_COMPARE(told({{QStringLiteral("state"), QStringLiteral("queued")}}).size(), 3);
    QCOMPARE(told({{QStringLiteral("state"), QStringLiteral("acted")}}).size(), 1);
}

void TestPush::whoReviewsHasActedWithoutAReport()
{
    auto ana = device("ana");
    auto event =
        cloudEvent(QStringLiteral("u"), QStringLiteral("baton.autoupdate.recorded"), QStringLiteral("any"),
                   {{QStringLiteral("kind"), QStringLiteral("tool_added")},
                    {QStringLiteral("summary"), QStringLiteral("Refund API")}});
    QCOMPARE(publish(m_relay->url(), m_shop.key, {event}).status, 202);
    QTRY_COMPARE(told().size(), 2);
    const auto id = deliveries().first().toObject().value(QLatin1String("about"));
    QVERIFY(m_admin->call(QStringLiteral("autoupdates.review"), {{QStringLiteral("id"), id}}).ok());
    QTRY_COMPARE(told({{QStringLiteral("state"), QStringLiteral("acted")}}).size(), 1);
    QVERIFY(told().first().startsWith(QStringLiteral("ana")) &&
            told().first().endsWith(QStringLiteral("expired")));
}

void TestPush::whoClaimedIsStillKnownAfterARestart()
{
    auto desk = device("ana");
    escalate("one");
    QTRY_COMPARE(told().size(), 2);
    // given a claim that the deliveries' file could not be told of
    auto file = baton::storage::Database::open(m_relay->dataFolder() + QStringLiteral("/push.db"));
    QVERIFY(file);
    auto held = baton::storage::Transaction::begin(**file);
    QVERIFY(held);
    QVERIFY(desk->call(QStringLiteral("conversations.claim"), claimOf(longestWaiting())).ok());
    m_relay->kill();
    held->reset();
    file->reset();
    // when the relay makes up for it from the log
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QTRY_COMPARE(told(), QStringList({QStringLiteral("ana desk loud acted"),
                                      QStringLiteral("eve desk loud expired")}));
}

void TestPush::aDeviceThatComesBackGetsOneSummary()
{
    auto desk = device("ana");
    desk->close();
    for (const auto* subject : {"one", "two", "three"})
        escalate(subject);
    const auto claim = m_admin->call(
        QStringLiteral("conversations.claim"),
        {{QStringLiteral("id"), longestWaiting()}, {QStringLiteral("commandId"), QStringLiteral("c")}});
    QVERIFY(claim.ok());
    // Even when the relay was killed meanwhile
    QTRY_COMPARE(told().filter(QStringLiteral("acted")).size(), 1);
    QCOMPARE(told().filter(QStringLiteral("expired")).size(), 1);
    m_relay->kill();
    QVERIFY(m_relay->start());
    desk = device("ana");
    const auto pending = desk->call(QStringLiteral("push.pending"));
    QCOMPARE(pending.result.value(QLatin1String("escalations")).toInt(), 2);
    QCOMPARE(desk->call(QStringLiteral("push.pending")).result.value(QLatin1String("escalations")).toInt(),
             0);
}

void TestPush::aSummaryWhoseAnswerWasLostCanBeAskedForAgain()
{
    auto desk = device("ana");
    desk->close();
    const auto recorded = [this](const char* id) {
        const auto event = cloudEvent(QString::fromLatin1(id), QStringLiteral("baton.autoupdate.recorded"),
                                      QStringLiteral("any"),
                                      {{QStringLiteral("kind"), QStringLiteral("tool_added")},
                                       {QStringLiteral("summary"), QStringLiteral("Refund API")}});
        return publish(m_relay->url(), m_shop.key, {event}).status == 202;
    };
    QVERIFY(recorded("first"));
    QTRY_COMPARE(told().size(), 2);
    desk = device("ana");
    const auto pending = [&](qint64 since) {
        return desk->call(QStringLiteral("push.pending"), {{QStringLiteral("since"), since}}).result;
    };
    // given an answer that never arrived: the device still stands where it stood
    const auto lost = pending(0);
    QCOMPARE(lost.value(QLatin1String("autoUpdates")).toInt(), 1);
    // when it asks again, with more that happened
    QVERIFY(recorded("second"));
    QTRY_COMPARE(told().size(), 4);
    const auto all = pending(0);
    QCOMPARE(all.value(QLatin1String("autoUpdates")).toInt(), 2);
    // then it misses nothing, and what it says it has dealt with does not come again, reported or not
    const auto upTo = lost.value(QLatin1String("upTo")).toInteger();
    QCOMPARE(pending(upTo).value(QLatin1String("autoUpdates")).toInt(), 1);
    QCOMPARE(
        pending(all.value(QLatin1String("upTo")).toInteger()).value(QLatin1String("autoUpdates")).toInt(), 0);
    // A number beyond the log is of before a backup was restored: it hides nothing.
    QVERIFY(recorded("third"));
    QTRY_COMPARE(told().size(), 6);
    QCOMPARE(pending(1'000'000).value(QLatin1String("autoUpdates")).toInt(), 1);
}

void TestPush::whatCouldNotBeWrittenIsMadeUpFor()
{
    auto desk = device("ana");
    // given somebody who holds the deliveries' file for longer than the relay waits
    auto file = baton::storage::Database::open(m_relay->dataFolder() + QStringLiteral("/push.db"));
    QVERIFY(file);
    auto held = baton::storage::Transaction::begin(**file);
    QVERIFY(held);
    escalate("one");
    QTRY_VERIFY_WITH_TIMEOUT(m_relay->log().contains("could not be written down"), 30'000);
    // then nobody who waits was forgotten: the next event brings both
    held->reset();
    escalate("two");
    QTRY_COMPARE_WITH_TIMEOUT(
        told(),
        QStringList({QStringLiteral("ana desk loud queued"), QStringLiteral("ana desk loud queued"),
                     QStringLiteral("eve desk loud queued"), QStringLiteral("eve desk loud queued")}),
        15'000);
}

void TestPush::aDamagedFileDoesNotKeepTheRelayFromStarting()
{
    m_relay->kill();
    QFile file(m_relay->dataFolder() + QStringLiteral("/push.db"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QFile::remove(file.fileName() + QStringLiteral("-wal")); // It would bring the pages back.
    QVERIFY(m_relay->start());
    QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".damaged")));
    m_admin = device("eve");
    escalate("one");
    QTRY_COMPARE(told(), QStringList(QStringLiteral("eve desk loud queued")));
}

void TestPush::onlyAdminsSeeDeliveries()
{
    auto desk = device("ana");
    QCOMPARE(desk->call(QStringLiteral("deliveries.list")).errorCode, notPermitted);
}

void TestPush::whoToldNoNameIsAVisitor()
{
    escalate("one");
    QTRY_COMPARE(deliveries().size(), 1);
    const auto row = deliveries().first().toObject();
    const auto visitor = QStringLiteral("Visitor ") + row.value(QLatin1String("about")).toString().right(4);
    QCOMPARE(row.value(QLatin1String("title")).toString(), visitor);
    const auto lines = m_relay->run({QStringLiteral("delivery"), QStringLiteral("list")}).out;
    QVERIFY2(lines.contains("escalation " + visitor.toUtf8()), lines.constData());
}

BATON_TEST(TestPush)
#include "tst_push.moc"
