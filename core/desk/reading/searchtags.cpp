// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/searching.h"

#include "core/domain/tags.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

// A search finds tags as well, by how they begin. They are in a table of their own, and a conversation stands
// where its newest row in the index does, so that both are one order.
namespace baton::relay::desk {

namespace {

constexpr int mostTagged = 1'024;

QString keyOf(const protocol::ListParams& params)
{
    return tagKey(params.query.value_or(QString()).left(2 * longestTag));
}

} // namespace

Result<void> Reading::Search::findTagged()
{
    const auto key = keyOf(m_params);
    if (key.isEmpty() || m_bots.isEmpty())
        return {};
    QJsonArray bots;
    for (const auto& bot : std::as_const(m_bots))
        bots.append(bot.toString());
    // No letter comes behind the last one there is.
    const auto end = key + QString::fromUcs4(U"\U0010FFFF");
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral(
                "SELECT t.conversation, COALESCE((SELECT MAX(id) FROM search_content WHERE c1 = "
                "t.conversation AND id <= ?), 0) FROM conversation_tags t JOIN conversations c ON c.id = "
                "t.conversation WHERE t.tag >= ? AND t.tag < ? AND c.bot IN (SELECT value FROM json_each(?)) "
                "LIMIT ?"),
            m_rows.upTo(), key, end, QString::fromUtf8(QJsonDocument(bots).toJson(QJsonDocument::Compact)),
            mostTagged));
    for (const auto& row : query.rows())
        m_tagged[ConversationId(row.text(0))].newestRow = row.number(1);
    BATON_TRY(query.ended());
    for (auto it = m_tagged.cbegin(); it != m_tagged.cend(); ++it)
        if (it->newestRow < m_rows.before())
            m_tagOrder.emplace_back(it->newestRow, it.key());
    std::sort(m_tagOrder.rbegin(), m_tagOrder.rend());
    return {};
}

/// To those that were found by words.
Result<void> Reading::Search::addTagged(Found& found, const Condition& condition)
{
    if (m_tagged.isEmpty())
        return {};
    BATON_TRY_INTO(const auto meant, narrowed(m_tagged, condition));
    for (auto it = meant.cbegin(); it != meant.cend(); ++it)
        if (!found.contains(it.key()))
            found.insert(it.key(), it.value());
    return {};
}

/// Those that stand behind the row @p after and are not on the page yet. False when it has no room for more.
Result<bool> Reading::Search::appendTagged(protocol::ListResult& result, const Condition& condition,
                                           qint64 after, int limit)
{
    for (; m_nextTagged < m_tagOrder.size() && m_tagOrder[m_nextTagged].first > after; ++m_nextTagged) {
        const auto& [row, id] = m_tagOrder[m_nextTagged];
        if (m_looked.contains(id))
            continue;
        if (result.items.size() == limit)
            return false;
        m_reached = row;
        m_looked.insert(id);
        auto conversation = shownIf(id, condition);
        if (!conversation)
            return Refused(conversation.error());
        if (!*conversation)
            continue;
        BATON_TRY_INTO(const auto hits, m_rows.within(id, (*conversation)->bot.id));
        BATON_TRY(append(result, std::move(**conversation), hits.newestRow > 0 ? hits : m_tagged.value(id)));
    }
    return true;
}

/// The tag itself, behind the newest message: no message has it.
protocol::SearchHit Reading::Search::tagIn(const Conversation& conversation) const
{
    protocol::SearchHit hit;
    hit.n = conversation.messageCount;
    const auto key = keyOf(m_params);
    for (const auto& tag : conversation.tags)
        if (hit.text.isEmpty() && tagKey(tag).startsWith(key))
            hit.text = tag;
    for (const auto& [from, length] : m_rows.sought().marksIn(hit.text))
        hit.marks.append({from, length});
    return hit;
}

} // namespace baton::relay::desk
