// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/activityreading.h"
#include "core/domain/activity/stepdurations.h"
#include "core/protocol/wire/workflows.h"
#include "core/relay/watch/stuckwatch.h"
#include "tests/core/desk/botevents.h"
#include "tests/support/program.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cmath>
#include <future>
#include <mutex>

using namespace baton;
using namespace baton::relay;

namespace {

constexpr int runsInAll = 10'000;
constexpr int workflows = 20;
constexpr int stepsOfARun = 3;
constexpr qint64 tickMs = 5'000;

enum class Told { RunStarted, StepStarted, StepCompleted, RunFinished };

/// What the platform tells, on its way.
struct Telling
{
    Told what = Told::RunStarted;
    QString run;
    int workflow = 0;
    qint64 step = 0;
    qint64 whenMs = 0; ///< by a clock that nothing moves
};

/// A step that runs, as far as the relay knows.
struct KnownStep
{
    int workflow = 0;
    qint64 step = 0;
    qint64 startedMs = 0;
    qint64 learnedMs = 0; ///< when the relay was told
    bool isAnnounced = false;
};

struct SimulatedRun
{
    QString key;
    int workflow = 0;
    qint64 step = 0; ///< 0: not begun
    qint64 nextMs = 0;
};

QJsonObject stepData(const Telling& telling, const char* state)
{
    return {{QStringLiteral("run"), telling.run},
            {QStringLiteral("step"), QJsonObject{{QStringLiteral("index"), telling.step},
                                                 {QStringLiteral("name"), QStringLiteral("step")}}},
            {QStringLiteral("state"), QString::fromLatin1(state)}};
}

QJsonObject dataOf(const Telling& telling)
{
    switch (telling.what) {
    case Told::RunStarted:
        return {{QStringLiteral("run"), telling.run},
                {QStringLiteral("workflow"),
                 QJsonObject{{QStringLiteral("id"), QStringLiteral("w%1").arg(telling.workflow)},
                             {QStringLiteral("name"), QStringLiteral("Work")}}}};
    case Told::StepStarted:
        return stepData(telling, "started");
    case Told::StepCompleted:
        return stepData(telling, "completed");
    case Told::RunFinished:
        break;
    }
    return {{QStringLiteral("run"), telling.run}, {QStringLiteral("status"), QStringLiteral("success")}};
}

QString typeOf(Told what)
{
    return what == Told::RunStarted    ? QStringLiteral("baton.workflow.started")
           : what == Told::RunFinished ? QStringLiteral("baton.workflow.finished")
                                       : QStringLiteral("baton.workflow.step");
}

} // namespace

/// The real desk, database and watch, under a clock that is ours: what is said to be stuck, against what is.
class TestStuckSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandRuns();

private:
    void startRelay();
    void stopRelay();
    void happen();
    void go(SimulatedRun& run);
    void deliver();
    void note(const Telling& telling);
    void maybeMoveClock();
    void maybeRestart();
    void look();
    void compare();
    qint64 durationMs(int workflow, qint64 step);
    qint64 limitMs(const KnownStep& step) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ReadingRoom> m_reading;
    std::unique_ptr<StuckWatch> m_watch;
    QRandomGenerator m_random{20261124};

    std::atomic<qint64> m_steadyMs{0};
    std::atomic<qint64> m_offsetMs{1'700'000'000'000}; ///< of the wall clock
    qint64 m_startedMs = 0;
    QList<SimulatedRun> m_runs;
    int m_begun = 0;
    int m_events = 0;
    QList<Telling> m_undelivered;
    QHash<QString, KnownStep> m_running; ///< by run
    QHash<std::pair<int, qint64>, StepDurations> m_durations;
    std::mutex m_mutex;
    QStringList m_announced; ///< in this round
    QString m_wrong;
    int m_told = 0;
    int m_jumps = 0;
    int m_restarts = 0;
};

void TestStuckSimulation::startRelay()
{
    const auto wall = [this] { return Instant{m_steadyMs + m_offsetMs}; };
    Desk::Options options;
    options.databasePath = m_folder.filePath(QStringLiteral("baton.db"));
    options.clock = wall;
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        const std::lock_guard lock(m_mutex);
        for (const auto& recorded : events)
            if (recorded.event.type == protocol::eventtype::workflowStuck)
                m_announced.append(recorded.event.as<protocol::WorkflowChanged>()->run.run);
    });
    QVERIFY(m_desk->start());
    m_reading = std::make_unique<ReadingRoom>(options.databasePath);
    QVERIFY(m_reading->start());
    m_startedMs = m_steadyMs;
    m_watch = std::make_unique<StuckWatch>(*m_desk, *m_reading,
                                           StuckWatch::Clock{wall, [this] { return qint64(m_steadyMs); }},
                                           StuckWatch::Pace());
}

void TestStuckSimulation::stopRelay()
{
    m_desk->stop();
    m_reading->stop();
    m_watch.reset();
    m_reading.reset();
    m_desk.reset();
}

