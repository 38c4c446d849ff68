// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/bots/botstage.h"
#include "tests/support/program.h"
#include "tests/support/rpcclient.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcClient;

/// A bot on its socket: what it is told there, and what it tells.
class BotSocketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whatAgentsDoIsToldInOrder();
    void whatWasNotAcknowledgedComesWithTheNextSocket();
    void twoSocketsOfABotAreNotBothTold();
    void anAgentWhoTypesIsMentioned();
    void whatABotTellsHereIsTakenAsByHttp();
    void whatPassesIsToldOnceTheRestIsKept();
    void aWrongKeyOpensNoSocket();
    void aReplacedKeyEndsIt();

private:
    bool open(RpcClient& socket);
    QJsonArray escalation();
    /// "type text", of each notice of an event that came; words and who is there are told beside them.
    static QStringList told(const RpcClient& socket);

    std::unique_ptr<BotStage> m_stage;
    std::unique_ptr<RpcClient> m_socket;
    const QString m_subject = QStringLiteral("order 7");
};

void BotSocketTest::init()
{
    m_stage = std::make_unique<BotStage>();
    QVERIFY(m_stage->open());
    QCOMPARE(m_stage->publish(escalation()).status, 202);
    m_socket = std::make_unique<RpcClient>();
    QVERIFY(open(*m_socket));
}

void BotSocketTest::cleanup()
{
    m_socket.reset();
    m_stage.reset();
}

/// True once the relay has taken the socket in: it has answered there.
bool BotSocketTest::open(RpcClient& socket)
{
    return socket.open(m_stage->socketUrl(QStringLiteral("/v1/bot")), m_stage->botKey()) &&
           socket.call(QStringLiteral("events.publish"), {{QStringLiteral("events"), QJsonArray()}}).ok();
}

QJsonArray BotSocketTest::escalation()
{
    return {m_stage->event("baton.escalation.requested", m_subject,
                           {{QStringLiteral("reason"), QStringLiteral("asked")}})};
}

QStringList BotSocketTest::told(const RpcClient& socket)
{
    QStringList lines;
    const auto notices = socket.notificationsOf(QStringLiteral("event"));
    for (const auto& notice : notices) {
        const auto message = notice.value(QLatin1String("data")).toObject().value(QLatin1String("message"));
        const auto type = notice.value(QLatin1String("type")).toString();
        if (type == QLatin1String("notice") || type == QLatin1String("agents"))
            continue;
        lines.append((type + u' ' + message.toObject().value(QLatin1String("text")).toString()).trimmed());
    }
    return lines;
}

void BotSocketTest::whatAgentsDoIsToldInOrder()
{
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QCOMPARE(m_stage
                 ->publish({m_stage->event("baton.message.customer", m_subject,
                                           {{QStringLiteral("text"), QStringLiteral("Where is it?")}})})
                 .status,
             202);
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("It left today.")}).get());
    QVERIFY(m_stage->asAda(desk::Resolve{id}).get());
    // What the bot has told the relay, it is not told.
    QTRY_COMPARE(told(*m_socket), QStringList({QStringLiteral("conversation.claimed"),
                                               QStringLiteral("message.added It left today."),
                                               QStringLiteral("conversation.resolved")}));
    const auto notices = m_socket->notificationsOf(QStringLiteral("event"));
    for (const auto& notice : notices) {
        const auto data = notice.value(QLatin1String("data")).toObject();
        if (data.contains(QLatin1String("online")))
            continue; // who is there is of no conversation
        QCOMPARE(data.value(QLatin1String("subject")).toString(), m_subject);
        QCOMPARE(data.value(QLatin1String("conversation")).toString(), id.toString());
    }
}

void BotSocketTest::whatWasNotAcknowledgedComesWithTheNextSocket()
{
    // given a bot that hears nothing more, since it is busy, and is gone then
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Are you there?")}).get());
    m_socket->abort();
    // when it is back
    RpcClient next;
    QVERIFY(open(next));
    // then it is told
    QTRY_COMPARE(told(next), QStringList({QStringLiteral("conversation.claimed"),
                                          QStringLiteral("message.added Are you there?")}));
    QCOMPARE(told(*m_socket), QStringList());
}

