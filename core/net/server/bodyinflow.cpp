// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/bodyinflow.h"

namespace baton::relay {

namespace {

/// What must come within the time that a whole small body may take.
constexpr qint64 leastProgress = 64 * 1024;

} // namespace

void BodyInflow::give(QByteArray piece)
{
    if (!m_sink)
        return;
    const auto self = shared_from_this();
    m_sinceLast += piece.size();
    m_busy = true;
    m_giving = true;
    m_sink->take(std::move(piece), asker());
    m_giving = false;
}

void BodyInflow::end()
{
    const auto self = shared_from_this();
    if (m_sink)
        m_sink->whole();
}

bool BodyInflow::hasComeFurther()
{
    if (m_sinceLast < leastProgress)
        return false;
    m_sinceLast = 0;
    return true;
}

std::function<void()> BodyInflow::asker()
{
    // Elsewhere it is not even looked at: this must end on its own thread.
    return [executor = m_executor, weak = weak_from_this()] {
        const auto ask = [weak] {
            if (const auto flow = weak.lock())
                flow->asked();
        };
        if (executor->isCurrent())
            ask();
        else
            executor->post(ask);
    };
}

void BodyInflow::asked()
{
    if (!std::exchange(m_busy, false) || m_giving)
        return;
    m_goOn();
}

} // namespace baton::relay
