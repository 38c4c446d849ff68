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
    Result<std::optional<Found>> foundIn(const QString& view);
    Result<std::optional<Found>> look(const protocol::ListParams& params);
    Result<std::optional<QList<Candidate>>> candidates(const protocol::ListParams& params);
    Result<Found> among(const QList<Candidate>& candidates);
    Result<Found> ofRare(const Condition& condition);
    Result<protocol::ListResult> pageOf(const Found& found, int limit);
    Result<protocol::ListResult> pageOfAll(int limit);
    Result<std::optional<Conversation>> shownIf(const ConversationId& id, const Condition& condition);
    Result<bool> isMeant(const ConversationId& id, const Condition& condition);
    Result<void> append(protocol::ListResult& result, Conversation conversation, const SearchHits& hits);
    Result<qint64> countOf(const QString& view, bool& isMore);
    QString placeAt(qint64 row) const { return Cursor{row, QString::number(m_rows.upTo())}.encoded(); }

    Reading& m_reading;
    storage::Database& m_database;
    const Viewer& m_viewer;
    const protocol::ListParams& m_params;
    const Superseded& m_superseded;
    SearchRows m_rows;
    QList<BotId> m_bots;                         ///< that the viewer may see, and asks for
    std::optional<Found> m_rare;                 ///< all there is, when that is little
    QHash<QString, std::optional<Found>> m_seen; ///< by view, what was looked through
};

} // namespace baton::relay::desk
