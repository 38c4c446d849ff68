// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/runtables.h"

#include "core/desk/log/rows/activityrows.h"

namespace baton::relay::desk {

RunTables::RunTables(storage::Database& database, const QString& schema)
    : m_database(database)
    , m_schema(schema)
{}

Result<std::optional<RunHistory>> RunTables::find(const RunId& id)
{
    return load(QStringLiteral("id=?"), {id.toString()});
}

Result<std::optional<RunHistory>> RunTables::find(const BotId& bot, const QString& key)
{
    return load(QStringLiteral("bot=? AND run=?"), {bot.toString(), key});
}

Result<std::optional<RunHistory>> RunTables::load(const QString& where, const QVariantList& values)
{
    BATON_TRY_INTO(
        auto runs,
        m_database.prepare(
            QStringLiteral("SELECT %1 FROM %2.workflow_runs WHERE %3").arg(runColumns(), m_schema, where)));
    BATON_TRY(runs.runList(values));
    if (!runs.next())
        return std::optional<RunHistory>();
    RunHistory history{runFrom(runs), {}};
    runs.finish();
    BATON_TRY_INTO(auto steps,
                   m_database.run(QStringLiteral("SELECT %1 FROM %2.workflow_steps WHERE run=? ORDER BY step")
                                      .arg(stepColumns(), m_schema),
                                  history.run.id.toString()));
    BATON_TRY_INTO(history.steps, steps.all([](const auto& row) { return stepFrom(row); }));
    placeStep(history);
    return std::optional(std::move(history));
}

Result<StepDurations> RunTables::durations(const StepKey& key)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral(
                "SELECT newest FROM %1.step_durations WHERE bot=? AND workflow=? AND step=? AND name=?")
                .arg(m_schema),
            key.bot.toString(), key.workflow.toString(), key.step, orEmpty(key.name)));
    StepDurations durations;
    if (query.next())
        durations = StepDurations::fromText(query.text(0));
    query.finish();
    return durations;
}

Result<void> RunTables::save(const RunHistory& history)
{
    BATON_TRY_INTO(auto query, m_database.prepare(
                                   QStringLiteral("INSERT OR REPLACE INTO %1.workflow_runs(log, %2, words) "
                                                  "VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                                       .arg(m_schema, runColumns())));
    return query.runTuple(runValues(history));
}

Result<void> RunTables::save(const RunId& run, const WorkflowStep& step)
{
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral("INSERT OR REPLACE INTO %1.workflow_steps(log, run, %2) VALUES(1,?,?,?,?,?,?,?)")
                .arg(m_schema, stepColumns())));
    return query.runTuple(stepValues(run, step));
}

Result<void> RunTables::save(const StepKey& key, const StepDurations& durations)
{
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral(
                "INSERT OR REPLACE INTO %1.step_durations(log, bot, workflow, step, name, newest, average, "
                "median, p95) VALUES(1,?,?,?,?,?,?,?,?)")
                .arg(m_schema)));
    return query.runTuple(durationValues(key, durations));
}

} // namespace baton::relay::desk
