// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/net/socketio/server.h"
#include "core/relay/customers/customergateway.h"
#include "core/relay/customers/customerview.h"
#include "tests/core/relay/customers/page.h"
#include "tests/support/program.h"

#include <QMutex>
#include <QTemporaryDir>
#include <atomic>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using namespace std::chrono_literals;

namespace {

/// What the gateway told agents, line by line.
struct Overheard
{
    QMutex mutex;
    QStringList lines;
    void write(const QString& line)
    {
        const QMutexLocker lock(&mutex);
        lines.append(line);
    }
    QStringList read()
    {
        const QMutexLocker lock(&mutex);
        return lines;
    }
};

QJsonObject text(const QString& id, const QString& words)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("text"), words}};
}

QString errorKind(const Page& page, int number)
{
    return page.answer(number)
        ->value(QLatin1String("error"))
        .toObject()
        .value(QLatin1String("kind"))
        .toString();
}

} // namespace

/// Customers on real sockets, with the real desk behind the gateway.
class CustomerGatewayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_overheard = std::make_shared<Overheard>();
        m_bots = std::make_shared<OneBot>();
        m_agents = std::make_shared<std::atomic<qint64>>(2);
        const auto path = m_folder->filePath(QStringLiteral("relay.sqlite"));
        m_desk = std::make_unique<Desk>(Desk::Options{path, 512});
        m_reading = std::make_unique<ReadingRoom>(path);
        serve(CustomerLimits{.absence = 0ms});
    }
    void cleanup()
    {
        m_server->close();
        m_front.reset();
        m_server.reset();
        m_desk->stop();
        m_reading->stop();
        m_gateway.reset();
        m_reading.reset();
        m_desk.reset();
    }

    void aNewVisitorGetsASecretAndTheSituation()
    {
        m_bots->set(QStringLiteral("welcome_message"), QStringLiteral("Good day."));
        Page page(url(), auth());
        QTRY_VERIFY(!page.session().isEmpty());
        const auto session = page.session();
        QVERIFY(session.value(QLatin1String("visitor")).toString().size() >= 22);
        QVERIFY(!session.contains(QLatin1String("conversation")));
        QCOMPARE(session.value(QLatin1String("state")).toString(), QStringLiteral("bot"));
        QCOMPARE(session.value(QLatin1String("agentsOnline")).toInt(), 2);
        QCOMPARE(session.value(QLatin1String("bot")).toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("Support"));
        const auto notices = session.value(QLatin1String("notices")).toArray();
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.at(0).toObject().value(QLatin1String("text")).toString(),
                 QStringLiteral("Good day."));
    }

    void whoMayNotComeInIsToldWhy_data()
    {
        QTest::addColumn<QJsonObject>("auth");
        QTest::addColumn<QString>("kind");
        QTest::newRow("no bot named") << QJsonObject() << QStringLiteral("invalid");
        QTest::newRow("wrong type") << QJsonObject{{QStringLiteral("bot"), 5}} << QStringLiteral("invalid");
        QTest::newRow("unknown bot") << QJsonObject{{QStringLiteral("bot"), QStringLiteral("nobody")}}
                                     << QStringLiteral("not_found");
    }
    void whoMayNotComeInIsToldWhy()
    {
        QFETCH(QJsonObject, auth);
        QFETCH(QString, kind);
        Page page(url(), auth);
        QTRY_VERIFY(page.connectError());
        QVERIFY(!page.connectError()->value(QLatin1String("message")).toString().isEmpty());
        QCOMPARE(page.connectError()
                     ->value(QLatin1String("data"))
                     .toObject()
                     .value(QLatin1String("kind"))
                     .toString(),
                 kind);
    }

    void messagesReachEveryTabOnceAndInOrder()
    {
        Page first(url(), auth());
        const auto visitor = visitorOf(first);
        Page second(url(), auth(visitor));
        QTRY_VERIFY(!second.session().isEmpty());

        const int hello =
            first.emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Hello?")));
        const int again =
            first.emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Hello?")));
        second.emitEvent(QStringLiteral("message"),
                         text(QStringLiteral("q1"), QStringLiteral("From the other tab")));

        QTRY_VERIFY(first.answer(hello) && first.answer(again));
        QCOMPARE(first.answer(hello)->value(QLatin1String("ok")).toBool(), true);
        QCOMPARE(first.answer(hello)->value(QLatin1String("n")),
                 first.answer(again)->value(QLatin1String("n")));
        QTRY_COMPARE(first.received(QStringLiteral("message")).size(), 2);
        QTRY_COMPARE(second.received(QStringLiteral("message")).size(), 2);
        QCOMPARE(first.order(), second.order());
        for (const auto* page : {&first, &second}) {
            const auto messages = page->received(QStringLiteral("message"));
            QSet<QString> clientIds;
            for (qsizetype i = 0; i < messages.size(); ++i) {
                QCOMPARE(messages.at(i).value(QLatin1String("n")).toInteger(), i + 1);
                clientIds.insert(messages.at(i).value(QLatin1String("clientId")).toString());
            }
            QCOMPARE(clientIds, QSet<QString>({QStringLiteral("p1"), QStringLiteral("q1")}));
        }
    }

    /// From the bot to a person and back, as the customer sees it.
    void theCustomerIsToldWhatHappens()
    {
        m_bots->set(QStringLiteral("waiting_message"), QStringLiteral("One moment."));
        Page page(url(), auth());
        const auto visitor = visitorOf(page);
        page.emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Help")));
        QTRY_COMPARE(page.received(QStringLiteral("message")).size(), 1);
        const int human = page.emitEvent(QStringLiteral("human"), {});
        QTRY_VERIFY(page.answer(human));
        QCOMPARE(page.answer(human)->value(QLatin1String("ok")).toBool(), true);
        QTRY_COMPARE(page.received(QStringLiteral("notice")).size(), 1);
        QCOMPARE(page.received(QStringLiteral("notice")).at(0).value(QLatin1String("text")).toString(),
                 QStringLiteral("One moment."));

        command(desk::Claim{conversationId()});
        command(desk::Reply{conversationId(), QStringLiteral("Ada here.")});
        command(desk::HandBack{conversationId()});

        const QStringList story{
            QStringLiteral("=bot"),      QStringLiteral("Help"),  QStringLiteral("=waiting"),
            QStringLiteral("!waiting"),  QStringLiteral("=open"), QStringLiteral("!transferred"),
            QStringLiteral("Ada here."), QStringLiteral("=bot"),  QStringLiteral("!handed_back")};
        QTRY_COMPARE(page.order(), story);
        QCOMPARE(page.received(QStringLiteral("notice")).at(1).value(QLatin1String("text")).toString(),
                 QStringLiteral("You are being transferred to Ada."));

        // Loading the page again shows the same.
        Page later(url(), auth(visitor));
        QTRY_VERIFY(!later.session().isEmpty());
        QCOMPARE(later.session().value(QLatin1String("messages")).toArray().size(), 2);
        QStringList kinds;
        const auto notices = later.session().value(QLatin1String("notices")).toArray();
        for (const auto& notice : notices)
            kinds.append(notice.toObject().value(QLatin1String("kind")).toString());
        QCOMPARE(kinds, QStringList({QStringLiteral("waiting"), QStringLiteral("transferred"),
                                     QStringLiteral("handed_back")}));
    }

    void presenceFollowsTheLastTab()
    {
        auto first = std::make_unique<Page>(url(), auth());
        const auto visitor = visitorOf(*first);
        QVERIFY2(m_overheard->read().isEmpty(), "nobody has heard of this visitor yet");
        first->emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Hi")));
        QTRY_COMPARE(m_overheard->read(), QStringList(QStringLiteral("online")));
        auto second = std::make_unique<Page>(url(), auth(visitor));
        QTRY_VERIFY(!second->session().isEmpty());
        first.reset();
        second->emitEvent(QStringLiteral("message"),
                          text(QStringLiteral("p2"), QStringLiteral("Still here")));
        QTRY_COMPARE(second->received(QStringLiteral("message")).size(), 1);
        QCOMPARE(m_overheard->read(), QStringList(QStringLiteral("online")));
        second.reset();
        QTRY_COMPARE(m_overheard->read(), QStringList({QStringLiteral("online"), QStringLiteral("offline")}));
        Page back(url(), auth(visitor));
        QTRY_COMPARE(m_overheard->read().last(), QStringLiteral("online"));
    }

    void typingGoesBothWays()
    {
        Page page(url(), auth());
        visitorOf(page);
        page.emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Hi")));
        QTRY_COMPARE(page.received(QStringLiteral("message")).size(), 1);
        page.emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), true}});
        QTRY_COMPARE(m_overheard->read().last(), QStringLiteral("typing"));
        page.emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), false}});
        QTRY_COMPARE(m_overheard->read().last(), QStringLiteral("silent"));

        m_gateway->typing({conversationId(), {AuthorKind::Customer, QStringLiteral("me")}, true});
        m_gateway->typing({conversationId(), {AuthorKind::Agent, QStringLiteral("Ada")}, true});
        QTRY_COMPARE(page.received(QStringLiteral("typing")).size(), 1);
        const QJsonObject shown{{QStringLiteral("on"), true},
                                {QStringLiteral("name"), QStringLiteral("Ada")}};
        QCOMPARE(page.received(QStringLiteral("typing")).at(0), shown);
    }

    void agentsComeAndGo()
    {
        Page page(url(), auth());
        visitorOf(page);
        *m_agents = 0;
        m_gateway->agentsChanged();
        m_gateway->agentsChanged(); // no change, no news
        *m_agents = 7;
        m_gateway->agentsChanged();
        QTRY_COMPARE(page.received(QStringLiteral("agents")).size(), 2);
        QCOMPARE(page.received(QStringLiteral("agents")).at(0).value(QLatin1String("online")).toInt(), 0);
        QCOMPARE(page.received(QStringLiteral("agents")).at(1).value(QLatin1String("online")).toInt(), 7);
    }

    void wrongEventsAreRefusedWithTheirReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("payload");
        QTest::addColumn<QString>("kind");
        const auto message = QStringLiteral("message");
        const auto id = QStringLiteral("p1");
        QTest::newRow("no text") << message << QJsonObject{{QStringLiteral("id"), id}}
                                 << QStringLiteral("invalid");
        QTest::newRow("blank text") << message << text(id, QStringLiteral(" \n "))
                                    << QStringLiteral("invalid");
        QTest::newRow("no id") << message << text({}, QStringLiteral("x")) << QStringLiteral("invalid");
        QTest::newRow("long id") << message << text(QString(65, u'x'), QStringLiteral("x"))
                                 << QStringLiteral("invalid");
        QTest::newRow("long text") << message << text(id, QString(8001, u'x')) << QStringLiteral("too_large");
        QTest::newRow("typing what?")
            << QStringLiteral("typing") << QJsonObject() << QStringLiteral("invalid");
        QTest::newRow("unknown event")
            << QStringLiteral("dance") << QJsonObject() << QStringLiteral("invalid");
    }
    void wrongEventsAreRefusedWithTheirReason()
    {
        QFETCH(QString, name);
        QFETCH(QJsonObject, payload);
        QFETCH(QString, kind);
        Page page(url(), auth());
        visitorOf(page);
        const int number = page.emitEvent(name, payload);
        QTRY_VERIFY(page.answer(number));
        QCOMPARE(errorKind(page, number), kind);
        const int good =
            page.emitEvent(QStringLiteral("message"), text(QStringLiteral("ok"), QString(8000, u'x')));
        QTRY_VERIFY(page.answer(good));
        QCOMPARE(page.answer(good)->value(QLatin1String("ok")).toBool(), true);
    }

    void whoWritesTooFastIsAskedToWait()
    {
        serve(CustomerLimits{.messagesPerSecond = 1, .messageBurst = 2});
        Page page(url(), auth());
        visitorOf(page);
        QList<int> numbers;
        for (int i = 0; i < 4; ++i)
            numbers.append(
                page.emitEvent(QStringLiteral("message"), text(QString::number(i), QStringLiteral("x"))));
        QTRY_VERIFY(page.answer(numbers.last()) && page.answer(numbers.first()) &&
                    page.answer(numbers.at(1)));
        QVERIFY(page.answer(numbers.at(0))->contains(QLatin1String("ok")));
        QVERIFY(page.answer(numbers.at(1))->contains(QLatin1String("ok")));
        QCOMPARE(errorKind(page, numbers.last()), QStringLiteral("too_many"));
    }

    void tabsAreCounted()
    {
        serve(CustomerLimits{.tabs = 1});
        Page first(url(), auth());
        Page second(url(), auth(visitorOf(first)));
        QTRY_VERIFY(second.connectError());
        QCOMPARE(second.connectError()
                     ->value(QLatin1String("data"))
                     .toObject()
                     .value(QLatin1String("kind"))
                     .toString(),
                 QStringLiteral("too_many"));
    }

    void aBotThatIsGoneSaysSo()
    {
        Page page(url(), auth());
        visitorOf(page);
        m_bots->remove();
        const int number =
            page.emitEvent(QStringLiteral("message"), text(QStringLiteral("p1"), QStringLiteral("Hi")));
        QTRY_VERIFY(page.answer(number));
        QCOMPARE(errorKind(page, number), QStringLiteral("not_found"));
    }

