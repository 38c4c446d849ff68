// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/relay/agents/agentstage.h"
#include "tests/support/program.h"

#include <QJsonArray>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcAnswer;
using testing::RpcClient;

/// Saved replies on the agent socket.
class ReplyVerbsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whatOneSavesTheOthersRead();
    void everyConsoleHearsOfChanges();
    void nonsenseIsRefused();
    void anUnknownStatusOfAReplyIsRefused();
    void whatGoesWithAReplyIsDoneWithIt();
    void wrongCompanyOfAReplyIsRefused_data();
    void wrongCompanyOfAReplyIsRefused();

private:
    static QJsonObject refund(const QString& id = {})
    {
        QJsonObject reply{{QStringLiteral("shortcut"), QStringLiteral("refund")},
                          {QStringLiteral("title"), QStringLiteral("Refund")},
                          {QStringLiteral("text"), QStringLiteral("Hello {{customer.name}}")},
                          {QStringLiteral("bots"), QJsonArray{QStringLiteral("support")}}};
        if (!id.isEmpty())
            reply.insert(QStringLiteral("id"), id);
        return reply;
    }
    static QJsonArray list(RpcClient& device, const QJsonObject& params = {})
    {
        return device.call(QStringLiteral("replies.list"), params)
            .result.value(QLatin1String("items"))
            .toArray();
    }

    /// In a conversation that this device's agent holds.
    RpcAnswer reply(QJsonObject with);

    std::unique_ptr<AgentStage> m_stage;
    MemberId m_ben;
    std::unique_ptr<RpcClient> m_laptop;
    std::unique_ptr<RpcClient> m_tower;
};

void ReplyVerbsTest::init()
{
    m_stage = std::make_unique<AgentStage>();
    m_ben = m_stage->addColleague(QStringLiteral("Ben"));
    QVERIFY(m_stage->open());
    m_laptop = m_stage->device(QStringLiteral("laptop"));
    m_tower = m_stage->device(QStringLiteral("tower"));
    QVERIFY(m_laptop && m_tower);
}

void ReplyVerbsTest::cleanup()
{
    m_laptop.reset();
    m_tower.reset();
    m_stage.reset();
}

void ReplyVerbsTest::whatOneSavesTheOthersRead()
{
    const auto saved = m_laptop->call(QStringLiteral("replies.save"), {{QStringLiteral("reply"), refund()}});
    QVERIFY2(saved.ok(), qPrintable(saved.errorText));
    const auto id = saved.result.value(QLatin1String("reply"))[QLatin1String("id")].toString();
    QCOMPARE(list(*m_tower), (QJsonArray{refund(id)}));
    QCOMPARE(list(*m_tower, {{QStringLiteral("query"), QStringLiteral("nothing")}}), QJsonArray());
    QCOMPARE(list(*m_tower, {{QStringLiteral("bot"), QStringLiteral("support")}}).size(), 1);
    const auto taken = m_tower->call(QStringLiteral("replies.remove"), {{QStringLiteral("id"), id}});
    QVERIFY2(taken.ok(), qPrintable(taken.errorText));
    QCOMPARE(list(*m_laptop), QJsonArray());
}

void ReplyVerbsTest::everyConsoleHearsOfChanges()
{
    const auto ben = m_stage->programOf(QStringLiteral("Ben"));
    QVERIFY(ben);
    const auto heard = [](RpcClient& device) {
        return device.notificationsOf(QStringLiteral("replies.changed")).size();
    };
    const auto saved = m_laptop->call(QStringLiteral("replies.save"), {{QStringLiteral("reply"), refund()}});
    QVERIFY(saved.ok());
    // They see it when they hear of it.
    for (auto* device : {m_laptop.get(), m_tower.get(), ben.get()})
        QTRY_COMPARE(heard(*device), 1);
    QCOMPARE(list(*ben).size(), 1);
    const auto id = saved.result.value(QLatin1String("reply"))[QLatin1String("id")].toString();
    const QJsonObject gone{{QStringLiteral("id"), id}};
    QVERIFY(m_tower->call(QStringLiteral("replies.remove"), gone).ok());
    QTRY_COMPARE(heard(*ben), 2);
    QCOMPARE(list(*ben), QJsonArray());
    // Of what is refused there is nothing to hear.
    QVERIFY(!m_tower->call(QStringLiteral("replies.remove"), gone).ok());
    QVERIFY(ben->call(QStringLiteral("bots.mine")).ok());
    QCOMPARE(heard(*ben), 2);
}

