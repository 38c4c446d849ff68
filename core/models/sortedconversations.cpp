// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/sortedconversations.h"

#include "core/domain/searchwords.h"
#include "core/models/lastsaid.h"
#include "core/models/theirwords.h"

#include <algorithm>

namespace baton::models {

namespace {

/// Of a long last message only the beginning is looked through here; the relay searches all of it.
constexpr qsizetype longestPreview = 400;

QByteArray searchTextOf(const Conversation& c)
{
    // Also by the name that stands in for one.
    QString text = c.contact.name + u'\n' + customerName(c) + u'\n' + c.bot.name + u'\n' + c.channel + u'\n' +
                   c.reason.value_or(QString()) + u'\n' + c.contact.email + u'\n';
    if (c.lastMessage)
        text += QStringView(c.lastMessage->text).left(longestPreview);
    return folded(text).toUtf8();
}

} // namespace

void IndexedConversation::set(const Conversation& value)
{
    conversation = value;
    searchText = searchTextOf(value);
    activeAt = lastSaid(value).ms;
    if (value.waitingSince) {
        // A relay of an earlier version knows the time alone.
        waitingOrder = value.waitingOrder.value_or(0);
        waitedSince = value.waitingSince->ms;
    }
}

bool SortedConversations::before(Order order, const IndexedConversation* a, const IndexedConversation* b)
{
    if (order == Order::LongestWait) {
        if (a->waitingOrder != b->waitingOrder)
            return a->waitingOrder < b->waitingOrder;
        if (a->waitedSince != b->waitedSince)
            return a->waitedSince < b->waitedSince;
    } else if (a->activeAt != b->activeAt) {
        return a->activeAt > b->activeAt;
    }
    return a->conversation.id < b->conversation.id;
}

size_t SortedConversations::place(const IndexedRows& rows, Order order, const IndexedConversation* entry)
{
    const auto at = std::lower_bound(rows.begin(), rows.end(), entry,
                                     [order](const auto* a, const auto* b) { return before(order, a, b); });
    return size_t(at - rows.begin());
}

int SortedConversations::find(const IndexedRows& rows, Order order, const IndexedConversation* entry)
{
    const auto row = place(rows, order, entry);
    return row < rows.size() && rows[row] == entry ? int(row) : -1;
}

bool SortedConversations::isQueued(const IndexedConversation* entry)
{
    return entry->conversation.state == ConversationState::Waiting || entry->leavesAt != 0;
}

void SortedConversations::reset(const QList<Conversation>& all)
{
    for (auto& rows : m_rows)
        rows.clear();
    m_known.clear();
    m_entries.clear();
    m_known.reserve(all.size());
    m_entries.reserve(size_t(all.size()));
    add(all);
}

IndexedRows SortedConversations::add(const QList<Conversation>& fresh)
{
    // Made in the order in which they are looked through later: neighbours in the list are in memory, too.
    std::vector<const Conversation*> sorted;
    sorted.reserve(size_t(fresh.size()));
    for (const auto& conversation : fresh) {
        if (!m_known.contains(conversation.id)) {
            m_known.insert(conversation.id, nullptr);
            sorted.push_back(&conversation);
        }
    }
    std::sort(sorted.begin(), sorted.end(), [](const Conversation* a, const Conversation* b) {
        const auto ofA = lastSaid(*a);
        const auto ofB = lastSaid(*b);
        return ofA != ofB ? ofA > ofB : a->id < b->id;
    });
    IndexedRows added;
    added.reserve(sorted.size());
    for (const auto* conversation : sorted) {
        auto* entry = m_entries.emplace_back(std::make_unique<IndexedConversation>(*conversation)).get();
        m_known[conversation->id] = entry;
        added.push_back(entry);
    }
    const auto join = [](IndexedRows& rows, const IndexedRows& more, Order order) {
        const auto middle = std::ptrdiff_t(rows.size());
        rows.insert(rows.end(), more.begin(), more.end());
        std::inplace_merge(rows.begin(), rows.begin() + middle, rows.end(),
                           [order](const auto* a, const auto* b) { return before(order, a, b); });
    };
    join(activity(), added, Order::LatestActivity);
    IndexedRows waiting;
    std::copy_if(added.begin(), added.end(), std::back_inserter(waiting), isQueued);
    std::sort(waiting.begin(), waiting.end(),
              [](const auto* a, const auto* b) { return before(Order::LongestWait, a, b); });
    join(queue(), waiting, Order::LongestWait);
    return added;
}

void SortedConversations::update(IndexedConversation* entry, const Conversation& value, qint64 leavesAt)
{
    const int active = find(activity(), Order::LatestActivity, entry);
    const int queued = isQueued(entry) ? find(queue(), Order::LongestWait, entry) : -1;
    activity().erase(activity().begin() + active);
    if (queued >= 0)
        queue().erase(queue().begin() + queued);
    entry->set(value);
    entry->leavesAt = leavesAt;
    auto& latest = activity();
    latest.insert(latest.begin() + std::ptrdiff_t(place(latest, Order::LatestActivity, entry)), entry);
    if (isQueued(entry)) {
        auto& waiting = queue();
        waiting.insert(waiting.begin() + std::ptrdiff_t(place(waiting, Order::LongestWait, entry)), entry);
    }
}

void SortedConversations::letGo(IndexedConversation* entry)
{
    const int queued = find(queue(), Order::LongestWait, entry);
    entry->leavesAt = 0;
    if (queued >= 0 && !isQueued(entry))
        queue().erase(queue().begin() + queued);
}

} // namespace baton::models
