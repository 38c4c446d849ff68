// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/push/pushbridge.h"
#include "core/relay/watch/snoozewatch.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/relay/agents/agentstage.h"
#include "tests/support/program.h"

#include <QJsonArray>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcAnswer;
using testing::RpcClient;

/// What agents do together, on their sockets: who is there, who gets what, and what they hang on it.
class TestDeskVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void colleaguesAreNamedWithWhatTheyHold();
    void onesOwnBotsAreCounted();
    void aGiftReachesTheColleagueAndAlertsThem();
    void giftsAreRefusedInWords();
    void theCapacityHoldsAtOnce();
    void listsFilterByTag();
    void whatIsSnoozedComesBack();
    void customersAreReadAndChanged();
    void whoIsBlockedIsNotHeard();

private:
    QString tell(const QString& type, const QString& subject, const QJsonObject& data);
    /// Somebody waits for a person.
    QString waits(const QString& subject, const QString& contact = {});
    RpcAnswer call(RpcClient& client, const char* method, QJsonObject params);
    static QJsonObject conversationIn(const RpcAnswer& answer)
    {
        return answer.result.value(QLatin1String("conversation")).toObject();
    }
    static QStringList named(const RpcAnswer& answer, const char* field);
    QList<QJsonObject> historyOf(const QString& id);

    std::unique_ptr<AgentStage> m_stage;
    MemberId m_benId;
    std::unique_ptr<RpcClient> m_ana;
    std::unique_ptr<RpcClient> m_ben;
    int m_next = 0;
};

void TestDeskVerbs::init()
{
    m_stage = std::make_unique<AgentStage>();
    m_benId = m_stage->addColleague(QStringLiteral("Ben"));
    m_stage->addColleague(QStringLiteral("Vic"), Role::Viewer);
    QVERIFY(m_stage->open());
    m_ana = m_stage->device(QStringLiteral("laptop"));
    m_ben = m_stage->programOf(QStringLiteral("Ben"));
    QVERIFY(m_ana && m_ben);
}

void TestDeskVerbs::cleanup()
{
    m_ana.reset();
    m_ben.reset();
    m_stage.reset();
}

QString TestDeskVerbs::tell(const QString& type, const QString& subject, const QJsonObject& data)
{
    std::promise<QString> told;
    m_stage->parts().desk.submit(desk::BotBatch{{m_stage->bot, QStringLiteral("Support")},
                                                {botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                                          type, subject, Instant::now(), data)}},
                                 [&](const Result<desk::BotAnswer>& answer) {
                                     told.set_value(answer ? answer->notes.join(u' ')
                                                           : answer.error().detail);
                                 });
    return told.get_future().get();
}

QString TestDeskVerbs::waits(const QString& subject, const QString& contact)
{
    QJsonObject customer;
    if (!contact.isEmpty())
        customer.insert(QStringLiteral("id"), contact);
    tell(QStringLiteral("baton.conversation.started"), subject,
         {{QStringLiteral("channel"), QStringLiteral("WA")}, {QStringLiteral("customer"), customer}});
    tell(QStringLiteral("baton.escalation.requested"), subject,
         {{QStringLiteral("reason"), QStringLiteral("asked")}});
    return m_stage->conversation().toString();
}

RpcAnswer TestDeskVerbs::call(RpcClient& client, const char* method, QJsonObject params)
{
    params.insert(QStringLiteral("commandId"), QString::number(++m_next));
    return client.call(QString::fromLatin1(method), params);
}

QStringList TestDeskVerbs::named(const RpcAnswer& answer, const char* field)
{
    QStringList all;
    for (const auto& item : answer.result.value(QLatin1String("items")).toArray())
        all.append(item.toObject().value(QLatin1String(field)).toVariant().toString());
    return all;
}

QList<QJsonObject> TestDeskVerbs::historyOf(const QString& id)
{
    QList<QJsonObject> steps;
    const auto got = m_ben->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}});
    for (const auto& step : got.result.value(QLatin1String("history")).toArray())
        steps.append(step.toObject());
    return steps;
}

void TestDeskVerbs::colleaguesAreNamedWithWhatTheyHold()
{
    QVERIFY(call(*m_ben, "conversations.claim", {{QStringLiteral("id"), waits(QStringLiteral("a"))}}).ok());
    QVERIFY(
        m_ben
            ->call(QStringLiteral("presence.set"), {{QStringLiteral("availability"), QStringLiteral("away")}})
            .ok());
    const auto colleagues =
        m_ana->call(QStringLiteral("colleagues.list"), {{QStringLiteral("bot"), QStringLiteral("support")}});
    QVERIFY2(colleagues.ok(), qPrintable(colleagues.errorText));
    // Vic only looks.
    QCOMPARE(named(colleagues, "name"), (QStringList{QStringLiteral("Ana"), QStringLiteral("Ben")}));
    QCOMPARE(named(colleagues, "open"), (QStringList{QStringLiteral("0"), QStringLiteral("1")}));
    QCOMPARE(named(colleagues, "availability"),
             (QStringList{QStringLiteral("online"), QStringLiteral("away")}));
    QCOMPARE(m_ana->call(QStringLiteral("colleagues.list"), {{QStringLiteral("bot"), QStringLiteral("none")}})
                 .errorCode,
             -32004);
}

