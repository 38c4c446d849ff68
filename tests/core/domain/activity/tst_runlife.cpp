// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/runlife.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;

namespace {

Instant at(int second) { return {qint64(second) * 1000}; }

RunHistory unknownRun()
{
    return begunRun(RunId(QStringLiteral("r1")), QStringLiteral("7f3a"),
                    {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}, at(0));
}

RunHistory knownRun()
{
    auto history = unknownRun();
    startRun(history, WorkflowId(QStringLiteral("kpi")), QStringLiteral("Daily KPI digest"), {}, at(0));
    return history;
}

QString told(const RunHistory& history)
{
    QStringList lines{runStateName(history.run.state)};
    for (const auto& step : history.steps) {
        const auto end = step.endedAt ? QString::number(step.endedAt->ms / 1000) : QStringLiteral("-");
        lines.append(QStringLiteral("%1%2 %3 %4-%5")
                         .arg(step.index)
                         .arg(step.stuck ? QStringLiteral("!") : QString(), step.state)
                         .arg(step.startedAt.ms / 1000)
                         .arg(end));
    }
    return lines.join(QStringLiteral(", "));
}

/// "s1@5" a step starts, "c1@9" it is completed, "n1@5" and "d1@9" the same under another name, "S@0" the run
/// starts, "f@9" success, "e@9" success with an error, "x@9" failure, "!1@9" a step is
/// stuck. Gives the change of the last.
RunChange live(RunHistory& history, const QString& story)
{
    RunChange last;
    const auto words = story.split(u' ', Qt::SkipEmptyParts);
    for (const auto& word : words) {
        const auto time = at(word.section(u'@', 1).toInt());
        const auto index = word.section(u'@', 0, 0).mid(1).toLongLong();
        const auto name = QStringLiteral("step %1").arg(index);
        switch (word.at(0).unicode()) {
        case 's':
            last = startStep(history, index, name, time);
            break;
        case 'n':
            last = startStep(history, index, QStringLiteral("another"), time);
            break;
        case 'd':
            last = completeStep(history, index, QStringLiteral("another"), time);
            break;
        case 'c':
            last = completeStep(history, index, name, time);
            break;
        case 'S':
            last = startRun(history, WorkflowId(QStringLiteral("kpi")), QStringLiteral("KPI"), {}, time);
            break;
        case '!':
            last =
                markStuck(history, index, history.step(index) ? history.step(index)->startedAt : time, time);
            break;
        default:
            last = finishRun(history, word.at(0) != u'x',
                             word.at(0) == u'f' ? std::nullopt : std::optional(QStringLiteral("503")), time);
        }
    }
    return last;
}

} // namespace

/// What a bot tells of its runs may come in any order, and twice.
class TestRunLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOrderIsFittedIn_data();
    void everyOrderIsFittedIn();
    void whatIsOddIsSaid_data();
    void whatIsOddIsSaid();
    void anUnknownRunGetsItsNameLater();
    void itTeachesHowLongStepsTake();
    void aRunThatEndsBeforeItStartsIsSaid();
    void aSuccessKeepsNoError();
    void aRunIsAtTheStepThatIsStuck();
};

