// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/writes.h"

#include <iterator>

namespace baton::relay::desk {

namespace {

template <typename Key, typename Value>
void addTo(QHash<Key, Value>& all, QHash<Key, Value>&& later)
{
    if (all.isEmpty())
        all.swap(later);
    else if (!later.isEmpty())
        all.insert(later);
}

template <typename Value>
void addTo(std::vector<Value>& all, std::vector<Value>&& later)
{
    if (all.empty())
        all.swap(later);
    else
        all.insert(all.end(), std::move_iterator(later.begin()), std::move_iterator(later.end()));
}

} // namespace

void placeStep(RunHistory& history)
{
    auto& at = history.run.step;
    if (!at)
        return;
    if (const auto* step = history.step(at->index))
        at = *step;
}

void Writes::add(Writes&& later)
{
    for (auto it = later.conversations.cbegin(); it != later.conversations.cend(); ++it) {
        auto& change = conversations[it.key()];
        change.row = it->row;
        change.isNew |= it->isNew;
        change.isDescribed |= it->isDescribed;
        change.isTagged |= it->isTagged;
    }
    for (auto it = later.messages.cbegin(); it != later.messages.cend(); ++it)
        messages[it.key()] += *it;
    for (auto it = later.runs.cbegin(); it != later.runs.cend(); ++it) {
        auto& run = runs[it.key()];
        run.history = it->history;
        run.steps += it->steps;
    }
    addTo(events, std::move(later.events));
    addTo(inner, std::move(later.inner));
    addTo(authors, std::move(later.authors));
    addTo(rewritten, std::move(later.rewritten));
    addTo(searched, std::move(later.searched));
    addTo(notes, std::move(later.notes));
    addTo(seen, std::move(later.seen));
    addTo(answers, std::move(later.answers));
    addTo(takenEvents, std::move(later.takenEvents));
    addTo(takenMessages, std::move(later.takenMessages));
    addTo(runKeys, std::move(later.runKeys));
    addTo(durations, std::move(later.durations));
    addTo(watches, std::move(later.watches));
    addTo(entries, std::move(later.entries));
    addTo(chainEnds, std::move(later.chainEnds));
    addTo(readMarks, std::move(later.readMarks));
    addTo(sideRows, std::move(later.sideRows));
    if (later.forgetting)
        forgetting = later.forgetting;
}

} // namespace baton::relay::desk
