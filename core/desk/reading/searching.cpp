// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/searching.h"

#include "core/desk/log/rows/conversationrow.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

/// A page reads at most this many matches, so that a common word stays fast; the cursor goes on from there.
constexpr int mostRead = 4'096;

} // namespace

Result<void> Reading::Search::findBots()
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(QStringLiteral(
            "WITH RECURSIVE b(id) AS (SELECT MIN(bot) FROM conversations UNION ALL "
            "SELECT (SELECT MIN(bot) FROM conversations WHERE bot > b.id) FROM b WHERE b.id IS NOT NULL) "
            "SELECT id FROM b WHERE id IS NOT NULL")));
    for (const auto& row : query.rows()) {
        const BotId bot(row.text(0));
        if ((!m_viewer.bots || m_viewer.bots->contains(bot)) && (!m_params.bot || *m_params.bot == bot))
            m_bots.append(bot);
    }
    return query.ended();
}

/// What the viewer may see, and where the page begins.
Result<void> Reading::Search::prepare()
{
    if (m_params.cursor) {
        BATON_TRY_INTO(const auto cursor, Cursor::decoded(*m_params.cursor));
        m_rows.setPlace(cursor.key, cursor.id.toLongLong());
    } else {
        BATON_TRY_INTO(const auto newest, m_rows.newest());
        m_rows.setPlace(SearchRows::end, newest);
    }
    BATON_TRY(findBots());
    BATON_TRY(findTagged());
    return findRare();
}

Result<std::optional<Conversation>> Reading::Search::shownIf(const ConversationId& id,
                                                             const Condition& condition)
{
    BATON_TRY_INTO(auto row,
                   m_database.prepare(QStringLiteral("SELECT %1 FROM conversations WHERE id = ? AND %2")
                                          .arg(conversationColumns(), condition.sql())));
    BATON_TRY(row.runList(QVariantList{id.toString()} + condition.values));
    std::optional<Conversation> shown;
    if (row.next())
        shown = m_reading.shown(storedFrom(row));
    row.finish();
    return shown;
}

Result<void> Reading::Search::append(protocol::ListResult& result, Conversation conversation,
                                     const SearchHits& hits)
{
    BATON_TRY_INTO(auto hit, hits.ns.empty() ? Result<protocol::SearchHit>(tagIn(conversation))
                                             : m_rows.shown(conversation.id, hits));
    result.items.append(protocol::ListedConversation(std::move(conversation), std::move(hit)));
    return {};
}

Result<protocol::ListResult> Reading::Search::page(int limit)
{
    BATON_TRY_INTO(const auto found, foundIn(m_params.view));
    return found ? pageOf(*found, limit) : pageOfAll(limit);
}

Result<protocol::ListResult> Reading::Search::pageOf(const Found& found, int limit)
{
    std::vector<std::pair<qint64, ConversationId>> order;
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        if (it->newestRow < m_rows.before())
            order.emplace_back(it->newestRow, it.key());
    std::sort(order.rbegin(), order.rend());
    protocol::ListResult result;
    for (size_t i = 0; i < order.size(); ++i) {
        if (result.items.size() == limit) {
            result.next = placeAt(order[i - 1].first);
            break;
        }
        BATON_TRY_INTO(auto conversation, shownIf(order[i].second, {}));
        if (conversation)
            BATON_TRY(append(result, std::move(*conversation), found[order[i].second]));
    }
    return result;
}

Result<protocol::ListResult> Reading::Search::pageOfAll(int limit)
{
    BATON_TRY_INTO(const auto condition, conditionOf(m_viewer, m_params));
    protocol::ListResult result;
    m_reached = m_rows.before();
    auto more = m_rows.each(
        m_bots, m_rows.before(), mostRead, [&](const ConversationId& id, qint64 row) -> Result<bool> {
            BATON_TRY_INTO(const auto hasRoom, appendTagged(result, condition, row, limit));
            if (!hasRoom || result.items.size() == limit)
                return false;
            m_reached = row;
            // By its tag it was on this page already, or on an earlier one.
            if (m_looked.contains(id) || m_tagged.value(id).newestRow >= m_rows.before())
                return true;
            m_looked.insert(id);
            auto conversation = shownIf(id, condition);
            if (!conversation)
                return Refused(conversation.error());
            if (!*conversation)
                return true;
            BATON_TRY_INTO(const auto hits, m_rows.within(id, (*conversation)->bot.id));
            // Whoever has a newer match was on an earlier page.
            if (hits.newestRow == 0 || hits.isEarlier)
                return true;
            BATON_TRY(append(result, std::move(**conversation), hits));
            return true;
        });
    if (more && !*more)
        more = appendTagged(result, condition, -1, limit).map([](bool hasRoom) { return !hasRoom; });
    if (!more)
        return Refused(more.error());
    if (*more)
        result.next = placeAt(m_reached);
    return result;
}

Result<protocol::ListResult> Reading::search(const Viewer& viewer, const protocol::ListParams& params,
                                             int limit, const Superseded& superseded)
{
    BATON_TRY(conditionOf(viewer, params));
    Search search(*this, viewer, params, superseded);
    if (search.isEmpty())
        return protocol::ListResult{};
    BATON_TRY(search.prepare());
    auto result = search.page(limit);
    if (result && !params.cursor)
        BATON_TRY(search.count(*result));
    return result;
}

/// The messages of one conversation that have what is sought, in order.
Result<QList<qint64>> Reading::hitsIn(const Conversation& conversation, const QString& typed)
{
    const Superseded never{false};
    SearchRows rows(*m_database, typed, never);
    if (rows.sought().isEmpty())
        return QList<qint64>();
    BATON_TRY_INTO(const auto hits, rows.within(conversation.id, conversation.bot.id));
    return QList<qint64>(hits.ns.begin(), hits.ns.end());
}

} // namespace baton::relay::desk
