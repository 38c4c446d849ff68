// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>

namespace baton::relay {

/// So many a second, and a burst above it. Not thread-safe.
class TokenBucket
{
public:
    using Clock = std::chrono::steady_clock;

    /// @param perSecond 0 means no limit
    TokenBucket(int perSecond, int burst, Clock::time_point now = Clock::now())
        : m_perSecond(perSecond)
        , m_burst(burst)
        , m_tokens(burst)
        , m_at(now)
    {}

    bool take(Clock::time_point now = Clock::now())
    {
        if (m_perSecond <= 0)
            return true;
        refill(now);
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

    /// Nothing was taken for so long that forgetting this bucket changes nothing.
    bool isFull(Clock::time_point now)
    {
        refill(now);
        return m_tokens >= m_burst;
    }

private:
    void refill(Clock::time_point now)
    {
        const std::chrono::duration<double> passed = now - m_at;
        m_at = now;
        m_tokens = std::min(double(m_burst), m_tokens + passed.count() * m_perSecond);
    }

    int m_perSecond;
    int m_burst;
    double m_tokens;
    Clock::time_point m_at;
};

} // namespace baton::relay