void TestDeskVerbs::onesOwnBotsAreCounted()
{
    for (const auto* one : {"a", "b", "c"})
        waits(QString::fromLatin1(one));
    const auto mine = m_stage->conversation().toString();
    QVERIFY(call(*m_ana, "conversations.claim", {{QStringLiteral("id"), mine}}).ok());
    const auto bots = m_ana->call(QStringLiteral("bots.mine"));
    QCOMPARE(named(bots, "id"), QStringList{QStringLiteral("support")});
    QCOMPARE(named(bots, "waiting"), QStringList{QStringLiteral("2")});
    QCOMPARE(named(bots, "open"), QStringList{QStringLiteral("1")});
    QCOMPARE(named(bots, "mine"), QStringList{QStringLiteral("1")});
    QCOMPARE(named(m_ben->call(QStringLiteral("bots.mine")), "mine"), QStringList{QStringLiteral("0")});
}

void TestDeskVerbs::aGiftReachesTheColleagueAndAlertsThem()
{
    const auto id = waits(QStringLiteral("a"));
    const auto given = call(*m_ana, "conversations.assign",
                            {{QStringLiteral("id"), id},
                             {QStringLiteral("member"), m_benId.toString()},
                             {QStringLiteral("note"), QStringLiteral("Wants a refund.")}});
    QVERIFY2(given.ok(), qPrintable(given.errorText));
    QCOMPARE(conversationIn(given).value(QLatin1String("assignedBy")).toObject().value(QLatin1String("name")),
             QStringLiteral("Ana"));
    // Ben hears that it is his.
    const auto assigned = [this] {
        for (const auto& event : m_ben->notificationsOf(QStringLiteral("event")))
            if (event.value(QLatin1String("type")) == QLatin1String("conversation.assigned"))
                return event.value(QLatin1String("data"))
                    .toObject()
                    .value(QLatin1String("conversation"))
                    .toObject();
        return QJsonObject();
    };
    QTRY_COMPARE(assigned().value(QLatin1String("assignee")).toObject().value(QLatin1String("name")),
                 QStringLiteral("Ben"));
    // He, and nobody else, has an alert of it.
    const auto alerts = [this] {
        std::promise<QStringList> lines;
        m_stage->parts().push.list({}, [&](const Result<protocol::DeliveriesResult>& page) {
            QStringList all;
            for (const auto& one : page ? page->items : QList<protocol::Delivery>())
                if (one.kind == QLatin1String("assignment"))
                    all << one.device.section(u' ', 0, 0) + u' ' + one.form;
            lines.set_value(all);
        });
        return lines.get_future().get();
    };
    QTRY_COMPARE(alerts(), QStringList{QStringLiteral("Ben loud")});
    // The transcript's history says from whom to whom.
    const auto got = m_ben->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}});
    const auto last = got.result.value(QLatin1String("history")).toArray().last().toObject();
    QCOMPARE(last.value(QLatin1String("type")), QStringLiteral("conversation.assigned"));
    QCOMPARE(last.value(QLatin1String("to")).toObject().value(QLatin1String("name")), QStringLiteral("Ben"));
}

void TestDeskVerbs::giftsAreRefusedInWords()
{
    const auto id = waits(QStringLiteral("a"));
    const auto refused =
        call(*m_ana, "conversations.assign",
             {{QStringLiteral("id"), id}, {QStringLiteral("member"), QStringLiteral("nobody")}});
    QCOMPARE(refused.errorCode, -32004);
    QVERIFY(refused.errorText.contains(QLatin1String("colleagues.list")));
    const auto blank = call(*m_ana, "conversations.assign",
                            {{QStringLiteral("id"), id},
                             {QStringLiteral("member"), m_benId.toString()},
                             {QStringLiteral("note"), QStringLiteral("  ")}});
    QCOMPARE(blank.errorCode, -32602);
    QVERIFY(call(*m_ben, "conversations.claim", {{QStringLiteral("id"), id}}).ok());
    const auto theirs = call(*m_ana, "conversations.assign",
                             {{QStringLiteral("id"), id}, {QStringLiteral("member"), m_benId.toString()}});
    QVERIFY(theirs.ok()); // it is his already
}

