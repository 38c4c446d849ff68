// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/workflowrun.h"
#include "core/domain/refusal.h"

/// The life of a workflow run as its bot tells it: pure rules. Events may come late, twice, out of order or
/// for a run nobody began; each is fitted in, never moves a run back, and what was odd is said in a note.
namespace baton {

/// A run with every step that is known, ordered by index.
struct RunHistory
{
    WorkflowRun run;
    QList<WorkflowStep> steps;

    WorkflowStep* step(qint64 index);
};

/// What one event made of a run.
struct RunChange
{
    struct Took
    {
        qint64 step = 0;
        QString name;
        qint64 ms = 0;
    };

    bool changed = false;     ///< false: nothing to record
    QList<qint64> steps;      ///< indexes of those that changed, without repeats
    std::optional<qint64> at; ///< the step the event is about
    QList<Took> took;         ///< what is learned about how long steps take
    QString note;             ///< what was odd, for the bot's developer; empty when all is well
};

/// The step a run is at: the furthest that runs, a stuck one first; else the furthest of all.
std::optional<WorkflowStep> currentStep(const RunHistory& history);

/// A run that some event other than its start made known; its start fills in the names.
WorkflowId unknownWorkflow();
inline constexpr qsizetype mostSteps = 1000;

RunHistory begunRun(RunId id, const QString& key, const BotRef& bot, Instant at);

RunChange startRun(RunHistory& history, const WorkflowId& workflow, const QString& name,
                   const std::optional<QString>& about, Instant at);
RunChange startStep(RunHistory& history, qint64 index, const QString& name, Instant at);
RunChange completeStep(RunHistory& history, qint64 index, const QString& name, Instant at);
/// Ends every step that still runs: as done, or as failed. The status decides: a success keeps no error.
RunChange finishRun(RunHistory& history, bool success, const std::optional<QString>& error, Instant at);
/// Changes nothing when the step has moved on since @p startedAt, or is marked already.
RunChange markStuck(RunHistory& history, qint64 index, Instant startedAt, Instant at);

} // namespace baton
