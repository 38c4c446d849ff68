#pragma once

#include "core/domain/activity/workflowrun.h"
#include "core/domain/permissions.h"
#include "core/protocol/conversationwire.h"

/// Workflow runs on the wire: the data of `workflow.*` events, and the methods that read them.
namespace baton {
/// Beside its type, where the encoding of a field finds it.
QJsonValue encode(RunState value);
} // namespace baton

namespace baton::protocol {

namespace detail {
Decoded decode(const QJsonValue& json, RunState& value, const Path& path);
} // namespace detail

template <>
struct Wire<WorkflowStep>
{
    static constexpr auto fields =
        std::make_tuple(field("index", &WorkflowStep::index), field("name", &WorkflowStep::name),
                        field("state", &WorkflowStep::state), field("startedAt", &WorkflowStep::startedAt),
                        field("endedAt", &WorkflowStep::endedAt), defaulted("stuck", &WorkflowStep::stuck),
                        field("averageMs", &WorkflowStep::averageMs),
                        field("medianMs", &WorkflowStep::medianMs), field("p95Ms", &WorkflowStep::p95Ms));
};

template <>
struct Wire<WorkflowRun>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &WorkflowRun::id), field("run", &WorkflowRun::run), field("bot", &WorkflowRun::bot),
        field("workflow", &WorkflowRun::workflow), field("name", &WorkflowRun::name),
        field("about", &WorkflowRun::about), field("state", &WorkflowRun::state),
        field("startedAt", &WorkflowRun::startedAt), field("updatedAt", &WorkflowRun::updatedAt),
        field("finishedAt", &WorkflowRun::finishedAt), field("error", &WorkflowRun::error),
        field("step", &WorkflowRun::step), field("steps", &WorkflowRun::steps));
};

namespace eventtype {
inline constexpr QLatin1String workflowStarted("workflow.started");
inline constexpr QLatin1String workflowStep("workflow.step");
inline constexpr QLatin1String workflowFinished("workflow.finished");
inline constexpr QLatin1String workflowStuck("workflow.stuck");
} // namespace eventtype

/// Data of every `workflow.*` event: the run as it is after it. Its `step` is the one the event is about.
struct WorkflowChanged
{
    WorkflowRun run;
};
template <>
struct Wire<WorkflowChanged>
{
    static constexpr auto fields = std::make_tuple(field("run", &WorkflowChanged::run));
};

struct RunCounts
{
    qint64 running = 0; ///< stuck ones included
    qint64 stuck = 0;
    qint64 failed = 0;

    friend bool operator==(const RunCounts&, const RunCounts&) = default;
};
template <>
struct Wire<RunCounts>
{
    static constexpr auto fields =
        std::make_tuple(field("running", &RunCounts::running), field("stuck", &RunCounts::stuck),
                        field("failed", &RunCounts::failed));
};

struct RunsParams
{
    QString view = QStringLiteral("feed"); ///< feed, running, stuck, failed
    std::optional<BotId> bot;
    std::optional<WorkflowId> workflow;
    std::optional<QString> query; ///< in name, about, run or step name
    std::optional<qint64> limit;  ///< 1..500, default 100
    std::optional<QString> cursor;
};
template <>
struct Wire<RunsParams>
{
    static constexpr auto fields =
        std::make_tuple(defaulted("view", &RunsParams::view), field("bot", &RunsParams::bot),
                        field("workflow", &RunsParams::workflow), field("query", &RunsParams::query),
                        field("limit", &RunsParams::limit), field("cursor", &RunsParams::cursor));
};

/// The newest change first.
struct RunsResult
{
    QList<WorkflowRun> items;
    std::optional<QString> next;
    RunCounts counts;
};
template <>
struct Wire<RunsResult>
{
    static constexpr auto fields =
        std::make_tuple(field("items", &RunsResult::items), field("next", &RunsResult::next),
                        field("counts", &RunsResult::counts));
};

struct RunParams
{
    RunId id;
};
template <>
struct Wire<RunParams>
{
    static constexpr auto fields = std::make_tuple(field("id", &RunParams::id));
};

/// Steps in the order of their index, each with its average.
struct RunResult
{
    WorkflowRun run;
    QList<WorkflowStep> steps;
};
template <>
struct Wire<RunResult>
{
    static constexpr auto fields =
        std::make_tuple(field("run", &RunResult::run), field("steps", &RunResult::steps));
};

namespace method {

struct WorkflowRuns
{
    static constexpr QLatin1String name{"workflows.runs"};
    static constexpr Permission permission = Permission::ReadActivity;
    using Params = RunsParams;
    using Answer = RunsResult;
};
struct WorkflowRunDetail
{
    static constexpr QLatin1String name{"workflows.run"};
    static constexpr Permission permission = Permission::ReadActivity;
    using Params = RunParams;
    using Answer = RunResult;
};

} // namespace method

} // namespace baton::protocol
