// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/departures.h"

#include <algorithm>

namespace baton::models {

void Departures::add(IndexedConversation* entry)
{
    m_leaving.push_back(entry);
    schedule();
}

void Departures::remove(IndexedConversation* entry)
{
    std::erase(m_leaving, entry);
    schedule();
}

IndexedRows Departures::takeDue()
{
    const auto now = m_clock();
    const auto due = std::stable_partition(m_leaving.begin(), m_leaving.end(),
                                           [now](const auto* entry) { return entry->leavesAt > now; });
    IndexedRows gone(due, m_leaving.end());
    m_leaving.erase(due, m_leaving.end());
    schedule();
    return gone;
}

IndexedRows Departures::takeAll()
{
    m_timer.stop();
    return std::exchange(m_leaving, {});
}

int Departures::left(const IndexedConversation& entry) const
{
    return entry.leavesAt == 0 ? 0 : int(std::max<qint64>(0, entry.leavesAt - m_clock()));
}

void Departures::schedule()
{
    if (m_leaving.empty())
        return m_timer.stop();
    const auto* first =
        *std::min_element(m_leaving.begin(), m_leaving.end(),
                          [](const auto* a, const auto* b) { return a->leavesAt < b->leavesAt; });
    m_timer.start(left(*first));
}

} // namespace baton::models
