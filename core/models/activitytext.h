// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"
#include "core/domain/activity/workflowrun.h"

#include <QString>

/// Workflow runs and auto-updates in the reader's language. Times are in milliseconds.
namespace baton::models {

/// How long something took: 48 s, 1 m 02 s, 1 h 05 m.
QString tookText(qint64 milliseconds);
/// The same, roughly: 48 s, 15 min, 2 h.
QString roughText(qint64 milliseconds);

/// What the workflow is called; a run nobody began is of none that is known.
QString runName(const WorkflowRun& run);
/// Started, Stuck, Finished, Failed.
QString runStateText(RunState state);
/// What is to be said of a run, such as "Step 3 has been running for 15 min (avg: 2 min)."
QString runSentence(const WorkflowRun& run, Instant now);

/// Retrained, KB chunks, Prompt tuned, Tool added; a kind this program does not know as it is.
QString autoUpdateKindText(const QString& kind);
/// Started, Step transitions, Finished, Stuck: the sub-channels of a workflow.
QString workflowChannelText(const QString& channel);

} // namespace baton::models