void TestRunLife::everyOrderIsFittedIn_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("end");
    const auto row = [](const char* name, const char* story, const char* end) {
        QTest::newRow(name) << QString::fromLatin1(story) << QString::fromLatin1(end);
    };
    row("as it should be", "s1@1 c1@5 s2@5 c2@9 f@9", "finished, 1 done 1-5, 2 done 5-9");
    row("one step runs", "s1@1", "running, 1 running 1--");
    row("two at once", "s1@1 s2@2 c1@3", "running, 1 done 1-3, 2 running 2--");
    row("started twice", "s1@1 s1@2", "running, 1 running 1--");
    row("completed twice", "s1@1 c1@4 c1@6", "running, 1 done 1-4");
    row("completed before started", "c1@5 s1@2", "running, 1 done 2-5");
    row("completed and never started", "c2@5", "running, 2 done 5-5");
    row("a stale start", "s1@1 c1@5 s1@3", "running, 1 done 1-5");
    row("a loop comes by again", "s1@1 c1@5 s1@7", "running, 1 running 7--");
    row("steps out of order", "s3@3 s1@1", "running, 1 running 1--, 3 running 3--");
    row("success ends what runs", "s1@1 f@8", "finished, 1 done 1-8");
    row("failure fails what runs", "s1@1 c1@2 s2@3 x@8", "failed, 1 done 1-2, 2 failed 3-8");
    row("success with an error is success", "s1@1 e@8", "finished, 1 done 1-8");
    row("ended twice", "f@8 x@9", "finished");
    row("a late completion", "s1@1 x@8 c1@6", "failed, 1 done 1-6");
    row("a late step of a run that ended", "f@8 s1@4", "finished, 1 done 4-8");
    row("a late pair of a run that ended", "f@8 c1@6 s1@4", "finished, 1 done 4-6");
    row("a clock that goes back", "s1@9 c1@4", "running, 1 done 9-9");
    row("stuck", "s1@1 !1@99", "stuck, 1! running 1--");
    row("stuck is told once", "s1@1 !1@99 !1@200", "stuck, 1! running 1--");
    row("it moves on", "s1@1 !1@99 c1@120", "running, 1 done 1-120");
    row("stuck, and another goes on", "s1@1 s2@2 !1@99 c2@100", "stuck, 1! running 1--, 2 done 2-100");
    row("a done step cannot be stuck", "s1@1 c1@2 !1@99", "running, 1 done 1-2");
    row("the run's end clears it", "s1@1 !1@99 f@120", "finished, 1 done 1-120");
    row("a loop may be stuck again", "s1@1 !1@99 c1@100 s1@101 !1@300", "stuck, 1! running 101--");
}

void TestRunLife::everyOrderIsFittedIn()
{
    QFETCH(QString, story);
    QFETCH(QString, end);
    auto history = knownRun();
    live(history, story);
    QCOMPARE(told(history), end);
    QCOMPARE(history.run.steps, history.steps.size());
}

void TestRunLife::whatIsOddIsSaid_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("note");
    const auto row = [](const char* story, const char* note) {
        QTest::newRow(story) << QString::fromLatin1(story) << QString::fromLatin1(note);
    };
    row("s1@1 c1@2 f@3", "");
    row("s1@1 s1@2", "runs already");
    row("s1@1 c1@4 c1@6", "was completed already");
    row("c1@5", "without having been started");
    row("c1@5 s1@2", "before it was started");
    row("f@8 s1@9", "had ended");
    row("f@8 x@9", "had ended already");
    row("S@1", "a new run needs a key of its own");
    row("s1@9 c1@4", "step 1 ends before it starts");
    row("s1@9 f@4", "step 1 ends before it starts");
    row("s1@1 c1@4 s1@7", "step 1 had ended and begins again; it runs once more");
    row("s1@1 f@4", "succeeded while step 1 still ran; the step counts as done with the run");
    row("s1@1 s2@1 c2@2 s3@3 f@4", "2 steps still ran (1, 3); they count as done");
    row("s1@1 s2@1 s3@1 s4@1 s5@1 s6@1 f@4", "6 steps still ran (1, 2, 3, 4, 5, ...)");
    row("e@4", "it counts as succeeded, without the error");
    row("s1@1 e@4",
        "still ran; the step counts as done with the run. Run \"7f3a\" succeeded and has an error");
    row("s1@1 x@4", "");
    row("s1@1 n1@4", "was \"step 1\" and comes as \"another\"; it keeps its name");
    row("s1@1 c1@4 n1@2", "it keeps its name");
    row("s1@1 c1@4 n1@7", "it has the new name");
    row("s1@1 f@4 n1@7", "it keeps its name");
    row("c1@4 n1@2", "it keeps its name");
    row("s1@1 d1@4", "it keeps its name");
    row("s1@1 c1@4 d1@4", "it keeps its name");
}