private:
    static QJsonObject auth(const QString& visitor = {})
    {
        QJsonObject auth{{QStringLiteral("bot"), QStringLiteral("support")}};
        if (!visitor.isEmpty())
            auth.insert(QStringLiteral("visitor"), visitor);
        return auth;
    }
    QUrl url() const { return m_front->webSocketUrl(); }

    static QString visitorOf(const Page& page)
    {
        const bool there = QTest::qWaitFor([&] { return !page.session().isEmpty(); });
        return there ? page.session().value(QLatin1String("visitor")).toString() : QString();
    }

    /// Set by the first event of the only conversation.
    ConversationId conversationId() const
    {
        const QMutexLocker lock(&m_overheard->mutex);
        return m_conversation;
    }

    void
    command(std::variant<desk::Claim, desk::Release, desk::Resolve, desk::HandBack, desk::Start, desk::Reply>
                verb)
    {
        static int commands = 0;
        const MemberRef ada{MemberId(QStringLiteral("ada")), QStringLiteral("Ada")};
        desk::AgentCommand command{{{ada, permissionsOf(Role::Agent)}, std::nullopt},
                                   CommandId(QStringLiteral("k%1").arg(++commands)),
                                   std::move(verb)};
        const auto outcome = std::make_shared<std::atomic<int>>(0);
        m_desk->submit(std::move(command),
                       [outcome](const Result<desk::AgentAnswer>& answer) { *outcome = answer ? 1 : -1; });
        QTRY_VERIFY(*outcome != 0);
        QCOMPARE(outcome->load(), 1);
    }

    CustomerOptions options(const CustomerLimits& limits)
    {
        CustomerOptions options;
        options.bots = m_bots;
        options.limits = limits;
        options.submit = [this](desk::CustomerCommand command, Desk::CustomerReply reply) {
            m_desk->submit(std::move(command), std::move(reply));
        };
        options.setOnline = [this](const ConversationId& id, bool online) {
            m_desk->setCustomerOnline(id, online);
        };
        options.read = [this](protocol::GetParams params,
                              std::function<void(Result<protocol::GetResult>)> reply) {
            m_reading->get({MemberId(), std::nullopt}, std::move(params), std::move(reply));
        };
        options.agentsOnline = [agents = m_agents](const BotId&) { return agents->load(); };
        options.typing = [heard = m_overheard](const BotId&, const protocol::Typing& typing) {
            heard->write(typing.on ? QStringLiteral("typing") : QStringLiteral("silent"));
        };
        options.presence = [heard = m_overheard](const BotId&, const protocol::Presence& presence) {
            heard->write(presence.online.value_or(false) ? QStringLiteral("online")
                                                         : QStringLiteral("offline"));
        };
        return options;
    }

    void serve(const CustomerLimits& limits)
    {
        const bool first = !m_gateway;
        if (!first) {
            m_server->close();
            m_front.reset();
            m_server.reset();
        }
        m_gateway = std::make_shared<CustomerGateway>(options(limits));
        m_server = std::make_unique<socketio::Server>(
            socketio::EngineOptions(), socketio::ServerSetup{{{customerNamespace, m_gateway}}, {}});
        m_router = std::make_unique<Router>();
        m_server->route(*m_router);
        if (first) {
            m_desk->observe([this](const std::vector<desk::Recorded>& events) {
                {
                    const QMutexLocker lock(&m_overheard->mutex);
                    m_conversation = events.front().conversation;
                }
                m_gateway->recorded(events);
            });
            QVERIFY(m_desk->start());
            QVERIFY(m_reading->start());
        }
        m_front = std::make_unique<EngineClient>(QStringLiteral("/socket.io/"));
        QVERIFY(m_front->serve(*m_router, 2));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Overheard> m_overheard;
    std::shared_ptr<OneBot> m_bots;
    std::shared_ptr<std::atomic<qint64>> m_agents;
    ConversationId m_conversation;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ReadingRoom> m_reading;
    std::shared_ptr<CustomerGateway> m_gateway;
    std::unique_ptr<socketio::Server> m_server;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<EngineClient> m_front;
};

BATON_TEST(CustomerGatewayTest)
#include "tst_customergateway.moc"
