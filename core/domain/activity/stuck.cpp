// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/stuck.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace baton {

qint64 stuckAfterMs(const StuckRule& rule, std::optional<qint64> averageMs)
{
    const double scaled = rule.factor * double(averageMs.value_or(0));
    constexpr double most = double(std::numeric_limits<qint64>::max() / 2);
    if (!std::isfinite(scaled) || scaled >= most)
        return std::numeric_limits<qint64>::max() / 2;
    return std::max(rule.floorMs, qint64(scaled));
}

qint64 ClockShift::measure(Instant wall, qint64 steadyMs)
{
    const auto offset = wall.ms - steadyMs;
    if (!m_offset)
        m_offset = offset;
    const auto shift = offset - *m_offset;
    if (std::abs(shift) < leastMs)
        return 0;
    m_offset = offset;
    return shift;
}

} // namespace baton
