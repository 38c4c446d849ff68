// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <optional>

namespace baton {

/// When a step of a workflow counts as stuck; an admin may set both per workflow.
struct StuckRule
{
    qint64 floorMs = 5LL * 60 * 1000; ///< never before this
    double factor = 3;                ///< nor before this many times the step's average

    friend bool operator==(const StuckRule&, const StuckRule&) = default;
};

/// A step that runs longer than this is stuck. While nothing is known of a step, the floor alone counts.
qint64 stuckAfterMs(const StuckRule& rule, std::optional<qint64> averageMs);

/// Notices that the wall clock was set, or that the machine slept: it went another way than a clock that
/// nothing moves. What is timed by the wall clock is moved along by the same shift, so that a step is as old
/// after the jump as it was before.
class ClockShift
{
public:
    /// Shifts smaller than this are kept for later: clocks that are corrected little by little add up.
    static constexpr qint64 leastMs = 1000;

    /// By how much the wall clock has jumped since the last answer that was not 0; 0 at the first call.
    qint64 measure(Instant wall, qint64 steadyMs);

private:
    std::optional<qint64> m_offset;
};

} // namespace baton
