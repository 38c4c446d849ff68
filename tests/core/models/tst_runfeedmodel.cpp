// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/runfeedmodel.h"
#include "core/models/stepsmodel.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

WorkflowRun runOf(int number, qint64 second, RunState state = RunState::Running)
{
    WorkflowRun run;
    run.id = RunId(QStringLiteral("r%1").arg(number, 6, 10, QLatin1Char('0')));
    run.run = QStringLiteral("key%1").arg(number);
    run.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    run.workflow = WorkflowId(QStringLiteral("kpi"));
    run.name = QStringLiteral("Daily KPI digest");
    run.state = state;
    run.startedAt = {0};
    run.updatedAt = {second * 1000};
    return run;
}

} // namespace

/// The feed of workflow runs: pages from the relay, and what happens meanwhile.
class TestRunFeedModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aPageFillsIt();
    void moreComesAsOneScrolls();
    void anAnswerThatIsTooLateIsDropped();
    void whatChangesGoesToTheTop();
    void aTabHoldsOnlyWhatBelongs();
    void theSearchHoldsForWhatHappensToo();
    void anotherTabAsksAnew();
    void aPageThatFailsIsAskedForAgain();
    void aHundredThousandRunsKeepTheirOrder();
    void stepsShowTheirTimes();

private:
    void answer(const QList<WorkflowRun>& runs, std::optional<QString> next = {});
    QString keys() const;
    protocol::RunsParams asked() const { return m_asked->constLast().at(1).value<protocol::RunsParams>(); }

    std::unique_ptr<RunFeedModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestRunFeedModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<RunFeedModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_asked = std::make_unique<QSignalSpy>(m_model.get(), &RunFeedModel::pageWanted);
}

void TestRunFeedModel::answer(const QList<WorkflowRun>& runs, std::optional<QString> next)
{
    m_model->addPage(m_asked->constLast().at(0).toULongLong(), {runs, next, {2, 1, 3}});
}

QString TestRunFeedModel::keys() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row)
        list.append(m_model->at(row).run.mid(3));
    return list.join(u' ');
}

void TestRunFeedModel::aPageFillsIt()
{
    m_model->reload();
    QVERIFY(m_model->isLoading());
    answer({runOf(3, 30), runOf(2, 20), runOf(1, 10)});
    QVERIFY(!m_model->isLoading());
    QCOMPARE(keys(), QStringLiteral("3 2 1"));
    QCOMPARE(m_model->counts(), (protocol::RunCounts{2, 1, 3}));
    QVERIFY(!m_model->canFetchMore({}));
}

void TestRunFeedModel::moreComesAsOneScrolls()
{
    m_tester.reset(); // It would fetch more by itself.
    m_model->reload();
    answer({runOf(4, 40), runOf(3, 30)}, QStringLiteral("c1"));
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(asked().cursor, QStringLiteral("c1"));
    QVERIFY2(!m_model->canFetchMore({}), "one page at a time");
    // One of the page has changed meanwhile, and is on top already.
    m_model->upsert(runOf(2, 50));
    answer({runOf(2, 20), runOf(1, 10)});
    QCOMPARE(keys(), QStringLiteral("2 4 3 1"));
}

void TestRunFeedModel::anAnswerThatIsTooLateIsDropped()
{
    m_model->reload();
    const auto old = m_asked->constLast().at(0).toULongLong();
    m_model->setSearch(QStringLiteral("acme"));
    m_model->addPage(old, {{runOf(1, 10)}, {}, {}});
    QCOMPARE(keys(), QString());
    answer({runOf(2, 20)});
    QCOMPARE(keys(), QStringLiteral("2"));
}

void TestRunFeedModel::whatChangesGoesToTheTop()
{
    m_model->reload();
    answer({runOf(3, 30), runOf(2, 20), runOf(1, 10)});
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    m_model->upsert(runOf(1, 40, RunState::Stuck));
    QCOMPARE(keys(), QStringLiteral("1 3 2"));
    QCOMPARE(m_model->at(0).state, RunState::Stuck);
    QCOMPARE(moved.size(), 1);
    m_model->upsert(runOf(1, 50, RunState::Finished));
    QCOMPARE(keys(), QStringLiteral("1 3 2"));
    m_model->upsert(runOf(1, 50, RunState::Failed));
    QCOMPARE(m_model->at(0).state, RunState::Failed);
    m_model->upsert(runOf(4, 60));
    QCOMPARE(keys(), QStringLiteral("4 1 3 2"));
    // A bot's clock may tell of the past.
    m_model->upsert(runOf(5, 25));
    QCOMPARE(keys(), QStringLiteral("4 1 3 5 2"));
}

