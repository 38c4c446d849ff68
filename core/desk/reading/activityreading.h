// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/readingroom.h"
#include "core/domain/activity/stuck.h"
#include "core/protocol/agent/workflowreads.h"
#include "core/protocol/wire/autoupdates.h"

/// Reads of workflow runs and of bots' auto-updates, inside ReadingRoom::read(): the reading thread only.
namespace baton::relay::desk {

Result<protocol::RunsResult> runs(storage::Database& database, const BotScope& bots,
                                  const protocol::RunsParams& params);
Result<protocol::RunResult> run(storage::Database& database, const BotScope& bots, const RunId& id);
Result<protocol::AutoUpdatesResult> autoUpdates(storage::Database& database, const BotScope& bots,
                                                const protocol::AutoUpdatesParams& params);

/// A step that runs and is not marked as stuck.
struct RunningStep
{
    RunId run;
    qint64 step = 0;
    Instant startedAt; ///< by the bot's clock
    Instant since;     ///< by this relay's
    std::optional<qint64> averageMs;
    StuckRule rule;
};
Result<QList<RunningStep>> runningSteps(storage::Database& database);

/// One line for each bot whose chain of auto-updates is broken, in its table or in the event log.
Result<QStringList> findBrokenChains(storage::Database& database);

} // namespace baton::relay::desk
