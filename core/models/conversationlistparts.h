// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/conversationlistmodel.h"
#include "core/models/departures.h"
#include "core/models/sieve.h"

namespace baton::models {

/// What the model consists of; for its own files only.
class ConversationListModel::Private
{
public:
    explicit Private(ConversationListModel& model) : q(model) {}

    bool isWanted(const IndexedConversation& entry) const { return sieve.isWanted(entry); }
    int rowOf(const IndexedConversation* entry) const
    {
        return SortedConversations::find(rows, sieve.order(), entry);
    }

    void collect();
    void rebuild();
    void narrow();
    void update(IndexedConversation* entry, const Conversation& value);
    void moveOrChange(IndexedConversation* entry, int oldRow);
    qint64 leavesAt(const IndexedConversation& entry, const Conversation& next, bool isShown);
    void insert(IndexedRows fresh);
    void removeRow(int row);
    void add(const QList<Conversation>& fresh);
    void count(const Conversation& c, int by);
    void recount();

    ConversationListModel& q;
    SortedConversations index;
    Sieve sieve;
    IndexedRows rows;
    Departures leaving;
    Spoken spoken;
    QHash<ConversationId, qint64> seen;
    QSet<ConversationId> typing;
    int counts[3] = {}; ///< by view
};

} // namespace baton::models
