// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/conversationlistmodel.h"
#include "core/models/needle.h"
#include "core/models/sortedconversations.h"

#include <QHash>

namespace baton::models {

/// What of all conversations a list shows: its view, its filter, and what a search at the relay found. Pure.
class Sieve
{
public:
    /// How a new filter relates to the one before.
    enum class Change { Stricter, Other };
    Change setFilter(const Filter& filter);
    const Filter& filter() const { return m_filter; }

    void take(const QList<protocol::ListedConversation>& found);
    const protocol::SearchHit* hitOf(const ConversationId& id) const;
    bool isInView(const Conversation& c, View which) const;
    bool isWanted(const IndexedConversation& entry) const;
    SortedConversations::Order order() const
    {
        return view == View::Waiting ? SortedConversations::Order::LongestWait
                                     : SortedConversations::Order::LatestActivity;
    }

    View view = View::Waiting;
    MemberId member;
    /// Pass the filter's text, whatever is held of them, with where they have it; gone with the text.
    QHash<ConversationId, protocol::SearchHit> hits;

private:
    bool passes(const IndexedConversation& entry) const;

    Filter m_filter;
    Needle m_needle;
};

} // namespace baton::models
