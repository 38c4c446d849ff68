// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QByteArray>
#include <QHash>
#include <memory>
#include <vector>

namespace baton::models {

/// One conversation with what sorting and filtering ask of it again and again.
struct IndexedConversation
{
    explicit IndexedConversation(const Conversation& value) { set(value); }

    void set(const Conversation& value);

    Conversation conversation;
    QByteArray searchText;   ///< everything the search field looks at, folded, UTF-8
    qint64 waitingOrder = 0; ///< kept while it leaves Waiting, so that it stays in its place
    qint64 waitedSince = 0;  ///< the same
    qint64 activeAt = 0;     ///< when something was last said
    qint64 leavesAt = 0;     ///< 0: it is not leaving
};

using IndexedRows = std::vector<IndexedConversation*>;

/// All conversations that are held, in the two orders people see: by the longest wait, and by what was said
/// last. A view is a filtered copy of one of the two, and stays sorted without sorting. Pure.
class SortedConversations
{
public:
    enum class Order { LongestWait, LatestActivity };

    static bool before(Order order, const IndexedConversation* a, const IndexedConversation* b);
    /// Where @p entry is, or belongs, in rows of this order.
    static size_t place(const IndexedRows& rows, Order order, const IndexedConversation* entry);
    /// -1 when it is not there.
    static int find(const IndexedRows& rows, Order order, const IndexedConversation* entry);

    void reset(const QList<Conversation>& all);
    /// Takes in conversations that are not held yet; the new entries, in order of activity.
    IndexedRows add(const QList<Conversation>& fresh);
    /// Replaces what is held of it. @p leavesAt other than 0 keeps it among the waiting for that long.
    void update(IndexedConversation* entry, const Conversation& value, qint64 leavesAt);
    /// It is no longer among the waiting.
    void letGo(IndexedConversation* entry);

    IndexedConversation* find(const ConversationId& id) const { return m_known.value(id); }
    const IndexedRows& rows(Order order) const { return m_rows[int(order)]; }

private:
    static bool isQueued(const IndexedConversation* entry);
    IndexedRows& queue() { return m_rows[int(Order::LongestWait)]; }
    IndexedRows& activity() { return m_rows[int(Order::LatestActivity)]; }

    QHash<ConversationId, IndexedConversation*> m_known;
    std::vector<std::unique_ptr<IndexedConversation>> m_entries;
    IndexedRows m_rows[2];
};

} // namespace baton::models
