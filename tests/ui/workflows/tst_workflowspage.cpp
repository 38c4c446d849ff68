// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/parts/selectabletext.h"
#include "ui/workflows/workflowspage.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

namespace {

WorkflowRun shownRun(int number, RunState state)
{
    WorkflowRun run;
    run.id = RunId(QStringLiteral("r%1").arg(number));
    run.run = QStringLiteral("7f3%1").arg(number);
    run.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    run.workflow = WorkflowId(QStringLiteral("kpi"));
    run.name = QStringLiteral("Daily KPI digest %1").arg(number);
    run.state = state;
    run.startedAt = {Instant::now().ms - 1'000'000};
    // One moment for all: which is the later must not hang on how long it takes to make them.
    static const auto began = Instant::now().ms;
    run.updatedAt = {began - 100'000 + number};
    run.step = WorkflowStep{3,
                            QStringLiteral("Render charts"),
                            QStringLiteral("running"),
                            {Instant::now().ms - 900'000},
                            {},
                            state == RunState::Stuck,
                            120'000,
                            110'000,
                            150'000};
    run.steps = 1;
    return run;
}

} // namespace

/// The screen of workflow runs, as an agent uses it.
class TestWorkflowsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theTabsSayHowMany();
    void aTabAsksForItsRuns();
    void typingSearches();
    void aChosenRunIsAskedFor();
    void theDetailFollowsWhatHappens();
    void aLongWordIsBrokenAndWidensNothing();
    void theStepsFillThePaneAndScrollInANarrowOne();
    void theLinkGoesToTheClipboard();
    void emptinessIsExplained();
    void theKeyboardReachesTheList();

private:
    void answer(const QList<WorkflowRun>& runs);
    QToolButton* tab(const char* name);
    protocol::RunsParams asked() const { return m_asked->constLast().at(1).value<protocol::RunsParams>(); }

    std::unique_ptr<WorkflowsPage> m_page;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestWorkflowsPage::init()
{
    m_page = std::make_unique<WorkflowsPage>();
    m_asked = std::make_unique<QSignalSpy>(&m_page->feed(), &models::RunFeedModel::pageWanted);
    m_page->resize(1200, 800);
    m_page->show();
    m_page->feed().reload();
}

void TestWorkflowsPage::answer(const QList<WorkflowRun>& runs)
{
    m_page->feed().addPage(m_asked->constLast().at(0).toULongLong(), {runs, {}, {2, 1, 3}});
}

QToolButton* TestWorkflowsPage::tab(const char* name)
{
    const auto tabs = m_page->findChildren<QToolButton*>(QStringLiteral("tab"));
    for (auto* one : tabs)
        if (one->property("driverName").toString() == QLatin1String(name))
            return one;
    return nullptr;
}

void TestWorkflowsPage::theTabsSayHowMany()
{
    answer({shownRun(1, RunState::Stuck)});
    QCOMPARE(tab("runningTab")->text(), QStringLiteral("Running  2"));
    QCOMPARE(tab("stuckTab")->text(), QStringLiteral("Stuck  1"));
    QCOMPARE(tab("failedTab")->text(), QStringLiteral("Failed  3"));
}

void TestWorkflowsPage::aTabAsksForItsRuns()
{
    QTest::mouseClick(tab("stuckTab"), Qt::LeftButton);
    QCOMPARE(asked().view, QStringLiteral("stuck"));
}

void TestWorkflowsPage::typingSearches()
{
    QTest::keyClicks(m_page->findChild<QLineEdit*>(QStringLiteral("runSearch")), QStringLiteral("acme"));
    QTRY_COMPARE(asked().query, QStringLiteral("acme"));
    QCOMPARE(m_asked->size(), 2);
}

void TestWorkflowsPage::aChosenRunIsAskedFor()
{
    answer({shownRun(2, RunState::Running), shownRun(1, RunState::Stuck)});
    QSignalSpy selected(&m_page->runs(), &RunsPanel::selected);
    auto* list = m_page->findChild<QListView*>(QStringLiteral("runs"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.at(0).at(0).value<RunId>(), RunId(QStringLiteral("r1")));
    // It goes to the top, and stays the one that is chosen.
    auto changed = shownRun(1, RunState::Stuck);
    changed.updatedAt = Instant::now();
    m_page->feed().upsert(changed);
    QCOMPARE(list->currentIndex().row(), 0);
    QCOMPARE(selected.size(), 1);
}

void TestWorkflowsPage::theDetailFollowsWhatHappens()
{
    auto& detail = m_page->detail();
    const auto run = shownRun(1, RunState::Stuck);
    detail.showRun({run,
                    {WorkflowStep{1,
                                  QStringLiteral("Collect"),
                                  QStringLiteral("done"),
                                  {0},
                                  Instant{48'000},
                                  false,
                                  60'000,
                                  {},
                                  {}},
                     *run.step}});
    const auto* table = detail.findChild<QTableView*>(QStringLiteral("steps"));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(1, models::StepsModel::State).data().toString(),
             QStringLiteral("running 15 min"));
    auto done = run;
    done.state = RunState::Finished;
    done.step->state = QStringLiteral("done");
    done.step->stuck = false;
    done.step->endedAt = Instant::now();
    detail.update(done);
    QCOMPARE(table->model()->index(1, models::StepsModel::State).data().toString(), QStringLiteral("done"));
    auto other = shownRun(2, RunState::Failed);
    detail.update(other);
    QCOMPARE(detail.shown(), run.id);
}

void TestWorkflowsPage::aLongWordIsBrokenAndWidensNothing()
{
    // Given a run that failed with two hundred letters and no space
    auto failed = shownRun(1, RunState::Failed);
    const auto word = QString(200, u'x');
    failed.error = word;
    failed.run = word;
    m_page->detail().showRun({failed, {}});
    QCoreApplication::processEvents();
    // Then the pane stays as narrow as it can be made, and the word is there in several lines
    QVERIFY2(m_page->detail().minimumSizeHint().width() < 500,
             qPrintable(QString::number(m_page->detail().minimumSizeHint().width())));
    const auto* sentence = m_page->detail().findChild<SelectableText*>();
    QVERIFY(sentence->toPlainText().contains(word));
    m_page->resize(760, 600);
    QTRY_VERIFY(sentence->height() >= 2 * sentence->fontMetrics().height());
    QCOMPARE(sentence->document()->size().toSize().width(), sentence->viewport()->width());
    QVERIFY(sentence->document()->size().height() <= sentence->viewport()->height());
}

void TestWorkflowsPage::theStepsFillThePaneAndScrollInANarrowOne()
{
    const auto run = shownRun(1, RunState::Stuck);
    m_page->detail().showRun({run, {*run.step}});
    const auto* table = m_page->detail().findChild<QTableView*>(QStringLiteral("steps"));
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    m_page->resize(580, 400);
    QTRY_VERIFY(table->horizontalScrollBar()->maximum() > 0);
    QVERIFY(table->columnWidth(models::StepsModel::Name) >= 12 * table->fontMetrics().averageCharWidth());
}

void TestWorkflowsPage::theLinkGoesToTheClipboard()
{
    m_page->detail().showRun({shownRun(1, RunState::Running), {}});
    QTest::mouseClick(m_page->detail().findChild<QPushButton*>(QStringLiteral("copyRunLink")),
                      Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("baton://run/r1"));
}

void TestWorkflowsPage::emptinessIsExplained()
{
    const auto* list = m_page->findChild<QListView*>(QStringLiteral("runs"));
    const auto* empty = list->findChild<QLabel*>(QStringLiteral("muted"));
    QVERIFY(empty->text().contains(QStringLiteral("Asking")));
    answer({});
    QVERIFY(empty->text().contains(QStringLiteral("No workflow has run yet")));
    m_page->runs().setProblem(QStringLiteral("There is no connection to the relay."));
    QCOMPARE(empty->text(), QStringLiteral("There is no connection to the relay."));
    m_page->feed().upsert(shownRun(1, RunState::Running));
    QVERIFY(!empty->isVisible());
}

void TestWorkflowsPage::theKeyboardReachesTheList()
{
    answer({shownRun(2, RunState::Running), shownRun(1, RunState::Stuck)});
    QSignalSpy selected(&m_page->runs(), &RunsPanel::selected);
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("runSearch"));
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(selected.size(), 1);
    auto* list = m_page->findChild<QListView*>(QStringLiteral("runs"));
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(selected.at(1).at(0).value<RunId>(), RunId(QStringLiteral("r1")));
}

BATON_GUI_TEST(TestWorkflowsPage)
#include "tst_workflowspage.moc"
