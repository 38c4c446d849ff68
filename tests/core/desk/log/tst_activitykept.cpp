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
constexpr qint64 second = 1000;

} // namespace

/// What a bot tells of its workflows and of its own changes, by any kind of log.
class TestActivityKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void aRunIsKeptStepByStep();
    void aRunNamesItsConversation();
    void howLongStepsTakeIsLearnedAcrossBatches();
    void aStuckStepIsMarkedOnce();
    void aClockThatJumpsMovesWhatIsWatched();
    void aChainOfChangesGoesOnAndIsReviewedOnce();

private:
    desk::BotEvent event(const char* type, const QJsonObject& data);
    desk::BotEvent started(const QString& run, const QJsonObject& concerns = {});
    desk::BotEvent step(const QString& run, int index, const char* state);
    desk::BotEvent change(const char* summary);
    void tell(const QList<desk::BotEvent>& events);
    Result<desk::ActivityAnswer> ask(const desk::ActivityCommand& command);
    const WorkflowRun& shown() const { return m_runs.constLast(); }

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    std::atomic<qint64> m_clock{0};
    QList<WorkflowRun> m_runs; ///< as each event says
    QList<AutoUpdate> m_entries;
    int m_next = 0;
};

void TestActivityKept::init()
{
    m_clock = 1'790'000'000'000;
    m_runs.clear();
    m_entries.clear();
    m_stage = std::make_unique<baton::tests::LogStage>();
    auto options = m_stage->options();
    options.clock = [this] { return Instant{m_clock}; };
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& recorded : events)
            if (const auto* run = recorded.event.as<protocol::WorkflowChanged>())
                m_runs.append(run->run);
            else if (const auto* entry = recorded.event.as<protocol::AutoUpdateChanged>())
                m_entries.append(entry->entry);
    });
    QVERIFY(m_desk->start());
}

void TestActivityKept::cleanup()
{
    m_desk.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

desk::BotEvent TestActivityKept::event(const char* type, const QJsonObject& data)
{
    return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                  QString::fromLatin1(type), QStringLiteral("s"), Instant{m_clock}, data);
}

desk::BotEvent TestActivityKept::started(const QString& run, const QJsonObject& concerns)
{
    auto data = concerns;
    data.insert(QStringLiteral("run"), run);
    data.insert(QStringLiteral("workflow"), QJsonObject{{QStringLiteral("id"), QStringLiteral("refund")},
                                                        {QStringLiteral("name"), QStringLiteral("Refund")}});
    return event("baton.workflow.started", data);
}

void TestActivityKept::aRunNamesItsConversation()
{
    // given a customer whom the bot knows by its own keys
    tell({event("baton.conversation.started",
                {{QStringLiteral("channel"), QStringLiteral("WA")},
                 {QStringLiteral("customer"), QJsonObject{{QStringLiteral("id"), QStringLiteral("u17")}}}})});
    const auto conversation =
        m_stage->text(QStringLiteral("SELECT id FROM conversations WHERE log = %log AND subject = 's'"));
    // when runs begin that name the conversation, the customer, and one that nobody knows
    tell({started(QStringLiteral("r1"), {{QStringLiteral("conversation"), QStringLiteral("s")}}),
          started(QStringLiteral("r2"), {{QStringLiteral("contact"), QStringLiteral("u18")}}),
          started(QStringLiteral("r3"), {{QStringLiteral("conversation"), QStringLiteral("unknown")}})});
    // then each says whom it concerns
    QCOMPARE(m_runs.size(), 3);
    QCOMPARE(m_runs.at(0).conversation->toString(), conversation);
    QCOMPARE(m_runs.at(0).contact->toString(), QStringLiteral("u17"));
    QCOMPARE(m_runs.at(1).contact->toString(), QStringLiteral("u18"));
    QVERIFY(!m_runs.at(1).conversation && !m_runs.at(2).conversation && !m_runs.at(2).contact);
    // and goes on saying so
    tell({step(QStringLiteral("r1"), 1, "started")});
    QCOMPARE(shown().conversation->toString(), conversation);
    QCOMPARE(
        m_stage->text(QStringLiteral("SELECT contact FROM workflow_runs WHERE log = %log AND run = 'r1'")),
        QStringLiteral("u17"));
}

desk::BotEvent TestActivityKept::step(const QString& run, int index, const char* state)
{
    return event("baton.workflow.step",
                 {{QStringLiteral("run"), run},
                  {QStringLiteral("step"), QJsonObject{{QStringLiteral("index"), index},
                                                       {QStringLiteral("name"), QStringLiteral("look")}}},
                  {QStringLiteral("state"), QString::fromLatin1(state)}});
}

