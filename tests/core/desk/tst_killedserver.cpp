// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/postgreslog.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/cuttingproxy.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/postgresserver.h"
#include "tests/support/program.h"

#include <QLoggingCategory>
#include <atomic>
#include <future>
#include <thread>

using namespace baton;
using namespace baton::relay;
using baton::tests::PostgresServer;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
constexpr int logs = 1'000; ///< far from those that the stage numbers

} // namespace

/// What becomes of commands when the database goes away: what was answered is there, what was not is refused
/// in words that say what to do, and whoever sends it again has it done once.
class TestKilledServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whatIsSentAgainIsDoneOnce();
    void aCommitWhoseAnswerWasLostIsFoundDone();
    void whatNobodyCanSayIsUnknown();
    void whoHangsInABatchIsThrownOut();
    void aDatabaseThatLostEventsIsNotWrittenTo();

private:
    void start(const QString& connection, std::chrono::milliseconds settling);
    Result<desk::BotAnswer> tell(const QString& id);
    Result<desk::AgentAnswer> claim(const ConversationId& id);
    qint64 number(const char* what) const;

    std::unique_ptr<Desk> m_desk;
    QList<ConversationId> m_begun;
    QList<qint64> m_seqs;
    int m_log = logs;
};

void TestKilledServer::initTestCase()
{
    BATON_NEEDS_ITS_LOG();
    QLoggingCategory::setFilterRules(QStringLiteral("baton.*=false"));
}

void TestKilledServer::init()
{
    ++m_log;
    m_begun.clear();
    m_seqs.clear();
    start(PostgresServer::shared().connection(), std::chrono::seconds(8));
}

void TestKilledServer::cleanup() { m_desk.reset(); }

void TestKilledServer::start(const QString& connection, std::chrono::milliseconds settling)
{
    Desk::Options options;
    options.openLog = [=, log = m_log] { return desk::PostgresLog::open({connection, log, settling}); };
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& recorded : events) {
            m_seqs.append(recorded.event.seq);
            if (recorded.event.type == protocol::eventtype::conversationStarted)
                m_begun.append(recorded.conversation);
        }
    });
    const auto started = m_desk->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
}

