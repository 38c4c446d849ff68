// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistparts.h"

#include <QSet>
#include <utility>

// What a search at the relay found, in the list.
namespace baton::models {

void ConversationListModel::setSearchHits(const QList<protocol::ListedConversation>& hits)
{
    const auto old = std::exchange(d->sieve.hits, {}).keys();
    d->sieve.take(hits);
    for (const auto& id : old) {
        const auto* entry = d->index.find(id);
        if (const int row = entry && !d->isWanted(*entry) ? d->rowOf(entry) : -1; row >= 0)
            d->removeRow(row);
    }
    addSearchHits(hits);
}

void ConversationListModel::addSearchHits(const QList<protocol::ListedConversation>& hits)
{
    d->sieve.take(hits);
    QList<Conversation> fresh;
    QSet<ConversationId> taken;
    IndexedRows found;
    for (const auto& hit : hits) {
        auto* entry = d->index.find(hit.id);
        const int row = entry ? d->rowOf(entry) : -1;
        if (!entry)
            fresh.append(hit);
        else if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row));
        else if (!taken.contains(hit.id) && d->isWanted(*entry))
            found.push_back(entry);
        taken.insert(hit.id);
    }
    d->insert(std::move(found));
    d->add(fresh);
    Q_EMIT countsChanged();
}

const protocol::SearchHit* ConversationListModel::hitOf(const ConversationId& id) const
{
    return d->sieve.hitOf(id);
}

} // namespace baton::models
