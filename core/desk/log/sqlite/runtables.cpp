// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/runtables.h"

#include "core/domain/text.h"

namespace baton::relay::desk {

namespace {

constexpr qsizetype mostWords = 4000; ///< characters of what a run is searched by

QVariant orNothing(const std::optional<QString>& value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::QString));
}
QVariant orNothing(const std::optional<Instant>& value)
{
    return value ? QVariant(value->ms) : QVariant(QMetaType(QMetaType::LongLong));
}
QVariant text(const QString& value) { return value.isNull() ? QStringLiteral("") : value; }

QString wordsOf(const RunHistory& history)
{
    const auto& run = history.run;
    QStringList words{run.name, run.run, run.about.value_or(QString())};
    for (const auto& step : history.steps)
        if (!words.contains(step.name))
            words.append(step.name);
    return beginningOf(words.join(u'\n'), mostWords).toLower();
}

std::optional<Instant> instantOrNothing(const storage::Query& query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(Instant{query.number(column)});
}

std::optional<QString> textOrNothing(const storage::Query& query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.text(column));
}

} // namespace

QString runColumns()
{
    return QStringLiteral("id, run, bot, bot_name, workflow, name, about, state, started_at, updated_at, "
                          "finished_at, error, step, steps");
}

QString stepColumns() { return QStringLiteral("step, name, state, started_at, ended_at, stuck"); }

WorkflowRun runFrom(const storage::Query& query)
{
    WorkflowRun run;
    run.id = RunId(query.text(0));
    run.run = query.text(1);
    run.bot = {BotId(query.text(2)), query.text(3)};
    run.workflow = WorkflowId(query.text(4));
    run.name = query.text(5);
    run.about = textOrNothing(query, 6);
    run.state = runStateFromName(query.text(7)).value_or(RunState::Running);
    run.startedAt = {query.number(8)};
    run.updatedAt = {query.number(9)};
    run.finishedAt = instantOrNothing(query, 10);
    run.error = textOrNothing(query, 11);
    if (!query.isNull(12)) {
        run.step.emplace();
        run.step->index = query.number(12);
    }
    run.steps = query.number(13);
    return run;
}

WorkflowStep stepFrom(const storage::Query& query, int first)
{
    WorkflowStep step;
    step.index = query.number(first);
    step.name = query.text(first + 1);
    step.state = query.text(first + 2);
    step.startedAt = {query.number(first + 3)};
    step.endedAt = instantOrNothing(query, first + 4);
    step.stuck = query.number(first + 5) != 0;
    return step;
}

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
    while (steps.next())
        history.steps.append(stepFrom(steps));
    if (history.run.step) {
        if (const auto* at = history.step(history.run.step->index))
            history.run.step = *at;
    }
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
            key.bot.toString(), key.workflow.toString(), key.step, text(key.name)));
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
                                                  "VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                                       .arg(m_schema, runColumns())));
    const auto& run = history.run;
    const auto step = run.step ? QVariant(run.step->index) : QVariant(QMetaType(QMetaType::LongLong));
    return query.runList({run.id.toString(), run.run, run.bot.id.toString(), text(run.bot.name),
                          run.workflow.toString(), run.name, orNothing(run.about), runStateName(run.state),
                          run.startedAt.ms, run.updatedAt.ms, orNothing(run.finishedAt), orNothing(run.error),
                          step, run.steps, wordsOf(history)});
}

Result<void> RunTables::save(const RunId& run, const WorkflowStep& step)
{
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral("INSERT OR REPLACE INTO %1.workflow_steps(log, run, %2) VALUES(1,?,?,?,?,?,?,?)")
                .arg(m_schema, stepColumns())));
    return query.runList({run.toString(), step.index, text(step.name), step.state, step.startedAt.ms,
                          orNothing(step.endedAt), int(step.stuck)});
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
    return query.runList({key.bot.toString(), key.workflow.toString(), key.step, text(key.name),
                          durations.toText(), durations.average(), durations.median(), durations.p95()});
}

} // namespace baton::relay::desk
