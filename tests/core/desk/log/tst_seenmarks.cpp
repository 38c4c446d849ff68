// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <future>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const MemberRef ana{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
const MemberRef ben{MemberId(QStringLiteral("ben")), QStringLiteral("Ben")};

} // namespace

/// How far each side has seen what the other wrote: rows beside the log, forward only.
class TestSeenMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void whatTheCustomerSawGoesForwardOnly();
    void whoHoldsItSeesForTheAgents();
    void whatWasReadBeforeTheClaimCountsWithIt();
    void itIsThereAfterARestart();
    void rowsOfWhatIsGoneAreSwept();

private:
    void start();
    ConversationId waiting(int messages);
    void tell(const QList<desk::BotEvent>& events);
    desk::BotEvent event(const char* type, const QJsonObject& data);
    std::optional<protocol::Seen> customerSees(const ConversationId& id, qint64 upTo);
    std::optional<protocol::Seen> reads(const MemberRef& who, const ConversationId& id, qint64 upTo);
    bool claims(const MemberRef& who, const ConversationId& id);
    QString rows() const;

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    ConversationId m_last;
    int m_next = 0;
};

void TestSeenMarks::start()
{
    m_desk = std::make_unique<Desk>(m_stage->options());
    m_desk->observe([this](const auto& events) { m_last = events.back().conversation; });
    QVERIFY(m_desk->start());
}

void TestSeenMarks::init()
{
    m_stage = std::make_unique<baton::tests::LogStage>();
    start();
}

void TestSeenMarks::cleanup()
{
    m_desk.reset();
    m_stage.reset();
}

desk::BotEvent TestSeenMarks::event(const char* type, const QJsonObject& data)
{
    return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                  QString::fromLatin1(type), QStringLiteral("s"), Instant::now(), data);
}

void TestSeenMarks::tell(const QList<desk::BotEvent>& events)
{
    std::promise<bool> answer;
    m_desk->submit(desk::BotBatch{shop, events},
                   [&](const Result<desk::BotAnswer>& given) { answer.set_value(given.has_value()); });
    QVERIFY(answer.get_future().get());
}

ConversationId TestSeenMarks::waiting(int messages)
{
    QList<desk::BotEvent> events;
    for (int i = 0; i < messages; ++i)
        events.append(event("baton.message.customer", {{QStringLiteral("text"), QStringLiteral("Hello?")}}));
    events.append(event("baton.escalation.requested", {{QStringLiteral("reason"), QStringLiteral("asked")}}));
    tell(events);
    return m_last;
}

std::optional<protocol::Seen> TestSeenMarks::customerSees(const ConversationId& id, qint64 upTo)
{
    std::promise<Result<std::optional<protocol::Seen>>> answer;
    m_desk->submit(desk::CustomerSees{id, upTo}, [&](auto given) { answer.set_value(std::move(given)); });
    return answer.get_future().get().value_or(std::nullopt);
}

std::optional<protocol::Seen> TestSeenMarks::reads(const MemberRef& who, const ConversationId& id,
                                                   qint64 upTo)
{
    std::promise<Result<desk::Marked>> answer;
    m_desk->submit(desk::MarkRead{who.id, {}, id, upTo},
                   [&](Result<desk::Marked> given) { answer.set_value(std::move(given)); });
    const auto marked = answer.get_future().get();
    return marked ? marked->seen : std::nullopt;
}

bool TestSeenMarks::claims(const MemberRef& who, const ConversationId& id)
{
    desk::AgentCommand one{
        {{who, permissionsOf(Role::Agent)}, {}}, CommandId(QString::number(++m_next)), desk::Claim{id}};
    std::promise<bool> done;
    m_desk->submit(one, [&](const auto& answer) { done.set_value(answer.has_value()); });
    return done.get_future().get();
}

/// "by customer: up to", in order.
QString TestSeenMarks::rows() const
{
    return m_stage->text(
        QStringLiteral("SELECT COUNT(*) || ' ' || COALESCE(MAX(up_to), 0) FROM seen WHERE log = "
                       "%log"));
}

void TestSeenMarks::whatTheCustomerSawGoesForwardOnly()
{
    const auto id = waiting(5);
    const auto seen = customerSees(id, 3);
    QVERIFY(seen);
    QVERIFY(seen->byCustomer);
    QCOMPARE(seen->upTo, 3);
    QVERIFY(!customerSees(id, 3));
    QVERIFY(!customerSees(id, 1));
    QVERIFY(!customerSees(id, -7));
    // never beyond what there is
    QCOMPARE(customerSees(id, 1'000'000)->upTo, 5);
    QCOMPARE(rows(), QStringLiteral("2 5"));
    QVERIFY(!customerSees(ConversationId(QStringLiteral("nosuch")), 1));
    QCOMPARE(rows(), QStringLiteral("2 5"));
}

void TestSeenMarks::whoHoldsItSeesForTheAgents()
{
    const auto id = waiting(2);
    QVERIFY2(!reads(ben, id, 2), "nobody holds it: whoever looks in is not who the customer waits for");
    QVERIFY(claims(ana, id));
    QVERIFY(!reads(ben, id, 2));
    const auto seen = reads(ana, id, 1);
    QVERIFY(seen);
    QVERIFY(!seen->byCustomer);
    QCOMPARE(seen->upTo, 1);
    QVERIFY(!reads(ana, id, 1));
    QCOMPARE(reads(ana, id, 2)->upTo, 2);
}

void TestSeenMarks::whatWasReadBeforeTheClaimCountsWithIt()
{
    const auto id = waiting(2);
    QVERIFY(!reads(ana, id, 2));
    QVERIFY(claims(ana, id));
    QCOMPARE(reads(ana, id, 0)->upTo, 2);
}

void TestSeenMarks::itIsThereAfterARestart()
{
    const auto id = waiting(2);
    QVERIFY(customerSees(id, 1));
    m_desk.reset();
    start();
    QVERIFY(!customerSees(id, 1));
    QVERIFY(customerSees(id, 2));
}

void TestSeenMarks::rowsOfWhatIsGoneAreSwept()
{
    const auto id = waiting(1);
    QVERIFY(customerSees(id, 1));
    QVERIFY(m_stage->execute(QStringLiteral(
        "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 600) INSERT INTO seen(log, "
        "conversation, by_customer, up_to, at) SELECT %log, 'nosuch' || i, 1, 1, 1 FROM k")));
    for (int i = 0; i < 1'000; ++i)
        tell({event("baton.message.customer", {{QStringLiteral("text"), QStringLiteral("more")}})});
    QCOMPARE(rows(), QStringLiteral("1 1"));
}

BATON_TEST(TestSeenMarks)
#include "tst_seenmarks.moc"
