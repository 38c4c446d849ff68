// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/listing.h"
#include "core/desk/reading/reading.h"
#include "core/desk/reading/searchrows.h"

// Looking for words. The newest matches come first: the index numbers its rows in the order of the log, so no
// match has to be ranked against all others.
namespace baton::relay::desk {

/// One search, as long as a page of it is made.
class Reading::Search
{
public:
    Search(Reading& reading, const Viewer& viewer, const protocol::ListParams& params,
           const Superseded& superseded)
        : m_reading(reading)
        , m_database(*reading.m_database)
        , m_viewer(viewer)
        , m_params(params)
        , m_superseded(superseded)
        , m_rows(m_database, params.query.value_or(QString()), superseded)
    {}

    bool isEmpty() const { return m_rows.sought().isEmpty(); }
    Result<void> prepare();
    Result<protocol::ListResult> page(int limit);
    Result<void> count(protocol::ListResult& result);

private:
    struct Candidate
    {
        ConversationId id;
        BotId bot;
    };
    using Found = SearchRows::Found;

    Result<void> findBots();
    Result<void> findRare();
    Result<void> findTagged();
    Result<void> addTagged(Found& found, const Condition& condition);
    Result<bool> appendTagged(protocol::ListResult& result, const Condition& condition, qint64 after,
                              int limit);
    Result<std::optional<Found>> foundIn(const QString& view);
    Result<std::optional<Found>> look(const protocol::ListParams& params);
    Result<std::optional<QList<Candidate>>> candidates(const protocol::ListParams& params);
    Result<Found> among(const QList<Candidate>& candidates);
    Result<Found> narrowed(const Found& found, const Condition& condition);
    Result<protocol::ListResult> pageOf(const Found& found, int limit);
    Result<protocol::ListResult> pageOfAll(int limit);
    Result<std::optional<Conversation>> shownIf(const ConversationId& id, const Condition& condition);
    Result<bool> isMeant(const ConversationId& id, const Condition& condition);
    protocol::SearchHit tagIn(const Conversation& conversation) const;
    Result<void> append(protocol::ListResult& result, Conversation conversation, const SearchHits& hits);
    Result<qint64> countOf(const QString& view, bool& isMore);
    QString placeAt(qint64 row) const { return Cursor{row, QString::number(m_rows.upTo())}.encoded(); }

    Reading& m_reading;
    storage::Database& m_database;
    const Viewer& m_viewer;
    const protocol::ListParams& m_params;
    const Superseded& m_superseded;
    SearchRows m_rows;
    QList<BotId> m_bots;         ///< that the viewer may see, and asks for
    std::optional<Found> m_rare; ///< all there is, when that is little
    Found m_tagged;              ///< by a tag, each at its newest row
    std::vector<std::pair<qint64, ConversationId>>
        m_tagOrder; ///< those of the pages to come, the newest first
    size_t m_nextTagged = 0;
    QSet<ConversationId> m_looked;               ///< on this page, where they are looked at one by one
    qint64 m_reached = 0;                        ///< the page goes so far
    QHash<QString, std::optional<Found>> m_seen; ///< by view, what was looked through
};

} // namespace baton::relay::desk
