// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/sortedconversations.h"

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace baton::models {

/// The conversations that somebody else claimed a moment ago, and when each leaves the list. UI thread.
class Departures
{
public:
    Departures() { m_monotonic.start(); }

    /// When one that is claimed now leaves; 0: at once.
    qint64 timeOfNext() const { return m_stay > 0 ? m_clock() + m_stay : 0; }
    void add(IndexedConversation* entry);
    void remove(IndexedConversation* entry);
    /// Those whose time has come; they are no longer in here.
    IndexedRows takeDue();
    IndexedRows takeAll();
    /// In how many milliseconds it leaves.
    int left(const IndexedConversation& entry) const;

    void setStay(int milliseconds) { m_stay = milliseconds; }
    void setClock(std::function<qint64()> clock) { m_clock = std::move(clock); }
    QTimer& timer() { return m_timer; }

private:
    void schedule();

    IndexedRows m_leaving;
    QTimer m_timer;
    QElapsedTimer m_monotonic;
    std::function<qint64()> m_clock = [this] { return m_monotonic.elapsed() + 1; };
    int m_stay = 3'000;
};

} // namespace baton::models