void ReplyVerbsTest::nonsenseIsRefused()
{
    auto wrong = refund();
    wrong.insert(QStringLiteral("shortcut"), QStringLiteral("two words"));
    const auto refused = m_laptop->call(QStringLiteral("replies.save"), {{QStringLiteral("reply"), wrong}});
    QCOMPARE(refused.errorCode, -32602);
    QVERIFY(refused.errorText.contains(QLatin1String("one word")));
    QCOMPARE(m_laptop->call(QStringLiteral("replies.save"), {{QStringLiteral("reply"), 1}}).errorCode,
             -32602);
    QCOMPARE(
        m_laptop
            ->call(QStringLiteral("replies.save"), {{QStringLiteral("reply"), refund(QStringLiteral("q9"))}})
            .errorCode,
        -32004);
    QCOMPARE(m_laptop->call(QStringLiteral("replies.remove"), {{QStringLiteral("id"), QStringLiteral("q9")}})
                 .errorCode,
             -32004);
    QVERIFY(!m_laptop->call(QStringLiteral("replies.list"), {{QStringLiteral("query"), QString(1025, u'x')}})
                 .ok());
}

void ReplyVerbsTest::anUnknownStatusOfAReplyIsRefused()
{
    const auto refused = m_laptop->call(QStringLiteral("conversations.reply"),
                                        {{QStringLiteral("id"), QStringLiteral("c1")},
                                         {QStringLiteral("commandId"), QStringLiteral("1")},
                                         {QStringLiteral("text"), QStringLiteral("Bye")},
                                         {QStringLiteral("status"), QStringLiteral("snooze")}});
    QCOMPARE(refused.errorCode, -32602);
    QVERIFY(refused.errorText.contains(QLatin1String("resolve")));
}

RpcAnswer ReplyVerbsTest::reply(QJsonObject with)
{
    // Somebody whom the page has brought asks for a person.
    std::promise<ConversationId> asked;
    m_stage->parts().desk.submit(desk::CustomerCommand{{m_stage->bot, QStringLiteral("Support")},
                                                       QStringLiteral("a visitor's secret"),
                                                       {},
                                                       desk::CustomerAsksForPerson{}},
                                 [&](const Result<desk::CustomerAnswer>& answer) {
                                     asked.set_value(answer && answer->conversation ? answer->conversation->id
                                                                                    : ConversationId());
                                 });
    const auto id = asked.get_future().get().toString();
    const auto claimed =
        m_laptop->call(QStringLiteral("conversations.claim"),
                       {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), QStringLiteral("claim")}});
    if (!claimed.ok())
        return claimed;
    with.insert(QStringLiteral("id"), id);
    with.insert(QStringLiteral("commandId"), QStringLiteral("reply"));
    with.insert(QStringLiteral("text"), QStringLiteral("On its way."));
    return m_laptop->call(QStringLiteral("conversations.reply"), with);
}

void ReplyVerbsTest::whatGoesWithAReplyIsDoneWithIt()
{
    const auto said = reply({{QStringLiteral("tags"), QJsonArray{QStringLiteral("Refund")}},
                             {QStringLiteral("assign"), m_ben.toString()}});
    QVERIFY2(said.ok(), qPrintable(said.errorText));
    QCOMPARE(said.result.value(QLatin1String("message"))[QLatin1String("text")].toString(),
             QStringLiteral("On its way."));
    const auto now = m_tower
                         ->call(QStringLiteral("conversations.get"),
                                {{QStringLiteral("id"), m_stage->conversation().toString()}})
                         .result.value(QLatin1String("conversation"))
                         .toObject();
    QCOMPARE(now.value(QLatin1String("tags")), (QJsonArray{QStringLiteral("Refund")}));
    QCOMPARE(now.value(QLatin1String("assignee"))[QLatin1String("name")].toString(), QStringLiteral("Ben"));
}

void ReplyVerbsTest::wrongCompanyOfAReplyIsRefused_data()
{
    QTest::addColumn<QJsonObject>("with");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << QJsonObject{{QStringLiteral("assign"), QStringLiteral("nobody")}} << -32004
                            << QStringLiteral("colleagues.list");
    QTest::newRow("no id") << QJsonObject{{QStringLiteral("assign"), QString()}} << -32602
                           << QStringLiteral("\"params.assign\"");
    QTest::newRow("a long tag") << QJsonObject{{QStringLiteral("tags"), QJsonArray{QString(51, u'x')}}}
                                << -32602 << QStringLiteral("A tag has 1 to 50");
    QTest::newRow("given and ended") << QJsonObject{{QStringLiteral("assign"), QStringLiteral("Ben")},
                                                    {QStringLiteral("status"), QStringLiteral("resolve")}}
                                     << -32602 << QStringLiteral("either resolves");
}

void ReplyVerbsTest::wrongCompanyOfAReplyIsRefused()
{
    QFETCH(QJsonObject, with);
    QFETCH(int, code);
    QFETCH(QString, words);
    if (with.value(QLatin1String("assign")) == QLatin1String("Ben"))
        with.insert(QStringLiteral("assign"), m_ben.toString());
    const auto refused = reply(with);
    QCOMPARE(refused.errorCode, code);
    QVERIFY2(refused.errorText.contains(words), qPrintable(refused.errorText));
}

BATON_TEST(ReplyVerbsTest)
#include "tst_replyverbs.moc"
