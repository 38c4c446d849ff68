// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/domain/activity/autoupdate.h"
#include "core/domain/activity/workflowrun.h"

/// What the desk can be asked about workflow runs and bots' auto-updates. Plain values.
namespace baton::relay::desk {

/// A step has run for too long; nothing happens when it has moved on since @p startedAt.
struct MarkStuck
{
    RunId run;
    qint64 step = 0;
    Instant startedAt;
};

/// The wall clock has jumped: what is timed by it moves along.
struct MoveClock
{
    qint64 ms = 0;
    qint64 withinMs = 0; ///< when it jumped: at most so long ago
};

/// A second review changes nothing and answers with the first.
struct ReviewAutoUpdate
{
    AutoUpdateId id;
    MemberRef by;
    BotScope bots;
    DeviceId device = {}; ///< from which it is reviewed
};

using ActivityCommand = std::variant<MarkStuck, MoveClock, ReviewAutoUpdate>;
/// The entry after its review; nothing for the relay's own.
using ActivityAnswer = std::optional<AutoUpdate>;

} // namespace baton::relay::desk
