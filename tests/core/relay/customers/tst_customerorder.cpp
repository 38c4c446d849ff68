// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/server.h"
#include "core/protocol/wire/events.h"
#include "core/relay/customers/customergateway.h"
#include "core/relay/customers/customerview.h"
#include "core/relay/customers/visitorsecret.h"
#include "tests/core/relay/customers/page.h"
#include "tests/support/program.h"

#include <QMutex>
#include <QTest>
#include <deque>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using protocol::toJson;

namespace {

/// A desk that answers when the test says so.
class PatientDesk
{
public:
    using Reply = std::function<void(Result<desk::CustomerAnswer>)>;
    struct Asked
    {
        desk::CustomerCommand command;
        Reply reply;
    };

    void submit(desk::CustomerCommand command, Reply reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.push_back({std::move(command), std::move(reply)});
    }
    qsizetype waiting() const
    {
        const QMutexLocker lock(&m_mutex);
        return qsizetype(m_asked.size());
    }
    Asked take()
    {
        const QMutexLocker lock(&m_mutex);
        auto asked = std::move(m_asked.front());
        m_asked.pop_front();
        return asked;
    }

private:
    mutable QMutex m_mutex;
    std::deque<Asked> m_asked;
};

const QString secret = QStringLiteral("a-secret-of-a-visitor-with-enough-characters");
const ConversationId conversationId(QStringLiteral("c1"));

Conversation conversation(ConversationState state, qint64 messageCount, qint64 updatedAt)
{
    Conversation c;
    c.id = conversationId;
    c.bot = {BotId(QStringLiteral("support")), QStringLiteral("Support")};
    c.state = state;
    c.messageCount = messageCount;
    c.updatedAt = Instant{updatedAt};
    return c;
}

Message message(qint64 n, AuthorKind author, const QString& text)
{
    return {MessageId(QStringLiteral("m%1").arg(n)), conversationId, n, {author, {}}, text, Instant{n}, {}};
}

qint64 lastSeq = 0;

desk::Recorded recorded(const QString& type, desk::Happening happening, qint64 at)
{
    desk::Recorded recorded;
    recorded.event = {++lastSeq, Instant{at}, type, std::move(happening), {}};
    recorded.conversation = conversationId;
    recorded.bot = BotId(QStringLiteral("support"));
    recorded.visitor = visitorHashOf(secret);
    return recorded;
}

desk::Recorded added(const Message& message)
{
    return recorded(protocol::eventtype::messageAdded, protocol::MessageAdded{message}, message.at.ms);
}

desk::Recorded changed(QLatin1String type, const Conversation& conversation)
{
    return recorded(type, protocol::ConversationChanged{conversation, {}}, conversation.updatedAt.ms);
}

} // namespace

