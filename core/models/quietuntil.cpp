// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/quietuntil.h"

namespace baton::models {

namespace {

/// The end is looked for by the wall clock: one long timer would count the sleep of the computer as nothing.
constexpr int lookMs = 10'000;

} // namespace

QuietUntil::QuietUntil(Clock clock, QObject* parent) : QObject(parent), m_clock(std::move(clock))
{
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &QuietUntil::look);
}

void QuietUntil::set(const QDateTime& end)
{
    const auto wanted = end.isValid() && end > m_clock() ? end : QDateTime();
    if (wanted == m_end)
        return;
    m_end = wanted;
    if (isQuiet())
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT changed();
}

void QuietUntil::look()
{
    if (isQuiet() && m_end <= m_clock())
        set({});
}

} // namespace baton::models