void TestDeskVerbs::theCapacityHoldsAtOnce()
{
    const auto first = waits(QStringLiteral("a"));
    const auto second = waits(QStringLiteral("b"));
    QVERIFY(m_stage->admin().setCapacity(QStringLiteral("ben@baton.example"), 1));
    QTRY_COMPARE(m_stage->parts().directory.roster()->member(m_benId)->capacity, qint64(1));
    QVERIFY(call(*m_ben, "conversations.claim", {{QStringLiteral("id"), first}}).ok());
    const auto claimed = call(*m_ben, "conversations.claim", {{QStringLiteral("id"), second}});
    QCOMPARE(claimed.errorCode, -32009);
    QCOMPARE(claimed.reason(), QStringLiteral("at_capacity"));
    const auto given = call(*m_ana, "conversations.assign",
                            {{QStringLiteral("id"), second}, {QStringLiteral("member"), m_benId.toString()}});
    QCOMPARE(given.reason(), QStringLiteral("at_capacity"));
    QVERIFY(given.errorText.contains(QLatin1String("Ben holds 1")));
    QVERIFY(!m_stage->admin().setCapacity(QStringLiteral("ben@baton.example"), -1));
}

void TestDeskVerbs::listsFilterByTag()
{
    const auto first = waits(QStringLiteral("a"));
    waits(QStringLiteral("b"));
    const auto tagged =
        call(*m_ana, "conversations.tag",
             {{QStringLiteral("id"), first},
              {QStringLiteral("add"), QJsonArray{QStringLiteral("Refund"), QStringLiteral("VIP")}}});
    QCOMPARE(conversationIn(tagged).value(QLatin1String("tags")),
             (QJsonArray{QStringLiteral("Refund"), QStringLiteral("VIP")}));
    const auto found = [&](const char* tag) {
        return named(m_ben->call(QStringLiteral("conversations.list"),
                                 {{QStringLiteral("view"), QStringLiteral("all")},
                                  {QStringLiteral("tag"), QString::fromLatin1(tag)}}),
                     "id");
    };
    QCOMPARE(found("refund"), QStringList{first});
    QCOMPARE(found("vip"), QStringList{first});
    QCOMPARE(found("none"), QStringList());
    QVERIFY(call(*m_ben, "conversations.tag",
                 {{QStringLiteral("id"), first},
                  {QStringLiteral("remove"), QJsonArray{QStringLiteral("REFUND")}}})
                .ok());
    QCOMPARE(found("refund"), QStringList());
    // Whoever opens it later is told which came and went, and by whom.
    const auto steps = historyOf(first);
    QCOMPARE(steps.size(), 4);
    QCOMPARE(steps[2].value(QLatin1String("added")),
             (QJsonArray{QStringLiteral("Refund"), QStringLiteral("VIP")}));
    QCOMPARE(steps[2].value(QLatin1String("by")).toObject().value(QLatin1String("name")),
             QStringLiteral("Ana"));
    QCOMPARE(steps[3].value(QLatin1String("removed")), QJsonArray{QStringLiteral("Refund")});
    QVERIFY(!steps[3].contains(QLatin1String("added")));
    const auto wrong =
        call(*m_ana, "conversations.tag",
             {{QStringLiteral("id"), first}, {QStringLiteral("add"), QJsonArray{QString(51, u'x')}}});
    QCOMPARE(wrong.errorCode, -32602);
}

void TestDeskVerbs::whatIsSnoozedComesBack()
{
    const auto id = waits(QStringLiteral("a"));
    QVERIFY(call(*m_ana, "conversations.claim", {{QStringLiteral("id"), id}}).ok());
    const auto until = Instant{Instant::now().ms + 3600'000};
    const auto snoozed = call(*m_ana, "conversations.snooze",
                              {{QStringLiteral("id"), id}, {QStringLiteral("until"), until.toRfc3339()}});
    QCOMPARE(conversationIn(snoozed).value(QLatin1String("snoozedUntil")), until.toRfc3339());
    const auto isSnoozed = [&] {
        return m_ana->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}})
            .result.value(QLatin1String("conversation"))
            .toObject()
            .contains(QLatin1String("snoozedUntil"));
    };
    // Not before its time
    auto now = Instant::now();
    SnoozeWatch watch(m_stage->parts().desk, m_stage->parts().reading, std::chrono::seconds(1000),
                      [&now] { return now; });
    watch.look();
    QVERIFY(isSnoozed());
    now = Instant{until.ms + 1};
    m_stage->setTime(now);
    watch.look();
    QTRY_VERIFY(!isSnoozed());
    const auto steps = historyOf(id);
    QCOMPARE(steps.size(), 5);
    QCOMPARE(steps[3].value(QLatin1String("until")), until.toRfc3339());
    QCOMPARE(steps[4].value(QLatin1String("type")), QStringLiteral("conversation.snoozed"));
    QVERIFY(!steps[4].contains(QLatin1String("until")));
    // None of it is for the customer, whose page is shown steps as well.
    std::promise<QStringList> shown;
    m_stage->parts().reading.get({}, {ConversationId(id), {}, {}},
                                 [&](const Result<protocol::GetResult>& got) {
                                     QStringList types;
                                     for (const auto& step : got ? got->history : QList<HistoryEntry>())
                                         types.append(step.type);
                                     shown.set_value(types);
                                 });
    QCOMPARE(shown.get_future().get(),
             (QStringList{QStringLiteral("conversation.started"), QStringLiteral("conversation.escalated"),
                          QStringLiteral("conversation.claimed")}));
}