qint64 TestStuckSimulation::durationMs(int workflow, qint64 step)
{
    // Each step has its own usual time, from a second to some minutes; one in a hundred hangs.
    const double usual = 1000.0 * std::pow(1.35, (workflow * 7 + int(step) * 3) % 20);
    const double spread = 0.5 + m_random.generateDouble();
    const bool hangs = m_random.bounded(100) == 0;
    return qint64(usual * spread) + (hangs ? 400'000 + m_random.bounded(1'500'000) : 0);
}

void TestStuckSimulation::go(SimulatedRun& run)
{
    while (run.step <= stepsOfARun && run.nextMs <= m_steadyMs) {
        const auto when = run.nextMs;
        m_undelivered.append(
            {run.step == 0 ? Told::RunStarted : Told::StepCompleted, run.key, run.workflow, run.step, when});
        if (++run.step > stepsOfARun) {
            m_undelivered.append({Told::RunFinished, run.key, run.workflow, 0, when});
            return;
        }
        m_undelivered.append({Told::StepStarted, run.key, run.workflow, run.step, when});
        run.nextMs = when + durationMs(run.workflow, run.step);
    }
}

/// What the platform does until now, whether the relay listens or not.
void TestStuckSimulation::happen()
{
    constexpr int mostAtOnce = 15;
    for (int i = m_random.bounded(mostAtOnce); i > 0 && m_begun < runsInAll; --i) {
        ++m_begun;
        m_runs.append({QStringLiteral("run%1").arg(m_begun), m_random.bounded(workflows), 0, m_steadyMs});
    }
    for (auto& run : m_runs)
        go(run);
    m_runs.removeIf([](const SimulatedRun& run) { return run.step > stepsOfARun; });
}

/// This test's own books of what the relay knows.
void TestStuckSimulation::note(const Telling& telling)
{
    if (telling.what == Told::StepStarted)
        m_running.insert(telling.run, {telling.workflow, telling.step, telling.whenMs, m_steadyMs, false});
    if (telling.what != Told::StepCompleted)
        return;
    const auto known = m_running.take(telling.run);
    m_durations[{telling.workflow, telling.step}].add(telling.whenMs - known.startedMs);
}

void TestStuckSimulation::deliver()
{
    desk::BotBatch batch{{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}, {}};
    const auto undelivered = std::exchange(m_undelivered, {});
    for (const auto& telling : undelivered) {
        note(telling);
        // The bot's clock is its own: nearly three days behind, and nothing moves it.
        batch.events.append(baton::tests::botEvent(
            QStringLiteral("/platform"), QString::number(++m_events), typeOf(telling.what), QString(),
            Instant{1'699'750'000'000 + telling.whenMs}, dataOf(telling)));
    }
    std::promise<Result<desk::BotAnswer>> taken;
    m_desk->submit(std::move(batch), [&](auto answer) { taken.set_value(std::move(answer)); });
    const auto answer = taken.get_future().get();
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->notes, QStringList());
}

void TestStuckSimulation::maybeMoveClock()
{
    if (m_random.bounded(40) != 0)
        return;
    ++m_jumps;
    m_offsetMs += m_random.bounded(-7'200'000, 7'200'000);
}

void TestStuckSimulation::maybeRestart()
{
    if (m_random.bounded(60) != 0)
        return;
    ++m_restarts;
    stopRelay();
    m_steadyMs += 1'000 + m_random.bounded(300'000);
    happen();
    startRelay();
}

qint64 TestStuckSimulation::limitMs(const KnownStep& step) const
{
    const auto known = m_durations.value({step.workflow, step.step});
    return stuckAfterMs({}, known.isEmpty() ? std::nullopt : std::optional(known.average()));
}

void TestStuckSimulation::look()
{
    std::promise<void> done;
    m_watch->look([&] { done.set_value(); });
    done.get_future().wait();
}

/// Exactly those are announced that have run for longer than their limit, each once.
void TestStuckSimulation::compare()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& run : std::as_const(m_announced)) {
        const auto step = m_running.find(run);
        if (step == m_running.end() || step->isAnnounced)
            m_wrong = QStringLiteral("%1 was announced, and should not be").arg(run);
        else if (m_steadyMs - step->learnedMs <= limitMs(*step))
            m_wrong = QStringLiteral("%1 was announced after %2 ms; its limit is %3")
                          .arg(run)
                          .arg(m_steadyMs - step->learnedMs)
                          .arg(limitMs(*step));
        else
            step->isAnnounced = true;
        ++m_told;
    }
    m_announced.clear();
    for (auto step = m_running.cbegin(); step != m_running.cend(); ++step) {
        if (!step->isAnnounced && m_steadyMs - step->learnedMs > limitMs(*step))
            m_wrong = QStringLiteral("%1 runs for %2 ms, over its limit of %3, and was missed")
                          .arg(step.key())
                          .arg(m_steadyMs - step->learnedMs)
                          .arg(limitMs(*step));
    }
}

void TestStuckSimulation::tenThousandRuns()
{
    startRelay();
    while (m_begun < runsInAll || !m_runs.isEmpty()) {
        m_steadyMs += tickMs;
        maybeRestart();
        maybeMoveClock();
        happen();
        deliver();
        look();
        // The round that finds the clock moved, or the relay just started, only puts the ages right.
        const bool isSettled = m_steadyMs - m_startedMs >= tickMs;
        look();
        if (isSettled)
            compare();
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong));
    }
    stopRelay();
    qInfo() << m_begun << "runs," << m_told << "announced," << m_jumps << "jumps of the clock," << m_restarts
            << "restarts";
    QVERIFY(m_told > 100 && m_jumps > 10 && m_restarts > 10);
}

BATON_TEST(TestStuckSimulation)
#include "tst_stucksimulation.moc"