/// What a page sees while answers and events cross: nothing twice, nothing missing, nothing in the wrong
/// order.
class CustomerOrderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        lastSeq = 0;
        m_desk = std::make_shared<PatientDesk>();
        CustomerOptions options;
        options.bots = std::make_shared<OneBot>();
        options.submit = [desk = m_desk](desk::CustomerCommand command, PatientDesk::Reply reply) {
            desk->submit(std::move(command), std::move(reply));
        };
        m_gateway = std::make_shared<CustomerGateway>(options);
        m_server = std::make_unique<socketio::Server>(
            socketio::EngineOptions(), socketio::ServerSetup{{{customerNamespace, m_gateway}}, {}});
        m_router = std::make_unique<Router>();
        m_server->route(*m_router);
        m_front = std::make_unique<EngineClient>(QStringLiteral("/socket.io/"));
        QVERIFY(m_front->serve(*m_router, 2));
    }
    void cleanup()
    {
        m_server->close();
        m_front.reset();
        m_server.reset();
        m_gateway.reset();
    }

    /// The desk tells what it recorded before it answers; the page still learns which of its messages this
    /// is.
    void eventsWaitForTheAnswerThatNamesThem()
    {
        Page page(m_front->webSocketUrl(), auth());
        arrive({});
        QTRY_VERIFY(!page.session().isEmpty());
        page.emitEvent(QStringLiteral("message"), sent("p1", "hello"));
        page.emitEvent(QStringLiteral("message"), sent("p2", "hello"));
        QTRY_COMPARE(m_desk->waiting(), 2);
        const auto first = m_desk->take();
        const auto second = m_desk->take();
        const auto one = message(1, AuthorKind::Customer, QStringLiteral("hello"));
        const auto three = message(3, AuthorKind::Customer, QStringLiteral("hello"));

        m_gateway->recorded(
            {added(one), added(message(2, AuthorKind::Bot, QStringLiteral("Hi."))), added(three)});
        // The second is answered first: it is the answer that counts, not the order.
        second.reply(desk::CustomerAnswer{{}, {}, three});
        first.reply(desk::CustomerAnswer{{}, {}, one});

        QTRY_COMPARE(page.received(QStringLiteral("message")).size(), 3);
        const auto messages = page.received(QStringLiteral("message"));
        QCOMPARE(messages.at(0).value(QLatin1String("clientId")).toString(), QStringLiteral("p1"));
        QVERIFY(!messages.at(1).contains(QLatin1String("clientId")));
        QCOMPARE(messages.at(2).value(QLatin1String("clientId")).toString(), QStringLiteral("p2"));
    }

    void aRefusedMessageHoldsNothingUp()
    {
        Page page(m_front->webSocketUrl(), auth());
        arrive({});
        QTRY_VERIFY(!page.session().isEmpty());
        const int number = page.emitEvent(QStringLiteral("message"), sent("p1", "hello"));
        QTRY_COMPARE(m_desk->waiting(), 1);
        m_gateway->recorded({added(message(1, AuthorKind::Customer, QStringLiteral("from another tab")))});
        m_desk->take().reply(refuse(Refusal::Kind::Unavailable, QStringLiteral("The disk is full.")));

        QTRY_COMPARE(page.order(), QStringList(QStringLiteral("from another tab")));
        QTRY_VERIFY(page.answer(number));
        const auto error = page.answer(number)->value(QLatin1String("error")).toObject();
        QCOMPARE(error.value(QLatin1String("kind")).toString(), QStringLiteral("unavailable"));
        QCOMPARE(error.value(QLatin1String("detail")).toString(), QStringLiteral("The disk is full."));
    }

    void whatTheSessionHasIsNotToldAgain()
    {
        Page page(m_front->webSocketUrl(), auth());
        QTRY_COMPARE(m_desk->waiting(), 1);
        const auto hello = m_desk->take();
        // Before the desk looked: escalated, and the first message. After it: another message, and the claim.
        const auto waiting = conversation(ConversationState::Waiting, 1, 10);
        auto open = conversation(ConversationState::Open, 2, 12);
        open.assignee = MemberRef{MemberId(QStringLiteral("a")), QStringLiteral("Ada")};
        const auto one = message(1, AuthorKind::Customer, QStringLiteral("one"));
        m_gateway->recorded({added(one), changed(protocol::eventtype::conversationEscalated, waiting)});
        m_gateway->recorded({added(message(2, AuthorKind::Bot, QStringLiteral("two"))),
                             changed(protocol::eventtype::conversationClaimed, open)});
        hello.reply(desk::CustomerAnswer{waiting, {one}, {}, 2});

        QTRY_VERIFY(!page.session().isEmpty());
        QCOMPARE(page.session().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
        QCOMPARE(page.session().value(QLatin1String("messages")).toArray().size(), 1);
        QTRY_COMPARE(page.order(), QStringList({QStringLiteral("two"), QStringLiteral("=open"),
                                                QStringLiteral("!transferred")}));
        QCOMPARE(page.received(QStringLiteral("state")).at(0).value(QLatin1String("agent")).toString(),
                 QStringLiteral("Ada"));
    }

    /// Times have milliseconds, two things fit into one, and clocks are set back: the numbers count.
    void whatCameLaterIsToldWhateverItsTime_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::newRow("within the millisecond") << qint64(10);
        QTest::newRow("by a clock that was set back") << qint64(4);
    }
    void whatCameLaterIsToldWhateverItsTime()
    {
        QFETCH(qint64, at);
        Page page(m_front->webSocketUrl(), auth());
        QTRY_COMPARE(m_desk->waiting(), 1);
        const auto hello = m_desk->take();
        const auto waiting = conversation(ConversationState::Waiting, 0, 10);
        m_gateway->recorded({changed(protocol::eventtype::conversationEscalated, waiting),
                             changed(protocol::eventtype::conversationResolved,
                                     conversation(ConversationState::Ended, 0, at))});
        hello.reply(desk::CustomerAnswer{waiting, {}, {}, 1});
        QTRY_COMPARE(page.order(), QStringList({QStringLiteral("=ended"), QStringLiteral("!resolved")}));
    }

    void anUnreadableSessionEndsTheConnectionWithAReason()
    {
        Page page(m_front->webSocketUrl(), auth());
        arrive(refuse(Refusal::Kind::Unavailable, QStringLiteral("The disk is full.")));
        QTRY_VERIFY(page.isClosed());
        const auto failed = page.received(QStringLiteral("failed"));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).value(QLatin1String("detail")).toString(), QStringLiteral("The disk is full."));
    }

private:
    static QJsonObject auth()
    {
        return {{QStringLiteral("bot"), QStringLiteral("support")}, {QStringLiteral("visitor"), secret}};
    }
    static QJsonObject sent(const char* id, const char* text)
    {
        return {{QStringLiteral("id"), QString::fromLatin1(id)},
                {QStringLiteral("text"), QString::fromLatin1(text)}};
    }
    void arrive(Result<desk::CustomerAnswer> answer)
    {
        QTRY_COMPARE(m_desk->waiting(), 1);
        const auto asked = m_desk->take();
        QCOMPARE(asked.command.visitor, secret);
        QVERIFY(std::holds_alternative<desk::VisitorArrives>(asked.command.verb));
        asked.reply(std::move(answer));
    }

    std::shared_ptr<PatientDesk> m_desk;
    std::shared_ptr<CustomerGateway> m_gateway;
    std::unique_ptr<socketio::Server> m_server;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<EngineClient> m_front;
};

BATON_TEST(CustomerOrderTest)
#include "tst_customerorder.moc"
