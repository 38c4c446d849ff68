// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/wire/workflows.h"

/// The methods that read workflow runs.
namespace baton::protocol {

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
    std::optional<ConversationId> conversation = {}; ///< those that concern it
    std::optional<ContactId> contact = {};           ///< of the bot that is named
};
template <>
struct Wire<RunsParams>
{
    static constexpr auto fields = std::make_tuple(
        defaulted("view", &RunsParams::view), field("bot", &RunsParams::bot),
        field("workflow", &RunsParams::workflow), field("query", &RunsParams::query),
        field("limit", &RunsParams::limit), field("cursor", &RunsParams::cursor),
        field("conversation", &RunsParams::conversation), field("contact", &RunsParams::contact));
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
