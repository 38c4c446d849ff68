#pragma once

#include "core/models/conversationlistmodel.h"
#include "core/models/needle.h"
#include "core/models/sortedconversations.h"

#include <QSet>

namespace baton::models {

/// What of all conversations a list shows: its view, its filter, and what a search at the relay found. Pure.
class Sieve
{
public:
    /// How a new filter relates to the one before.
    enum class Change { Stricter, Other };
    Change setFilter(const Filter& filter);
    const Filter& filter() const { return m_filter; }

    bool isInView(const Conversation& c, View which) const;
    bool isWanted(const IndexedConversation& entry) const;
    SortedConversations::Order order() const
    {
        return view == View::Waiting ? SortedConversations::Order::LongestWait
                                     : SortedConversations::Order::LatestActivity;
    }

    View view = View::Waiting;
    MemberId member;
    QSet<ConversationId> hits; ///< pass the filter's text, whatever is in them; gone with the text

private:
    bool passes(const IndexedConversation& entry) const;

    Filter m_filter;
    Needle m_needle;
};

} // namespace baton::models