void TestDeskVerbs::customersAreReadAndChanged()
{
    const auto first = waits(QStringLiteral("a"), QStringLiteral("zoe"));
    const auto second = waits(QStringLiteral("b"), QStringLiteral("zoe"));
    const auto changed =
        call(*m_ana, "contacts.update",
             {{QStringLiteral("id"), QStringLiteral("zoe")},
              {QStringLiteral("name"), QStringLiteral("Zoë")},
              {QStringLiteral("fields"), QJsonObject{{QStringLiteral("plan"), QStringLiteral("Pro")}}}});
    QVERIFY2(changed.ok(), qPrintable(changed.errorText));
    const auto contact = changed.result.value(QLatin1String("contact")).toObject();
    QCOMPARE(contact.value(QLatin1String("name")), QStringLiteral("Zoë"));
    QStringList theirs;
    for (const auto& one : contact.value(QLatin1String("conversations")).toArray())
        theirs.append(one.toObject().value(QLatin1String("id")).toString());
    theirs.sort();
    QStringList wanted{first, second};
    wanted.sort();
    QCOMPARE(theirs, wanted);
    const auto got =
        m_ben->call(QStringLiteral("contacts.get"), {{QStringLiteral("id"), QStringLiteral("zoe")}});
    QCOMPARE(got.result.value(QLatin1String("contact")), QJsonValue(contact));
    QTRY_VERIFY(!m_ben->notificationsOf(QStringLiteral("event")).isEmpty() &&
                m_ben->notificationsOf(QStringLiteral("event")).last().value(QLatin1String("type")) ==
                    QLatin1String("contact.updated"));
    const auto noted = call(*m_ben, "contacts.note",
                            {{QStringLiteral("id"), QStringLiteral("zoe")},
                             {QStringLiteral("text"), QStringLiteral("Prefers mornings.")}});
    const auto notes = noted.result.value(QLatin1String("contact")).toObject().value(QLatin1String("notes"));
    QCOMPARE(notes.toArray().at(0).toObject().value(QLatin1String("text")),
             QStringLiteral("Prefers mornings."));
    QCOMPARE(m_ben->call(QStringLiteral("contacts.get"), {{QStringLiteral("id"), QStringLiteral("yan")}})
                 .errorCode,
             -32004);
}

void TestDeskVerbs::whoIsBlockedIsNotHeard()
{
    waits(QStringLiteral("a"), QStringLiteral("mallory"));
    const auto contact = QJsonObject{{QStringLiteral("contact"), QStringLiteral("mallory")}};
    const auto write = [this] {
        return tell(QStringLiteral("baton.message.customer"), QStringLiteral("a"),
                    {{QStringLiteral("text"), QStringLiteral("You again!")}});
    };
    QCOMPARE(write(), QString());
    QVERIFY(call(*m_ana, "visitors.block", contact).ok());
    QVERIFY(write().contains(QLatin1String("This customer is blocked.")));
    const auto isBlocked = [this] {
        return m_ben
            ->call(QStringLiteral("contacts.get"), {{QStringLiteral("id"), QStringLiteral("mallory")}})
            .result.value(QLatin1String("contact"))
            .toObject()
            .value(QLatin1String("blocked"))
            .toBool();
    };
    QVERIFY(isBlocked());
    QVERIFY(call(*m_ben, "visitors.unblock", contact).ok());
    QVERIFY(!isBlocked());
    QCOMPARE(write(), QString());
    // What is over is no block, and nobody blocks an address that nobody knows.
    auto past = contact;
    past.insert(QStringLiteral("until"), Instant{1}.toRfc3339());
    QCOMPARE(call(*m_ana, "visitors.block", past).errorCode, -32602);
    auto address = contact;
    address.insert(QStringLiteral("address"), true);
    QCOMPARE(call(*m_ana, "visitors.block", address).errorCode, -32009);
}

BATON_TEST(TestDeskVerbs)
#include "tst_deskverbs.moc"
