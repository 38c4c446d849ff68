// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/directory.h"
#include "tests/core/relay/agents/agentstage.h"
#include "tests/support/program.h"

#include <QJsonArray>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcClient;

/// Saved replies on the agent socket.
class ReplyVerbsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whatOneSavesTheOthersRead();
    void nonsenseIsRefused();
    void anUnknownStatusOfAReplyIsRefused();

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

    std::unique_ptr<AgentStage> m_stage;
    std::unique_ptr<RpcClient> m_laptop;
    std::unique_ptr<RpcClient> m_tower;
};

void ReplyVerbsTest::init()
{
    m_stage = std::make_unique<AgentStage>();
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

BATON_TEST(ReplyVerbsTest)
#include "tst_replyverbs.moc"