Result<desk::BotAnswer> TestKilledServer::tell(const QString& id)
{
    std::promise<Result<desk::BotAnswer>> answer;
    const auto event = [&](const char* type, const QJsonObject& data) {
        return baton::tests::botEvent(QStringLiteral("/test"), id + QLatin1String(type),
                                      QString::fromLatin1(type), id, Instant::now(), data);
    };
    m_desk->submit(desk::BotBatch{shop,
                                  {event("baton.message.customer", {{QStringLiteral("text"), id}}),
                                   event("baton.escalation.requested",
                                         {{QStringLiteral("reason"), QStringLiteral("asked")}})}},
                   [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

Result<desk::AgentAnswer> TestKilledServer::claim(const ConversationId& id)
{
    desk::AgentCommand one;
    one.agent.actor = {{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")}, permissionsOf(Role::Agent)};
    one.commandId = CommandId(id.toString());
    one.verb = desk::Claim{id};
    std::promise<Result<desk::AgentAnswer>> answer;
    m_desk->submit(one, [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

/// Of this log's events.
qint64 TestKilledServer::number(const char* what) const
{
    const auto session = desk::PgSession::open(PostgresServer::shared().connection());
    const auto rows = (*session)->run(
        desk::PgStatement(QByteArray("SELECT ") + what + " FROM events WHERE log = $1", m_log));
    return rows ? rows->number(0, 0) : -1;
}

void TestKilledServer::whatIsSentAgainIsDoneOnce()
{
    // Given somebody who sends each until it is answered
    constexpr int conversations = 120;
    std::atomic<int> done{0};
    std::atomic<int> refused{0};
    std::atomic<int> wrong{0};
    std::thread sender([&] {
        for (int i = 0; i < conversations; ++i) {
            const auto patiently = [&](const auto& attempt) {
                for (auto answer = attempt(); !answer; answer = attempt()) {
                    wrong += answer.error().kind == Refusal::Kind::Unavailable ? 0 : 1;
                    if (wrong > 0)
                        return;
                    ++refused;
                    std::this_thread::yield();
                }
            };
            patiently([&] { return tell(QString::number(i)); });
            if (wrong == 0)
                patiently([&] { return claim(m_begun.constLast()); });
            ++done;
        }
    });
    // when the server is killed again and again
    for (int time = 1; time <= 4; ++time) {
        QTRY_VERIFY_WITH_TIMEOUT(done >= time * conversations / 5, 60'000);
        PostgresServer::shared().kill();
        QVERIFY(PostgresServer::shared().start());
    }
    QTRY_COMPARE_WITH_TIMEOUT(done.load(), conversations, 60'000);
    sender.join();
    // then each was done once, whoever was told what, and every event was told of, once.
    QCOMPARE(wrong.load(), 0);
    QVERIFY2(refused > 0, "the server was away");
    QCOMPARE(number("COUNT(*) FILTER (WHERE type = 'conversation.claimed')"), conversations);
    QCOMPARE(number("COUNT(*) FILTER (WHERE type = 'message.added')"), conversations);
    QCOMPARE(number("COUNT(*) - MAX(seq)"), 0);
    QCOMPARE(m_seqs.size(), number("COUNT(*)"));
    QCOMPARE(m_seqs.constLast(), number("MAX(seq)"));
}

void TestKilledServer::aCommitWhoseAnswerWasLostIsFoundDone()
{
    const auto server = PostgresServer::shared().connection();
    baton::tests::CuttingProxy proxy(server.section(u'=', 1).section(u' ', 0, 0));
    QVERIFY(proxy.isGood());
    m_desk.reset();
    start(proxy.connection(), std::chrono::seconds(8));
    QVERIFY(tell(QStringLiteral("first")));
    proxy.cutAtNextCommit();
    // Whoever asked learns nothing of it: it was carried out.
    const auto claimed = claim(m_begun.constFirst());
    QVERIFY(proxy.hasCut());
    QVERIFY2(claimed, qPrintable(claimed ? QString() : claimed.error().detail));
    QVERIFY(m_desk->healthy());
    QCOMPARE(number("COUNT(*) FILTER (WHERE type = 'conversation.claimed')"), 1);
    // And the desk goes on behind it.
    QVERIFY(tell(QStringLiteral("second")));
    QCOMPARE(number("COUNT(*) - MAX(seq)"), 0);
    QCOMPARE(m_seqs.size(), number("COUNT(*)"));
    m_desk.reset();
}

void TestKilledServer::whatNobodyCanSayIsUnknown()
{
    m_desk.reset();
    const auto opened = desk::PostgresLog::open(
        {PostgresServer::shared().connection(), m_log, std::chrono::milliseconds(100)});
    QVERIFY(opened);
    auto& log = **opened;
    desk::Ledger ledger(log, nullptr);
    QVERIFY(ledger.begin(Instant::now()));
    ledger.create(shop, QStringLiteral("API"), {}, QStringLiteral("s"), {}, Instant::now(), true);
    ledger.keepPart();
    // When the server is gone before it could answer, and does not come back
    PostgresServer::shared().kill();
    const auto outcome = log.commit(ledger.draft().batch());
    QCOMPARE(outcome.kind, desk::CommitOutcome::Kind::Unknown);
    QCOMPARE(outcome.why.kind, Refusal::Kind::Unavailable);
    QVERIFY2(outcome.why.detail.contains(QLatin1String("Send the same again")),
             qPrintable(outcome.why.detail));
    ledger.abandon();
    QVERIFY2(!ledger.begin(Instant::now()), "nobody is there");
    // then the next batch sees what became of it.
    QVERIFY(PostgresServer::shared().start());
    const auto news = ledger.begin(Instant::now());
    QVERIFY2(news, qPrintable(news ? QString() : news.error().detail));
    QCOMPARE(qint64(news->size()), number("COUNT(*)"));
    ledger.abandon();
}

void TestKilledServer::whoHangsInABatchIsThrownOut()
{
    const auto opened = desk::PostgresLog::open({PostgresServer::shared().connection(), m_log});
    QVERIFY(opened);
    desk::Ledger hanging(**opened, nullptr);
    QVERIFY(hanging.begin(Instant::now()));
    hanging.create(shop, QStringLiteral("API"), {}, QStringLiteral("s"), {}, Instant::now(), true);
    // Given one that has the lock and says nothing, the others wait and go on
    const auto told = tell(QStringLiteral("first"));
    QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
    // and what it says at last is not taken.
    const auto late = hanging.commit();
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Refusal::Kind::Unavailable);
    hanging.abandon();
    const auto news = hanging.begin(Instant::now());
    QVERIFY(news);
    QCOMPARE(qint64(news->size()), number("COUNT(*)"));
    QCOMPARE(number("COUNT(*) - MAX(seq)"), 0);
    hanging.abandon();
}

/// As when the newest was lost with the server that had it, and a copy has taken its place.
void TestKilledServer::aDatabaseThatLostEventsIsNotWrittenTo()
{
    QVERIFY(tell(QStringLiteral("first")));
    const auto session = desk::PgSession::open(PostgresServer::shared().connection());
    QVERIFY(session);
    QVERIFY((*session)->run(
        desk::PgStatement("DELETE FROM events WHERE log = $1 AND seq = $2", m_log, m_desk->lastSeq())));
    const auto refused = tell(QStringLiteral("second"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("Start the relay again")),
             qPrintable(refused.error().detail));
}

BATON_TEST(TestKilledServer)
#include "tst_killedserver.moc"
