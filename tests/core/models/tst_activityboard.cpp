// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/activityboard.h"
#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/workflows.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

protocol::Event runEvent(qint64 seq, QLatin1String type, RunState state = RunState::Running)
{
    WorkflowRun run;
    run.id = RunId(QStringLiteral("r1"));
    run.run = QStringLiteral("7f3a");
    run.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    run.workflow = WorkflowId(QStringLiteral("kpi"));
    run.name = QStringLiteral("Daily KPI digest");
    run.state = state;
    run.startedAt = {Instant::now().ms - 252'000};
    run.updatedAt = run.startedAt;
    if (state == RunState::Finished || state == RunState::Failed)
        run.finishedAt = Instant{run.startedAt.ms + 252'000};
    run.step = WorkflowStep{3,
                            QStringLiteral("Render"),
                            QStringLiteral("running"),
                            {Instant::now().ms - 900'000},
                            {},
                            state == RunState::Stuck,
                            120'000,
                            {},
                            {}};
    return {seq, Instant::now(), type, protocol::toJson(protocol::WorkflowChanged{run})};
}

protocol::Event entryEvent(qint64 seq, const char* kind, bool reviewed = false)
{
    AutoUpdate entry;
    entry.id = AutoUpdateId(QStringLiteral("u1"));
    entry.n = 1;
    entry.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    entry.kind = QString::fromLatin1(kind);
    entry.summary = QStringLiteral("12 KB chunks added");
    entry.hash = QStringLiteral("ab");
    return {seq, Instant::now(),
            reviewed ? protocol::eventtype::autoUpdateReviewed : protocol::eventtype::autoUpdateRecorded,
            protocol::toJson(protocol::AutoUpdateChanged{entry})};
}

} // namespace

/// What of the activity is worth a banner on this device.
class TestActivityBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void runsAreToldInTheirForm();
    void quietKindsAreOnlyListed();
    void subscriptionsAreKeptTo();
    void quietAndAwayHoldBanners();
    void whoMayNotReadIsNotTold();
    void aRunThatGoesOnSettlesWhatWasTold();
    void whatWasMissedIsOneSummary();
    void whatWasSummedUpIsNotToldOneByOne();
    void anAnswerThatWasLostLosesNothing();
    void aRestoredBackupStartsOver();
    void withoutASummaryNothingIsLost();

private:
    ActivityBoard::Alert last() const { return m_told->constLast().at(0).value<ActivityBoard::Alert>(); }

    std::unique_ptr<ActivityBoard> m_board;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_settled;
    std::unique_ptr<QSignalSpy> m_missed;
};

void TestActivityBoard::init()
{
    m_board = std::make_unique<ActivityBoard>();
    m_board->setPermissions(Permission::ReadActivity);
    m_told = std::make_unique<QSignalSpy>(m_board.get(), &ActivityBoard::told);
    m_settled = std::make_unique<QSignalSpy>(m_board.get(), &ActivityBoard::settled);
    m_missed = std::make_unique<QSignalSpy>(m_board.get(), &ActivityBoard::missed);
}

void TestActivityBoard::runsAreToldInTheirForm()
{
    m_board->happened(runEvent(1, protocol::eventtype::workflowStarted));
    QCOMPARE(last().title, QStringLiteral("⚙️ Workflow started: Daily KPI digest"));
    m_board->happened(runEvent(2, protocol::eventtype::workflowStuck, RunState::Stuck));
    QCOMPARE(last().title, QStringLiteral("⚠️ Workflow stuck: Daily KPI digest"));
    QCOMPARE(last().body, QStringLiteral("Step 3 has been running for 15 min (avg: 2 min)."));
    QCOMPARE(last().form, push::Form::Loud);
    QVERIFY(last().stays);
    m_board->happened(runEvent(3, protocol::eventtype::workflowFinished, RunState::Finished));
    QCOMPARE(last().title, QStringLiteral("✅ Workflow finished: Daily KPI digest"));
    QCOMPARE(last().body, QStringLiteral("Status: success. Duration 4 m 12 s."));
    m_board->happened(runEvent(4, protocol::eventtype::workflowFinished, RunState::Failed));
    QCOMPARE(last().title, QStringLiteral("❌ Workflow failed: Daily KPI digest"));
    m_board->happened(entryEvent(5, "tool_added"));
    QCOMPARE(last().title, QStringLiteral("🤖 Shop bot auto-updated"));
    QCOMPARE(last().body, QStringLiteral("12 KB chunks added"));
    QCOMPARE(last().form, push::Form::Loud);
    auto sourced = entryEvent(6, "tool_added");
    auto entry = sourced.data.value(QLatin1String("entry")).toObject();
    entry.insert(QStringLiteral("source"), QStringLiteral("supplier-spec-2026.pdf"));
    sourced.data.insert(QStringLiteral("entry"), entry);
    m_board->happened(sourced);
    QCOMPARE(last().body, QStringLiteral("12 KB chunks added from “supplier-spec-2026.pdf”"));
}

void TestActivityBoard::quietKindsAreOnlyListed()
{
    m_board->happened(entryEvent(1, "kb_chunks_added"));
    m_board->happened(runEvent(2, protocol::eventtype::workflowStep));
    QCOMPARE(m_told->size(), 0);
}

void TestActivityBoard::subscriptionsAreKeptTo()
{
    push::Subscriptions wanted;
    wanted.autoUpdates.insert(QStringLiteral("kb_chunks_added"), QStringLiteral("banner"));
    wanted.perWorkflow.append(
        {WorkflowId(QStringLiteral("kpi")), {{QStringLiteral("stuck"), QStringLiteral("off")}}});
    m_board->setSubscriptions(wanted);
    m_board->happened(entryEvent(1, "kb_chunks_added"));
    QCOMPARE(m_told->size(), 1);
    m_board->happened(runEvent(2, protocol::eventtype::workflowStuck, RunState::Stuck));
    QCOMPARE(m_told->size(), 1);
}

void TestActivityBoard::quietAndAwayHoldBanners()
{
    m_board->setQuiet(true);
    m_board->happened(entryEvent(1, "tool_added"));
    m_board->setQuiet(false);
    m_board->setAway(true);
    m_board->happened(entryEvent(2, "tool_added"));
    QCOMPARE(m_told->size(), 0);
    m_board->setAway(false);
    m_board->happened(entryEvent(3, "tool_added"));
    QCOMPARE(m_told->size(), 1);
}

void TestActivityBoard::whoMayNotReadIsNotTold()
{
    m_board->setPermissions(Permission::Respond);
    m_board->happened(entryEvent(1, "tool_added"));
    QCOMPARE(m_told->size(), 0);
}

void TestActivityBoard::aRunThatGoesOnSettlesWhatWasTold()
{
    m_board->happened(runEvent(1, protocol::eventtype::workflowStuck, RunState::Stuck));
    m_board->happened(runEvent(2, protocol::eventtype::workflowStep));
    QCOMPARE(m_settled->constLast().at(0), QStringLiteral("r1"));
    m_board->happened(entryEvent(3, "tool_added", true));
    QCOMPARE(m_settled->constLast().at(0), QStringLiteral("u1"));
    QCOMPARE(m_told->size(), 1);
}

void TestActivityBoard::whatWasMissedIsOneSummary()
{
    m_board->connected();
    for (int seq = 1; seq <= 100; ++seq)
        m_board->happened(entryEvent(seq, "tool_added"));
    m_board->happened(entryEvent(101, "tool_added"));
    QCOMPARE(m_told->size(), 0);
    m_board->returned(protocol::PendingResult{100, 2, 100, 3, 1});
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(m_missed->size(), 1);
    const auto text = m_missed->constFirst().at(0).toString();
    QVERIFY2(text.contains(QLatin1String("100")) && text.contains(u'3') && text.contains(u'1'),
             qPrintable(text));
    QCOMPARE(m_missed->constFirst().at(1).toBool(), true);

    m_board->connected();
    m_board->returned(protocol::PendingResult{101, 2, 0, 0, 0});
    QCOMPARE(m_missed->size(), 1);
}

void TestActivityBoard::whatWasSummedUpIsNotToldOneByOne()
{
    m_board->setDealtWith(10);
    m_board->connected();
    QCOMPARE(m_board->dealtWith(), std::optional<qint64>(10));
    // The summary may be here before the events that it covers.
    m_board->returned(protocol::PendingResult{20, 0, 1, 0, 1});
    QCOMPARE(m_board->dealtWith(), std::optional<qint64>(20));
    m_board->happened(entryEvent(19, "tool_added"));
    m_board->happened(runEvent(20, protocol::eventtype::workflowStuck, RunState::Stuck));
    QCOMPARE(m_told->size(), 0);
    QCOMPARE(m_settled->constLast().at(0),
             QStringLiteral("r1")); // What was up about it before is over, though.
    m_board->happened(entryEvent(21, "tool_added"));
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(m_board->dealtWith(), std::optional<qint64>(21));
}

void TestActivityBoard::anAnswerThatWasLostLosesNothing()
{
    // given a connection that ends before it is known what was missed
    m_board->setDealtWith(10);
    m_board->connected();
    m_board->happened(entryEvent(11, "tool_added"));
    QCOMPARE(m_board->dealtWith(), std::optional<qint64>(10));
    // when the next one comes, with a summary that ends before what was held
    m_board->connected();
    m_board->returned(protocol::PendingResult{10, 0, 0, 0, 0});
    // then it is told after all
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(m_missed->size(), 0);
}

void TestActivityBoard::aRestoredBackupStartsOver()
{
    m_board->setDealtWith(500);
    m_board->connected();
    m_board->returned(protocol::PendingResult{100, 0, 0, 0, 0});
    m_board->happened(entryEvent(101, "tool_added"));
    QCOMPARE(m_told->size(), 1);
}

void TestActivityBoard::withoutASummaryNothingIsLost()
{
    m_board->connected();
    m_board->happened(entryEvent(1, "tool_added"));
    m_board->returned(std::nullopt);
    QCOMPARE(m_told->size(), 1);
}

BATON_TEST(TestActivityBoard)
#include "tst_activityboard.moc"