void TestRunFeedModel::aTabHoldsOnlyWhatBelongs()
{
    m_model->setView(RunFeedModel::View::Stuck);
    QCOMPARE(asked().view, QStringLiteral("stuck"));
    answer({runOf(1, 10, RunState::Stuck)});
    m_model->upsert(runOf(2, 20, RunState::Running));
    QCOMPARE(keys(), QStringLiteral("1"));
    m_model->upsert(runOf(2, 30, RunState::Stuck));
    QCOMPARE(keys(), QStringLiteral("2 1"));
    m_model->upsert(runOf(1, 40, RunState::Running));
    QCOMPARE(keys(), QStringLiteral("2"));
    m_model->upsert(runOf(2, 50, RunState::Finished));
    QCOMPARE(keys(), QString());
}

void TestRunFeedModel::theSearchHoldsForWhatHappensToo()
{
    m_model->setSearch(QStringLiteral("  ACME   kpi "));
    QCOMPARE(asked().query, QStringLiteral("ACME kpi"));
    answer({});
    m_model->upsert(runOf(1, 10));
    QCOMPARE(keys(), QString());
    auto about = runOf(2, 20);
    about.about = QStringLiteral("Jane Doe (Acme)");
    m_model->upsert(about);
    QCOMPARE(keys(), QStringLiteral("2"));
}

void TestRunFeedModel::anotherTabAsksAnew()
{
    m_model->reload();
    answer({runOf(1, 10)});
    m_model->setView(RunFeedModel::View::Running);
    QCOMPARE(keys(), QStringLiteral("1"));
    answer({runOf(2, 20)});
    QCOMPARE(keys(), QStringLiteral("2"));
    m_model->setView(RunFeedModel::View::Running);
    QCOMPARE(m_asked->size(), 2);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->counts(), protocol::RunCounts());
}

void TestRunFeedModel::aPageThatFailsIsAskedForAgain()
{
    m_tester.reset(); // It would fetch more by itself.
    m_model->reload();
    answer({runOf(1, 10)}, QStringLiteral("c1"));
    m_model->fetchMore({});
    m_model->fail(m_asked->constLast().at(0).toULongLong());
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(asked().cursor, QStringLiteral("c1"));
}

void TestRunFeedModel::aHundredThousandRunsKeepTheirOrder()
{
    m_tester.reset();
    m_model->reload();
    QList<WorkflowRun> runs;
    for (int i = 100'000; i > 0; --i)
        runs.append(runOf(i, i));
    answer(runs);
    for (int i = 1; i <= 1000; ++i)
        m_model->upsert(runOf(i * 97, 100'000 + i, RunState::Stuck));
    QCOMPARE(m_model->rowCount(), 100'000);
    for (int row = 1; row < m_model->rowCount(); ++row)
        QVERIFY(m_model->at(row).updatedAt < m_model->at(row - 1).updatedAt);
    QCOMPARE(m_model->rowOf(runOf(97, 0).id), 999);
}

void TestRunFeedModel::stepsShowTheirTimes()
{
    StepsModel steps;
    const QAbstractItemModelTester tester(&steps);
    WorkflowStep done{
        1,     QStringLiteral("Collect"), QStringLiteral("done"), {0}, Instant{62'000}, false, 60'000, 50'000,
        90'000};
    WorkflowStep stuck{3,
                       QStringLiteral("Render"),
                       QStringLiteral("running"),
                       {Instant::now().ms - 900'000},
                       {},
                       true,
                       120'000,
                       {},
                       {}};
    steps.setSteps({done, stuck});
    const auto shown = [&](int row, int column) { return steps.index(row, column).data().toString(); };
    QCOMPARE(shown(0, StepsModel::Took), QStringLiteral("1 m 02 s"));
    QCOMPARE(shown(1, StepsModel::State), QStringLiteral("running 15 min"));
    QCOMPARE(shown(1, StepsModel::Took), QStringLiteral("avg 2 min"));
    QVERIFY(!StepsModel::barOf(done, {0})->isOver);
    QVERIFY(StepsModel::barOf(stuck, Instant::now())->isOver);
    QCOMPARE(StepsModel::barOf(stuck, Instant::now())->fill, 1.0);

    auto second = done;
    second.index = 2;
    second.averageMs.reset();
    steps.upsert(second);
    QCOMPARE(steps.at(1).index, 2);
    QVERIFY(!StepsModel::barOf(second, {0}));
    done.averageMs.reset();
    done.state = QStringLiteral("failed");
    steps.upsert(done);
    QCOMPARE(steps.at(0).averageMs, 60'000);
    QCOMPARE(shown(0, StepsModel::State), QStringLiteral("failed"));
}

BATON_TEST(TestRunFeedModel)
#include "tst_runfeedmodel.moc"
