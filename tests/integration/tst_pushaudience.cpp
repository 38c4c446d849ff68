// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/integration/pushstage.h"
#include "tests/support/http.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton::testing;

/// Who waits is told to whoever comes to answer for them, and no longer to whoever may not.
class TestPushAudience : public QObject, private PushStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(raise()); }
    void cleanup() { strike(); }

    void aDeviceThatSignsInWhileSomebodyWaitsIsToldToo();
    void whoMayAnswerOnlySinceNowIsToldToo();
    void whatAMemberLostIsOver();
    void whatAMemberLostWhileNoRelayRanIsOver();
    void whatADeviceShowsAfterItsQuietHoursIsRecorded();
};

void TestPushAudience::aDeviceThatSignsInWhileSomebodyWaitsIsToldToo()
{
    escalate("one");
    QTRY_COMPARE(told(), QStringList(QStringLiteral("eve desk loud queued")));
    const auto about = deliveries().first().toObject().value(QLatin1String("about"));
    // when a console is opened for the first time, which shows who waits
    auto desk = device("ana");
    QCOMPARE(told(),
             QStringList({QStringLiteral("ana desk loud queued"), QStringLiteral("eve desk loud queued")}));
    QCOMPARE(pendingOf(*desk), 1);
    const QJsonObject shown{{QStringLiteral("about"), about},
                            {QStringLiteral("state"), QStringLiteral("shown")}};
    QVERIFY(desk->call(QStringLiteral("push.report"), {{QStringLiteral("items"), QJsonArray{shown}}}).ok());
    // then what became of it is known, and signing in again neither repeats nor loses it,
    const QStringList both{QStringLiteral("ana desk loud shown"), QStringLiteral("eve desk loud queued")};
    QCOMPARE(told(), both);
    desk = device("ana");
    QCOMPARE(told(), both);
    QCOMPARE(pendingOf(*desk), 0);
    // also when the relay was killed meanwhile, with all it had in mind and what it had written down.
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    auto laptop = device("ana", "laptop");
    QCOMPARE(told(),
             QStringList({QStringLiteral("ana desk loud shown"), QStringLiteral("ana laptop loud queued"),
                          QStringLiteral("eve desk loud queued")}));
    m_relay->kill();
    QVERIFY(QFile::remove(m_relay->dataFolder() + QStringLiteral("/push.db")));
    QFile::remove(m_relay->dataFolder() + QStringLiteral("/push.db-wal"));
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QCOMPARE(told().filter(QStringLiteral("ana")),
             QStringList({QStringLiteral("ana desk loud queued"), QStringLiteral("ana laptop loud queued")}));
    // What waits for nobody any more is no news to anybody.
    const auto claim = m_admin->call(
        QStringLiteral("conversations.claim"),
        {{QStringLiteral("id"), longestWaiting()}, {QStringLiteral("commandId"), QStringLiteral("c")}});
    QVERIFY(claim.ok());
    QTRY_COMPARE(told().filter(QStringLiteral("expired")).size(), 2);
    QCOMPARE(told().filter(QStringLiteral("acted")), QStringList(QStringLiteral("eve desk loud acted")));
    auto phone = device("ana", "phone");
    QCOMPARE(told().size(), 3);
}

void TestPushAudience::whoMayAnswerOnlySinceNowIsToldToo()
{
    auto ben = device("ben");
    auto quiet = device("ana");
    const auto want = [&](const char* form) {
        return quiet
            ->call(QStringLiteral("subscriptions.set"),
                   {{QStringLiteral("escalations"), QString::fromLatin1(form)}})
            .ok();
    };
    QVERIFY(want("off"));
    escalate("one");
    QTRY_COMPARE(told(), QStringList(QStringLiteral("eve desk loud queued")));
    // when one gets the bot, and the other wants to hear of it after all
    QVERIFY(setBots("ben", "shop"));
    QTRY_COMPARE(told(), QStringList({QStringLiteral("ben desk loud queued"),
                                      QStringLiteral("eve desk loud queued")}));
    QCOMPARE(pendingOf(*ben), 1);
    QVERIFY(want("banner"));
    QTRY_COMPARE(told().filter(QStringLiteral("ana")), QStringList(QStringLiteral("ana desk banner queued")));
}

