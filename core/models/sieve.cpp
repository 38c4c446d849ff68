// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/sieve.h"

#include "core/domain/searchwords.h"
#include "core/models/lastsaid.h"

namespace baton::models {

Sieve::Change Sieve::setFilter(const Filter& filter)
{
    auto others = m_filter;
    others.text = filter.text;
    const auto needle = folded(filter.text.trimmed()).toUtf8();
    const auto old = m_needle.pattern();
    const bool isStricter = others == filter && needle.contains(old) && hits.isEmpty();
    if (needle != old)
        hits.clear();
    m_filter = filter;
    m_needle.set(needle);
    return isStricter ? Change::Stricter : Change::Other;
}

void Sieve::take(const QList<protocol::ListedConversation>& found)
{
    for (const auto& one : found)
        hits.insert(one.id, one.hit.value_or(protocol::SearchHit()));
}

const protocol::SearchHit* Sieve::hitOf(const ConversationId& id) const
{
    const auto it = hits.constFind(id);
    return it == hits.constEnd() || it->text.isEmpty() ? nullptr : &*it;
}

bool Sieve::isInView(const Conversation& c, View which) const
{
    switch (which) {
    case View::Waiting:
        return c.state == ConversationState::Waiting;
    case View::Mine:
        return c.assignee && c.assignee->id == member;
    case View::All:
        return true;
    }
    return false;
}

bool Sieve::isWanted(const IndexedConversation& entry) const
{
    const bool isLeaving = view == View::Waiting && entry.leavesAt != 0;
    return (isInView(entry.conversation, view) || isLeaving) && passes(entry);
}

bool Sieve::passes(const IndexedConversation& entry) const
{
    const auto& c = entry.conversation;
    if (m_filter.state && c.state != *m_filter.state)
        return false;
    if (m_filter.ongoingOnly && c.state == ConversationState::Ended)
        return false;
    if (!m_filter.bot.isEmpty() && c.bot.id != m_filter.bot)
        return false;
    if (!m_filter.channel.isEmpty() && c.channel != m_filter.channel)
        return false;
    const auto at = lastSaid(c);
    if ((m_filter.from && at < *m_filter.from) || (m_filter.to && at > *m_filter.to))
        return false;
    return m_needle.isIn(entry.searchText) || hits.contains(c.id);
}

} // namespace baton::models
