// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QList>

/// Values of the workflow-status feed: what a bot platform's workflows are doing.
namespace baton {

using RunId = Id<struct RunTag>;
using WorkflowId = Id<struct WorkflowTag>;

/// running and stuck are under way; finished and failed have ended.
enum class RunState { Running, Stuck, Finished, Failed };

/// The wire name: running, stuck, finished, failed.
QString runStateName(RunState state);
std::optional<RunState> runStateFromName(QStringView name);

/// One step of a run. Known from its first event on; a run does not say beforehand how many there will be.
struct WorkflowStep
{
    qint64 index = 0; ///< the platform's own, from 1
    QString name;
    QString state; ///< running, done, failed
    Instant startedAt;
    std::optional<Instant> endedAt;
    bool stuck = false;
    std::optional<qint64> averageMs; ///< of this step of this workflow, over its newest runs; empty when none
    std::optional<qint64> medianMs;
    std::optional<qint64> p95Ms;

    friend bool operator==(const WorkflowStep&, const WorkflowStep&) = default;
};

struct WorkflowRun
{
    RunId id;
    QString run; ///< the platform's own key, unique per bot
    BotRef bot;
    WorkflowId workflow;
    QString name;
    std::optional<QString> about;
    RunState state = RunState::Running;
    Instant startedAt;
    Instant updatedAt;
    std::optional<Instant> finishedAt;
    std::optional<QString> error;
    std::optional<WorkflowStep> step;                ///< the one it is at, or was last
    qint64 steps = 0;                                ///< how many are known
    std::optional<ConversationId> conversation = {}; ///< beside which it is shown
    std::optional<ContactId> contact = {};           ///< whom it concerns

    friend bool operator==(const WorkflowRun&, const WorkflowRun&) = default;
};

} // namespace baton