void TestPushAudience::whatAMemberLostIsOver()
{
    auto desk = device("ana");
    escalate("one");
    const auto change = cloudEvent(QStringLiteral("change"), QStringLiteral("baton.autoupdate.recorded"),
                                   QStringLiteral("any"),
                                   {{QStringLiteral("kind"), QStringLiteral("tool_added")},
                                    {QStringLiteral("summary"), QStringLiteral("Refund API")}});
    QCOMPARE(publish(m_relay->url(), m_shop.key, {change}).status, 202);
    const auto ofAna = [this] { return told().filter(QStringLiteral("ana")); };
    QTRY_COMPARE(ofAna().size(), 2);
    // when she no longer belongs to the bot
    QVERIFY(setBots("ana", "bank"));
    QTRY_COMPARE(ofAna(), QStringList({QStringLiteral("ana desk loud expired"),
                                       QStringLiteral("ana desk loud expired")}));
    QCOMPARE(pendingOf(*desk), 0);
    QCOMPARE(pendingOf(*desk, "autoUpdates"), 0);
    QCOMPARE(told().filter(QStringLiteral("eve desk loud queued")).size(), 2);
    // then who still waits is hers again as soon as the bot is,
    QVERIFY(setBots("ana", "shop"));
    QTRY_COMPARE(ofAna(), QStringList({QStringLiteral("ana desk loud expired"),
                                       QStringLiteral("ana desk loud queued")}));
    QCOMPARE(pendingOf(*desk), 1);
    // and nothing is, once she may not come in at all.
    QCOMPARE(m_relay->run({QStringLiteral("member"), QStringLiteral("disable"), email("ana")}).exitCode, 0);
    QTRY_COMPARE(ofAna(), QStringList({QStringLiteral("ana desk loud expired"),
                                       QStringLiteral("ana desk loud expired")}));
}

void TestPushAudience::whatAMemberLostWhileNoRelayRanIsOver()
{
    auto desk = device("ana");
    escalate("one");
    QTRY_COMPARE(told().size(), 2);
    QCOMPARE(m_relay->terminate(), 0);
    QVERIFY(setBots("ana", "bank"));
    QVERIFY(m_relay->start());
    m_admin = device("eve");
    QTRY_COMPARE(told(), QStringList({QStringLiteral("ana desk loud expired"),
                                      QStringLiteral("eve desk loud queued")}));
}

void TestPushAudience::whatADeviceShowsAfterItsQuietHoursIsRecorded()
{
    // given quiet hours that hold back escalations too, all day
    auto desk = device("ana");
    const QJsonObject always{{QStringLiteral("on"), true},
                             {QStringLiteral("from"), QStringLiteral("00:00")},
                             {QStringLiteral("to"), QStringLiteral("23:59")},
                             {QStringLiteral("escalationsToo"), true}};
    QVERIFY(desk->call(QStringLiteral("subscriptions.set"), {{QStringLiteral("quietHours"), always}}).ok());
    escalate("one");
    QTRY_COMPARE(told(), QStringList(QStringLiteral("eve desk loud queued")));
    const auto about = deliveries().first().toObject().value(QLatin1String("about"));
    // when the device shows it, since by its clock they are over
    const QJsonObject item{{QStringLiteral("about"), about},
                           {QStringLiteral("state"), QStringLiteral("shown")}};
    const QJsonObject items{{QStringLiteral("items"), QJsonArray{item}}};
    QVERIFY(desk->call(QStringLiteral("push.report"), items).ok());
    // then it is written down, but not what somebody says who may not even see it
    QCOMPARE(told(),
             QStringList({QStringLiteral("ana desk banner shown"), QStringLiteral("eve desk loud queued")}));
    auto ben = device("ben");
    QVERIFY(ben->call(QStringLiteral("push.report"), items).ok());
    QCOMPARE(told().size(), 2);
}

BATON_TEST(TestPushAudience)
#include "tst_pushaudience.moc"
