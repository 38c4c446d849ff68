// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/activity/activityreplay.h"

#include "core/desk/log/sqlite/autoupdatetable.h"
#include "core/desk/log/sqlite/runtables.h"
#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/workflows.h"

namespace baton::relay::desk {

namespace {

/// What a step took, inside an event.
struct TookInner
{
    qint64 step = 0;
    QString name;
    qint64 ms = 0;
};

/// The part of a workflow event that is not shown to agents.
struct RunInner
{
    QList<WorkflowStep> steps;
    QList<TookInner> took;
};

} // namespace

} // namespace baton::relay::desk

namespace baton::protocol {

template <>
struct Wire<relay::desk::TookInner>
{
    using Took = relay::desk::TookInner;
    static constexpr auto fields =
        std::make_tuple(field("step", &Took::step), field("name", &Took::name), field("ms", &Took::ms));
};
template <>
struct Wire<relay::desk::RunInner>
{
    using Inner = relay::desk::RunInner;
    static constexpr auto fields =
        std::make_tuple(field("steps", &Inner::steps), field("took", &Inner::took));
};

} // namespace baton::protocol

namespace baton::relay::desk {

QList<RunChange::Took> learnable(const WorkflowRun& run, const RunChange& change)
{
    return run.workflow == unknownWorkflow() ? QList<RunChange::Took>() : change.took;
}

QJsonObject innerOf(RunHistory& history, const RunChange& change)
{
    RunInner inner;
    for (const auto index : change.steps)
        inner.steps.append(*history.step(index));
    for (const auto& took : learnable(history.run, change))
        inner.took.append({took.step, took.name, took.ms});
    return protocol::toJson(inner);
}

Result<void> ActivityReplay::play(const QString& type, const QJsonObject& data, const QJsonObject& inner)
{
    if (type.startsWith(QLatin1String("workflow.")))
        return playRun(data, inner);
    if (type.startsWith(QLatin1String("autoupdate.")))
        return playAutoUpdate(data);
    return {};
}

Result<void> ActivityReplay::playRun(const QJsonObject& data, const QJsonObject& inner)
{
    BATON_TRY_INTO(const auto changed,
                   protocol::fromJson<protocol::WorkflowChanged>(data, QStringLiteral("data")));
    BATON_TRY_INTO(const auto more, protocol::fromJson<RunInner>(inner, QStringLiteral("inner")));
    auto& history = m_runs[changed.run.id];
    for (const auto& step : more.steps) {
        if (auto* known = history.step(step.index)) {
            *known = step;
            continue;
        }
        const auto place =
            std::lower_bound(history.steps.begin(), history.steps.end(), step.index,
                             [](const WorkflowStep& known, qint64 index) { return known.index < index; });
        history.steps.insert(place, step);
    }
    history.run = changed.run;
    for (const auto& took : more.took)
        m_durations[{changed.run.bot.id, changed.run.workflow, took.step, took.name}].add(took.ms);
    return {};
}

Result<void> ActivityReplay::playAutoUpdate(const QJsonObject& data)
{
    BATON_TRY_INTO(const auto changed,
                   protocol::fromJson<protocol::AutoUpdateChanged>(data, QStringLiteral("data")));
    m_entries.insert(changed.entry.id, changed.entry);
    return {};
}

Result<void> ActivityReplay::write(storage::Database& database, const QString& schema)
{
    RunTables tables(database, schema);
    for (auto& history : m_runs) {
        history.run.step = currentStep(history);
        BATON_TRY(tables.save(history));
        for (const auto& step : std::as_const(history.steps))
            BATON_TRY(tables.save(history.run.id, step));
    }
    for (auto it = m_durations.constBegin(); it != m_durations.constEnd(); ++it)
        BATON_TRY(tables.save(it.key(), it.value()));
    AutoUpdateTable entries(database, schema);
    for (const auto& entry : std::as_const(m_entries))
        BATON_TRY(entries.save(entry));
    return {};
}

} // namespace baton::relay::desk