desk::BotEvent TestActivityKept::change(const char* summary)
{
    return event("baton.autoupdate.recorded", {{QStringLiteral("kind"), QStringLiteral("prompt_tuned")},
                                               {QStringLiteral("summary"), QString::fromLatin1(summary)}});
}

void TestActivityKept::tell(const QList<desk::BotEvent>& events)
{
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(desk::BotBatch{shop, events},
                   [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    const auto given = answer.get_future().get();
    QVERIFY2(given, qPrintable(given ? QString() : given.error().detail));
    QCOMPARE(given->accepted, events.size());
}

Result<desk::ActivityAnswer> TestActivityKept::ask(const desk::ActivityCommand& command)
{
    std::promise<Result<desk::ActivityAnswer>> answer;
    m_desk->submit(command, [&](Result<desk::ActivityAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

void TestActivityKept::aRunIsKeptStepByStep()
{
    const auto run = QStringLiteral("order 7");
    // In one batch, and in one each
    tell({started(run), step(run, 1, "started"), step(run, 1, "completed"), step(run, 2, "started")});
    tell({step(run, 2, "completed")});
    tell({step(run, 3, "started")});
    QCOMPARE(shown().steps, 3);
    QCOMPARE(shown().state, RunState::Running);
    QCOMPARE(shown().id, m_runs.constFirst().id);
    tell({event("baton.workflow.finished",
                {{QStringLiteral("run"), run}, {QStringLiteral("status"), QStringLiteral("success")}})});
    QCOMPARE(shown().state, RunState::Finished);
}

void TestActivityKept::howLongStepsTakeIsLearnedAcrossBatches()
{
    for (const qint64 took : {2, 4}) {
        const auto run = QString::number(took);
        tell({started(run), step(run, 1, "started")});
        m_clock += took * second;
        tell({step(run, 1, "completed")});
    }
    QCOMPARE(shown().step->averageMs, 3 * second);
}

void TestActivityKept::aStuckStepIsMarkedOnce()
{
    const auto run = QStringLiteral("order 7");
    tell({started(run), step(run, 1, "started")});
    const auto at = shown().step->startedAt;
    const auto events = m_desk->lastSeq();
    QVERIFY(ask(desk::MarkStuck{shown().id, 1, at}));
    QCOMPARE(shown().state, RunState::Stuck);
    QVERIFY(ask(desk::MarkStuck{shown().id, 1, at}));
    QVERIFY(ask(desk::MarkStuck{RunId(QStringLiteral("nosuch")), 1, at}));
    QCOMPARE(m_desk->lastSeq(), events + 1);
}

void TestActivityKept::aClockThatJumpsMovesWhatIsWatched()
{
    const auto since = QStringLiteral("SELECT since FROM step_watch WHERE log = %log");
    tell({started(QStringLiteral("1")), step(QStringLiteral("1"), 1, "started")});
    QCOMPARE(m_stage->number(since), m_clock.load());
    constexpr qint64 hour = 3600 * second;
    m_clock += hour;
    QVERIFY(ask(desk::MoveClock{hour, 10 * second}));
    QCOMPARE(m_stage->number(since), m_clock.load());
    tell({step(QStringLiteral("1"), 1, "completed")});
    QCOMPARE(m_stage->text(since), QStringLiteral("nothing"));
}

void TestActivityKept::aChainOfChangesGoesOnAndIsReviewedOnce()
{
    tell({change("one"), change("two")});
    tell({change("three")});
    QCOMPARE(m_entries.size(), 3);
    QCOMPARE(m_entries.constLast().n, 3);
    QVERIFY(m_entries[0].hash != m_entries[1].hash);
    const auto reviewed = ask(desk::ReviewAutoUpdate{m_entries[1].id, ana, {}, {}});
    QVERIFY(reviewed && *reviewed);
    QCOMPARE((*reviewed)->reviewedBy, ana);
    m_clock += second;
    QCOMPARE(ask(desk::ReviewAutoUpdate{m_entries[1].id, ana, {}, {}}).value(), *reviewed);
    const auto unknown = ask(desk::ReviewAutoUpdate{AutoUpdateId(QStringLiteral("nosuch")), ana, {}, {}});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Refusal::Kind::NotFound);
    QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) FROM autoupdates WHERE log = %log")), 3);
}

BATON_TEST(TestActivityKept)
#include "tst_activitykept.moc"
