// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/relay/push/pushbridge.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/relay/agents/agentstage.h"
#include "tests/support/program.h"

#include <QJsonArray>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcClient;

/// What a device says of alerts on its socket: what it wants to be told of, what became of that, and what it
/// missed.
class PushVerbsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyDeviceWantsItsOwnAndTheNightIsTheMembers();
    void aDeviceIsToldInTheFormItWants();
    void whatADeviceReportsIsKept();
    void whoClaimsHasActedAndTheOthersNeedNot();
    void whatADeviceMissedItIsToldOnce();
    void nonsenseIsRefusedWithoutHarm();

private:
    /// Somebody wants a person; the place of that in the log.
    qint64 escalate(const QString& subject);
    /// "device form state", sorted.
    QStringList told();
    static bool report(RpcClient& device, const QString& about, const char* state);
    static bool wants(RpcClient& device, const QJsonObject& wanted);

    std::unique_ptr<AgentStage> m_stage;
    std::unique_ptr<RpcClient> m_laptop;
    std::unique_ptr<RpcClient> m_tower;
};

void PushVerbsTest::init()
{
    m_stage = std::make_unique<AgentStage>();
    QVERIFY(m_stage->open());
    m_laptop = m_stage->device(QStringLiteral("laptop"));
    m_tower = m_stage->device(QStringLiteral("tower"));
    QVERIFY(m_laptop && m_tower);
}

void PushVerbsTest::cleanup()
{
    m_laptop.reset();
    m_tower.reset();
    m_stage.reset();
}

qint64 PushVerbsTest::escalate(const QString& subject)
{
    std::promise<bool> taken;
    m_stage->parts().desk.submit(
        desk::BotBatch{
            {m_stage->bot, QStringLiteral("Support")},
            {botEvent(QStringLiteral("/test"), subject, QStringLiteral("baton.escalation.requested"), subject,
                      Instant::now(), {{QStringLiteral("reason"), QStringLiteral("asked")}})}},
        [&](const Result<desk::BotAnswer>& answer) { taken.set_value(answer.has_value()); });
    return taken.get_future().get() ? m_stage->parts().desk.lastSeq() : 0;
}

QStringList PushVerbsTest::told()
{
    std::promise<QStringList> lines;
    m_stage->parts().push.list({}, [&](const Result<protocol::DeliveriesResult>& page) {
        QStringList all;
        for (const auto& one : page ? page->items : QList<protocol::Delivery>())
            all << QStringLiteral("%1 %2 %3").arg(one.device.section(u' ', 0, 0), one.form, one.state);
        all.sort();
        lines.set_value(all);
    });
    return lines.get_future().get();
}

bool PushVerbsTest::report(RpcClient& device, const QString& about, const char* state)
{
    const QJsonObject item{{QStringLiteral("about"), about},
                           {QStringLiteral("state"), QString::fromLatin1(state)}};
    return device.call(QStringLiteral("push.report"), {{QStringLiteral("items"), QJsonArray{item}}}).ok();
}

bool PushVerbsTest::wants(RpcClient& device, const QJsonObject& wanted)
{
    return device.call(QStringLiteral("subscriptions.set"), wanted).result == wanted;
}

void PushVerbsTest::everyDeviceWantsItsOwnAndTheNightIsTheMembers()
{
    QCOMPARE(m_laptop->call(QStringLiteral("subscriptions.get")).result, QJsonObject());
    // when one of them wants banners, and no noise at night
    const QJsonObject night{{QStringLiteral("on"), true},
                            {QStringLiteral("from"), QStringLiteral("21:00")},
                            {QStringLiteral("to"), QStringLiteral("06:00")},
                            {QStringLiteral("days"), QJsonArray{1, 2, 3}},
                            {QStringLiteral("zone"), QStringLiteral("Europe/Berlin")}};
    const QJsonObject wanted{{QStringLiteral("escalations"), QStringLiteral("banner")},
                             {QStringLiteral("quietHours"), night}};
    QVERIFY(wants(*m_laptop, wanted));
    // then each hears of what it is for itself
    QTRY_COMPARE(m_laptop->notificationsOf(QStringLiteral("subscriptions")), QList<QJsonObject>{wanted});
    const QJsonObject nightAlone{{QStringLiteral("quietHours"), night}};
    QTRY_COMPARE(m_tower->notificationsOf(QStringLiteral("subscriptions")), QList<QJsonObject>{nightAlone});
    QCOMPARE(m_tower->call(QStringLiteral("subscriptions.get")).result, nightAlone);
}

