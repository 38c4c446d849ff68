#pragma once

#include <QElapsedTimer>
#include <algorithm>

namespace baton::relay {

/// A token bucket: so many requests a second, and a burst above it. One thread.
class RateLimit
{
public:
    /// @param perSecond 0 means no limit
    RateLimit(int perSecond, int burst) : m_perSecond(perSecond), m_burst(burst), m_tokens(burst)
    {
        m_clock.start();
    }

    /// Takes one request from the bucket; false when it is empty.
    bool allow()
    {
        if (m_perSecond <= 0)
            return true;
        const double seconds = double(m_clock.nsecsElapsed()) / 1e9;
        m_clock.restart();
        m_tokens = std::min(double(m_burst), m_tokens + seconds * m_perSecond);
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

private:
    int m_perSecond;
    int m_burst;
    double m_tokens;
    QElapsedTimer m_clock;
};

} // namespace baton::relay
