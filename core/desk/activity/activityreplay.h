// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"

#include <QJsonObject>

namespace baton::storage {
class Database;
}

namespace baton::relay::desk {

/// What of a change says how long the steps of a workflow take: nothing while the workflow is unknown.
QList<RunChange::Took> learnable(const WorkflowRun& run, const RunChange& change);

/// What the tables need of a change beyond the event's run: the steps that changed, and what they took.
QJsonObject innerOf(RunHistory& history, const RunChange& change);

/// Plays `workflow.*` and `autoupdate.*` events of the log. All is kept here and written at the end, once.
class ActivityReplay
{
public:
    /// Events of other types are passed over. A refusal says what of the event cannot be read.
    Result<void> play(const QString& type, const QJsonObject& data, const QJsonObject& inner);
    Result<void> write(storage::Database& database, const QString& schema);

private:
    Result<void> playRun(const QJsonObject& data, const QJsonObject& inner);
    Result<void> playAutoUpdate(const QJsonObject& data);

    QHash<RunId, RunHistory> m_runs;
    QHash<StepKey, StepDurations> m_durations;
    QHash<AutoUpdateId, AutoUpdate> m_entries;
};

} // namespace baton::relay::desk