void PushVerbsTest::aDeviceIsToldInTheFormItWants()
{
    QVERIFY(wants(*m_laptop, {{QStringLiteral("escalations"), QStringLiteral("banner")}}));
    escalate(QStringLiteral("one"));
    QTRY_COMPARE(told(),
                 QStringList({QStringLiteral("laptop banner queued"), QStringLiteral("tower loud queued")}));
    // or not at all
    QVERIFY(wants(*m_tower, {{QStringLiteral("escalations"), QStringLiteral("off")}}));
    escalate(QStringLiteral("two"));
    QTRY_COMPARE(told(),
                 QStringList({QStringLiteral("laptop banner queued"), QStringLiteral("laptop banner queued"),
                              QStringLiteral("tower loud queued")}));
}

void PushVerbsTest::whatADeviceReportsIsKept()
{
    escalate(QStringLiteral("one"));
    const auto about = m_stage->conversation().toString();
    QVERIFY(report(*m_laptop, about, "shown"));
    QCOMPARE(told(), QStringList({QStringLiteral("laptop loud shown"), QStringLiteral("tower loud queued")}));
    QVERIFY(report(*m_laptop, about, "acted"));
    QVERIFY(report(*m_laptop, about, "delivered")); // late, and no step back
    QCOMPARE(told(), QStringList({QStringLiteral("laptop loud acted"), QStringLiteral("tower loud queued")}));
}

void PushVerbsTest::whoClaimsHasActedAndTheOthersNeedNot()
{
    escalate(QStringLiteral("one"));
    const auto claim = m_laptop->call(QStringLiteral("conversations.claim"),
                                      {{QStringLiteral("id"), m_stage->conversation().toString()},
                                       {QStringLiteral("commandId"), QStringLiteral("c")}});
    QVERIFY2(claim.ok(), qPrintable(claim.errorText));
    QTRY_COMPARE(told(),
                 QStringList({QStringLiteral("laptop loud acted"), QStringLiteral("tower loud expired")}));
}

void PushVerbsTest::whatADeviceMissedItIsToldOnce()
{
    // given somebody who waits since before the laptop looks
    const auto seq = escalate(QStringLiteral("one"));
    const auto missed = [&](const QJsonObject& params) {
        return m_laptop->call(QStringLiteral("push.pending"), params).result;
    };
    const auto count = [](const QJsonObject& result) {
        return result.value(QLatin1String("escalations")).toInt(-1);
    };
    const auto first = missed({});
    QCOMPARE(count(first), 1);
    QCOMPARE(first.value(QLatin1String("upTo")).toInteger(), seq);
    QCOMPARE(told(),
             QStringList({QStringLiteral("laptop loud delivered"), QStringLiteral("tower loud queued")}));
    // then it is no news the next time
    QCOMPARE(count(missed({})), 0);
    // unless that answer was lost, and the laptop asks for what came after the last that it knows
    QCOMPARE(count(missed({{QStringLiteral("since"), 0}})), 1);
    QCOMPARE(count(missed({{QStringLiteral("since"), seq}})), 0);
}

void PushVerbsTest::nonsenseIsRefusedWithoutHarm()
{
    constexpr int invalidParams = -32602;
    const auto shout = m_laptop->call(QStringLiteral("subscriptions.set"),
                                      {{QStringLiteral("escalations"), QStringLiteral("shout")}});
    QCOMPARE(shout.errorCode, invalidParams);
    QVERIFY2(shout.errorText.contains(QLatin1String("banner")), qPrintable(shout.errorText));
    QCOMPARE(m_laptop->call(QStringLiteral("subscriptions.get")).result, QJsonObject());
    escalate(QStringLiteral("one"));
    QVERIFY(!report(*m_laptop, m_stage->conversation().toString(), "eaten"));
    QJsonArray many;
    for (int i = 0; i < 1001; ++i)
        many.append(QJsonObject{{QStringLiteral("about"), QString::number(i)},
                                {QStringLiteral("state"), QStringLiteral("shown")}});
    const auto flood = m_laptop->call(QStringLiteral("push.report"), {{QStringLiteral("items"), many}});
    QVERIFY2(flood.errorText.contains(QLatin1String("1000")), qPrintable(flood.errorText));
    QTRY_COMPARE(told(),
                 QStringList({QStringLiteral("laptop loud queued"), QStringLiteral("tower loud queued")}));
}

BATON_TEST(PushVerbsTest)
#include "tst_pushverbs.moc"
