// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/workflowrun.h"
#include "core/protocol/wire/conversationwire.h"

/// Workflow runs on the wire, and the data of `workflow.*` events.
namespace baton {
/// Beside its type, where the writing of a field finds it.
void write(QByteArray& json, RunState value);
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
        field("step", &WorkflowRun::step), field("steps", &WorkflowRun::steps),
        field("conversation", &WorkflowRun::conversation), field("contact", &WorkflowRun::contact));
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

} // namespace baton::protocol
