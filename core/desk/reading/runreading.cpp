// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/activityrows.h"
#include "core/desk/log/sqlite/runtables.h"
#include "core/desk/reading/activityreading.h"
#include "core/desk/reading/listing.h"

namespace baton::relay::desk {

namespace {

/// A step's own columns, and what is known of how long it takes.
QString shownStepColumns()
{
    return QStringLiteral("s.step, s.name, s.state, s.started_at, s.ended_at, s.stuck, d.average, d.median, "
                          "d.p95");
}
constexpr int stepColumnCount = 6;

WorkflowStep shownStep(const storage::Query& query, int first)
{
    auto step = stepFrom(query, first);
    const int durations = first + stepColumnCount;
    if (!query.isNull(durations)) {
        step.averageMs = query.number(durations);
        step.medianMs = query.number(durations + 1);
        step.p95Ms = query.number(durations + 2);
    }
    return step;
}

QString joinedDurations()
{
    return QStringLiteral("LEFT JOIN step_durations d ON d.bot = r.bot AND d.workflow = r.workflow AND "
                          "d.step = s.step AND d.name = s.name");
}

Result<Condition> conditionOf(const BotScope& bots, const protocol::RunsParams& params)
{
    Condition condition;
    addScope(condition, {{}, bots});
    if (params.view == QLatin1String("running"))
        condition.add(QStringLiteral("state IN ('running', 'stuck')"));
    else if (params.view == QLatin1String("stuck") || params.view == QLatin1String("failed"))
        condition.add(QStringLiteral("state = ?"), {params.view});
    else if (params.view != QLatin1String("feed"))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"params.view\" must be feed, running, stuck or failed."));
    if (params.bot)
        condition.add(QStringLiteral("bot = ?"), {params.bot->toString()});
    if (params.conversation)
        condition.add(QStringLiteral("conversation = ?"), {params.conversation->toString()});
    if (params.contact)
        condition.add(QStringLiteral("contact = ?"), {params.contact->toString()});
    if (params.workflow)
        condition.add(QStringLiteral("workflow = ?"), {params.workflow->toString()});
    const auto typed = params.query.value_or(QString()).simplified().toLower();
    const auto terms = typed.split(u' ', Qt::SkipEmptyParts);
    for (const auto& term : terms.mid(0, mostTerms))
        condition.add(QStringLiteral("instr(words, ?)"), {term});
    BATON_TRY(addCursor(condition, params.cursor, QStringLiteral("updated_at")));
    return condition;
}

Result<protocol::RunCounts> countsOf(storage::Database& database, const BotScope& bots)
{
    Condition scope;
    addScope(scope, {{}, bots});
    scope.add(QStringLiteral("state IN ('running', 'stuck', 'failed')"));
    BATON_TRY_INTO(
        auto query,
        database.prepare(QStringLiteral("SELECT state, COUNT(*) FROM workflow_runs WHERE %1 GROUP BY state")
                             .arg(scope.sql())));
    BATON_TRY(query.runList(scope.values));
    protocol::RunCounts counts;
    for (const auto& row : query.rows()) {
        const auto state = runStateFromName(row.text(0));
        const auto count = row.number(1);
        if (state == RunState::Failed)
            counts.failed = count;
        else if (state == RunState::Stuck)
            counts.stuck = count;
        if (state == RunState::Stuck || state == RunState::Running)
            counts.running += count;
    }
    BATON_TRY(query.ended());
    return counts;
}

Result<QList<WorkflowRun>> page(storage::Database& database, const Condition& condition, int limit)
{
    BATON_TRY_INTO(
        auto query,
        database.prepare(QStringLiteral("SELECT r.*, %1 FROM (SELECT %2 FROM workflow_runs WHERE %3 "
                                        "ORDER BY updated_at DESC, id DESC LIMIT ?) r "
                                        "LEFT JOIN workflow_steps s ON s.run = r.id AND s.step = r.step %4 "
                                        "ORDER BY r.updated_at DESC, r.id DESC")
                             .arg(shownStepColumns(), runColumns(), condition.sql(), joinedDurations())));
    BATON_TRY(query.runList(condition.values + QVariantList{limit}));
    constexpr int runColumnCount = 16;
    QList<WorkflowRun> found;
    for (const auto& row : query.rows()) {
        auto run = runFrom(row);
        if (run.step)
            run.step = shownStep(row, runColumnCount);
        found.append(std::move(run));
    }
    BATON_TRY(query.ended());
    return found;
}

} // namespace

Result<protocol::RunsResult> runs(storage::Database& database, const BotScope& bots,
                                  const protocol::RunsParams& params)
{
    BATON_TRY_INTO(const auto limit, limitOf(params.limit, usualListLimit));
    BATON_TRY_INTO(const auto condition, conditionOf(bots, params));
    BATON_TRY_INTO(auto found, page(database, condition, limit + 1));
    BATON_TRY_INTO(const auto counts, countsOf(database, bots));
    protocol::RunsResult result{std::move(found), {}, counts};
    if (result.items.size() > limit) {
        result.items.removeLast();
        const auto& last = result.items.constLast();
        result.next = Cursor{last.updatedAt.ms, last.id.toString()}.encoded();
    }
    return result;
}

Result<protocol::RunResult> run(storage::Database& database, const BotScope& bots, const RunId& id)
{
    BATON_TRY_INTO(auto found, RunTables(database).find(id));
    if (!found || (bots && !bots->contains(found->run.bot.id)))
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such run."));
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT %1 FROM workflow_steps s JOIN workflow_runs r ON r.id = s.run %2 "
                                    "WHERE s.run = ? ORDER BY s.step")
                         .arg(shownStepColumns(), joinedDurations()),
                     id.toString()));
    protocol::RunResult result{found->run, {}};
    for (const auto& row : query.rows()) {
        result.steps.append(shownStep(row, 0));
        if (result.run.step && result.run.step->index == result.steps.constLast().index)
            result.run.step = result.steps.constLast();
    }
    BATON_TRY(query.ended());
    return result;
}

Result<QList<RunningStep>> runningSteps(storage::Database& database)
{
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT s.run, s.step, s.started_at, COALESCE(w.since, s.started_at), d.average, "
                           "c.floor_ms, c.factor FROM workflow_steps s JOIN workflow_runs r ON r.id = s.run "
                           "LEFT JOIN step_watch w ON w.run = s.run AND w.step = s.step %1 "
                           "LEFT JOIN workflow_settings c ON c.bot = r.bot AND c.workflow = r.workflow "
                           "WHERE s.state = 'running' AND s.stuck = 0")
                .arg(joinedDurations())));
    QList<RunningStep> steps;
    for (const auto& row : query.rows()) {
        RunningStep step;
        step.run = RunId(row.text(0));
        step.step = row.number(1);
        step.startedAt = {row.number(2)};
        step.since = {row.number(3)};
        if (!row.isNull(4))
            step.averageMs = row.number(4);
        if (!row.isNull(5))
            step.rule = {row.number(5), row.real(6)};
        steps.append(std::move(step));
    }
    BATON_TRY(query.ended());
    return steps;
}

} // namespace baton::relay::desk