void TestRunLife::whatIsOddIsSaid()
{
    QFETCH(QString, story);
    QFETCH(QString, note);
    auto history = knownRun();
    const auto said = live(history, story).note;
    if (note.isEmpty())
        QCOMPARE(said, QString());
    else
        QVERIFY2(said.contains(note) && said.contains(QLatin1String("7f3a")), qPrintable(said));
}

void TestRunLife::anUnknownRunGetsItsNameLater()
{
    auto history = unknownRun();
    const auto first = live(history, QStringLiteral("s1@5"));
    QVERIFY2(first.note.contains(QLatin1String("was not known")), qPrintable(first.note));
    QCOMPARE(history.run.workflow, unknownWorkflow());
    const auto change = live(history, QStringLiteral("S@3"));
    QVERIFY(change.changed);
    QCOMPARE(history.run.name, QStringLiteral("KPI"));
    QCOMPARE(history.run.state, RunState::Running);
    QCOMPARE(history.run.startedAt, at(0));

    QVERIFY2(change.note.contains(QLatin1String("after its first step")), qPrintable(change.note));

    auto ended = unknownRun();
    QVERIFY(!live(ended, QStringLiteral("x@8")).note.isEmpty());
    const auto late = live(ended, QStringLiteral("S@1"));
    QVERIFY2(late.note.contains(QLatin1String("after its end")), qPrintable(late.note));
    QCOMPARE(ended.run.state, RunState::Failed);
    QCOMPARE(ended.run.error, QStringLiteral("503"));
    QCOMPARE(ended.run.name, QStringLiteral("KPI"));
}

void TestRunLife::itTeachesHowLongStepsTake()
{
    auto history = knownRun();
    QCOMPARE(live(history, QStringLiteral("s1@1 c1@5")).took.value(0).ms, 4000);
    QVERIFY(live(history, QStringLiteral("c2@9")).took.isEmpty());
    QCOMPARE(live(history, QStringLiteral("s2@7")).took.value(0).ms, 2000);
    const auto failed = live(history, QStringLiteral("s3@10 x@20"));
    QVERIFY2(failed.took.isEmpty(), "how long a step took to fail says nothing about a good one");
    QCOMPARE(failed.steps, QList<qint64>{3});
    const auto backwards = live(history, QStringLiteral("s4@10 c4@7"));
    QVERIFY2(backwards.took.isEmpty(), "nothing takes less than no time");
}

void TestRunLife::aRunThatEndsBeforeItStartsIsSaid()
{
    auto history = knownRun();
    history.run.startedAt = at(10);
    const auto change = live(history, QStringLiteral("s1@12 x@4"));
    QCOMPARE(change.note,
             QStringLiteral("Run \"7f3a\" ends before it starts; it counts as having taken no time."));
    QVERIFY(change.took.isEmpty());
    QCOMPARE(history.run.finishedAt, at(10));
}

void TestRunLife::aSuccessKeepsNoError()
{
    auto succeeded = knownRun();
    live(succeeded, QStringLiteral("e@4"));
    QVERIFY(!succeeded.run.error);
    auto failed = knownRun();
    live(failed, QStringLiteral("x@4"));
    QCOMPARE(failed.run.error, QStringLiteral("503"));
    // An empty error is none.
    auto quiet = knownRun();
    QCOMPARE(finishRun(quiet, true, QStringLiteral(" "), at(4)).note, QString());
}

void TestRunLife::aRunIsAtTheStepThatIsStuck()
{
    auto history = knownRun();
    live(history, QStringLiteral("s1@1 s2@2 s3@3"));
    QCOMPARE(history.run.step->index, 3);
    live(history, QStringLiteral("!2@90"));
    QCOMPARE(history.run.step->index, 2);
    live(history, QStringLiteral("c2@91 c3@92 c1@93"));
    QCOMPARE(history.run.step->index, 3);
}

BATON_TEST(TestRunLife)
#include "tst_runlife.moc"