void BotSocketTest::twoSocketsOfABotAreNotBothTold()
{
    RpcClient newer;
    QVERIFY(open(newer));
    QVERIFY(m_stage->asAda(desk::Claim{m_stage->conversation()}).get());
    QTRY_COMPARE(told(newer), QStringList{QStringLiteral("conversation.claimed")});
    QVERIFY(m_stage->asAda(desk::Resolve{m_stage->conversation()}).get());
    QTRY_COMPARE(told(newer).size(), 2);
    QCOMPARE(told(*m_socket), QStringList());
}

void BotSocketTest::anAgentWhoTypesIsMentioned()
{
    const auto id = m_stage->conversation();
    const auto types = [&](AuthorKind who) {
        m_stage->parts().passing.publish(
            {m_stage->bot, MemberId(), protocol::Typing{id, {who, QStringLiteral("Ada")}, true}});
    };
    types(AuthorKind::Customer); // which the bot knows best
    types(AuthorKind::Agent);
    QTRY_VERIFY(!told(*m_socket).isEmpty());
    QCOMPARE(told(*m_socket), QStringList{QStringLiteral("typing")});
    const auto data = m_socket->notificationsOf(QStringLiteral("event"))
                          .constLast()
                          .value(QLatin1String("data"))
                          .toObject();
    QCOMPARE(data.value(QLatin1String("subject")).toString(), m_subject);
    QCOMPARE(data.value(QLatin1String("on")).toBool(), true);
}

void BotSocketTest::whatABotTellsHereIsTakenAsByHttp()
{
    const auto tell = [&](const QJsonArray& events) {
        return m_socket->call(QStringLiteral("events.publish"), {{QStringLiteral("events"), events}});
    };
    const auto good = m_stage->event("baton.message.customer", m_subject,
                                     {{QStringLiteral("text"), QStringLiteral("Hello?")}});
    const auto wrong = m_stage->event("baton.message.customer", m_subject, {});
    const auto refused = tell({good, wrong});
    QCOMPARE(refused.errorCode, -32602);
    QCOMPARE(refused.errorData.value(QLatin1String("index")).toInt(-1), 1);
    QCOMPARE(m_stage->transcript(), QStringList());
    QCOMPARE(tell({good}).result.value(QLatin1String("accepted")).toInt(), 1);
    QCOMPARE(tell({good}).result.value(QLatin1String("duplicates")).toInt(), 1);
    QCOMPARE(m_stage->transcript(), QStringList{QStringLiteral("Hello?")});
}

void BotSocketTest::whatPassesIsToldOnceTheRestIsKept()
{
    // given a desk that has got a batch and not written it down yet
    auto desk = m_stage->holdDesk();
    bool isAnswered = false;
    m_socket->send(
        QStringLiteral("events.publish"),
        {{QStringLiteral("events"),
          QJsonArray{m_stage->event("baton.customer.typing", m_subject, {{QStringLiteral("on"), true}}),
                     m_stage->event("baton.message.customer", m_subject,
                                    {{QStringLiteral("text"), QStringLiteral("Hello?")}})}}},
        [&](const testing::RpcAnswer& answer) { isAnswered = answer.ok(); });
    // The socket's requests are handled in order, and this one at once.
    QVERIFY(m_socket->call(QStringLiteral("events.forget")).errorCode != 0);
    // then nobody has heard of it
    QVERIFY(!isAnswered);
    QCOMPARE(m_stage->whatPassed(), QStringList());
    // until it is
    desk.reset();
    QTRY_VERIFY(isAnswered);
    QCOMPARE(m_stage->whatPassed(), QStringList{QStringLiteral("typing")});
}

void BotSocketTest::aWrongKeyOpensNoSocket()
{
    RpcClient stranger;
    QVERIFY(!stranger.open(m_stage->socketUrl(QStringLiteral("/v1/bot")), "bk_made_up"));
}

void BotSocketTest::aReplacedKeyEndsIt()
{
    QVERIFY(m_stage->rotateKey());
    QTRY_VERIFY(!m_socket->isOpen());
    QCOMPARE(m_socket->closeCode(), 4001);
    RpcClient next;
    QVERIFY(open(next));
}

BATON_TEST(BotSocketTest)
#include "tst_botsocket.moc"
