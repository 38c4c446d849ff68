// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/searchindex.h"
#include "core/desk/reading/readingqueue.h"
#include "core/protocol/agent/conversationreads.h"
#include "core/storage/database.h"

#include <functional>
#include <limits>
#include <optional>
#include <set>

namespace baton::relay::desk {

/// What a conversation has of what is sought.
struct SearchHits
{
    qint64 newestRow = 0;
    qint64 newestN = 0;     ///< of the message; of a reason, less than 1: the message before it, negative
    bool isEarlier = false; ///< one of its rows lies before the page: another page has shown it
    std::set<qint64> ns;
};

/// The rows of the full-text index that have what is sought: as many as are wanted, up to where the search
/// began, so that what is said meanwhile moves nothing. On its database's thread.
class SearchRows
{
public:
    static constexpr qint64 end = std::numeric_limits<qint64>::max();

    /// @param typed what somebody looks for
    SearchRows(storage::Database& database, const QString& typed, const Superseded& superseded);

    const Sought& sought() const { return m_sought; }
    /// Where the page begins, and where the first one began.
    void setPlace(qint64 before, qint64 upTo);
    qint64 before() const { return m_before; }
    qint64 upTo() const { return m_upTo; }
    Result<qint64> newest();

    /// What the bots' conversations have, the newest first, a conversation and a row; until @p look says that
    /// this is enough. True when there is more.
    using Look = std::function<Result<bool>(const ConversationId&, qint64 row)>;
    Result<bool> each(const QList<BotId>& bots, qint64 before, int most, const Look& look);

    using Found = QHash<ConversationId, SearchHits>;
    /// Whether no more than @p most rows have it. Only counts them.
    Result<bool> areFew(const QList<BotId>& bots, int most);
    /// All that the bots' conversations have, when that is little.
    Result<void> collect(Found& found, const QList<BotId>& bots);
    /// Looks through these conversations of one bot.
    Result<void> look(Found& found, const BotId& bot, const QList<ConversationId>& conversations);
    Result<SearchHits> within(const ConversationId& id, const BotId& bot);
    /// What a person is shown of the newest.
    Result<protocol::SearchHit> shown(const ConversationId& id, const SearchHits& hits);

private:
    Result<void> keep(Found& found, const ConversationId& id, qint64 row, qint64 n);
    Result<QString> textOf(const ConversationId& id, qint64 n);
    Result<QString> reasonOf(const ConversationId& id, qint64 n);

    storage::Database& m_database;
    const Superseded& m_superseded;
    const Sought m_sought;
    qint64 m_before = end;
    qint64 m_upTo = end;
};

} // namespace baton::relay::desk
