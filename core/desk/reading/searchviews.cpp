// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/searching.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

// What a search has of each view: looked at whole where that is little, and counted.
namespace baton::relay::desk {

namespace {

constexpr int mostCounted = 1'024; ///< matches, for how much there is in all
constexpr int mostRare = 1'024;    ///< matches of a word that is looked at whole
/// When no more conversations than these come into question, the matches are looked for in them.
constexpr int mostCandidates = 2'000;
constexpr qsizetype atOnce = 256; ///< of them

} // namespace

/// What is rare need not be looked for in every view.
Result<void> Reading::Search::findRare()
{
    BATON_TRY_INTO(const auto few, m_rows.areFew(m_bots, mostRare));
    if (!few)
        return {};
    m_rare.emplace();
    return m_rows.collect(*m_rare, m_bots);
}

/// All that a view has of it; nothing when that is too much to look at.
Result<std::optional<Reading::Search::Found>> Reading::Search::foundIn(const QString& view)
{
    if (const auto seen = m_seen.constFind(view); seen != m_seen.cend())
        return *seen;
    auto params = m_params;
    params.view = view;
    auto found = look(params);
    if (found)
        m_seen.insert(view, *found);
    return found;
}

Result<std::optional<Reading::Search::Found>> Reading::Search::look(const protocol::ListParams& params)
{
    BATON_TRY_INTO(const auto condition, conditionOf(m_viewer, params));
    Found found;
    if (m_rare) {
        BATON_TRY_INTO(found, narrowed(*m_rare, condition));
    } else {
        const auto few = candidates(params);
        if (!few)
            return Refused(few.error());
        if (!*few)
            return std::nullopt;
        BATON_TRY_INTO(found, among(**few));
    }
    BATON_TRY(addTagged(found, condition));
    return std::optional(std::move(found));
}

/// The conversations that can be meant, if they are few: nothing else is looked through then.
Result<std::optional<QList<Reading::Search::Candidate>>>
Reading::Search::candidates(const protocol::ListParams& params)
{
    const bool mayBeFew = params.view != QLatin1String("all") ||
                          params.status == stateName(ConversationState::Waiting) ||
                          params.status == stateName(ConversationState::Open);
    if (!mayBeFew)
        return std::nullopt;
    BATON_TRY_INTO(const auto condition, conditionOf(m_viewer, params));
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral("SELECT id, bot FROM conversations WHERE %1 LIMIT ?").arg(condition.sql())));
    BATON_TRY(query.runList(condition.values + QVariantList{mostCandidates + 1}));
    QList<Candidate> all;
    for (const auto& row : query.rows())
        all.append({ConversationId(row.text(0)), BotId(row.text(1))});
    BATON_TRY(query.ended());
    return all.size() > mostCandidates ? std::nullopt : std::optional(all);
}

Result<Reading::Search::Found> Reading::Search::among(const QList<Candidate>& candidates)
{
    QHash<BotId, QList<ConversationId>> byBot;
    for (const auto& candidate : candidates)
        byBot[candidate.bot].append(candidate.id);
    Found found;
    for (auto it = byBot.cbegin(); it != byBot.cend(); ++it) {
        for (qsizetype from = 0; from < it->size(); from += atOnce) {
            if (m_superseded)
                return Refused(takenOver());
            BATON_TRY(m_rows.look(found, it.key(), it->mid(from, atOnce)));
        }
    }
    return found;
}

/// Those that are meant.
Result<Reading::Search::Found> Reading::Search::narrowed(const Found& all, const Condition& condition)
{
    QJsonArray ids;
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        ids.append(it.key().toString());
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral("SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?)) AND %1")
                .arg(condition.sql())));
    const QVariantList these{QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))};
    BATON_TRY(query.runList(these + condition.values));
    Found found;
    for (const auto& row : query.rows()) {
        const ConversationId id(row.text(0));
        found.insert(id, all.value(id));
    }
    BATON_TRY(query.ended());
    return found;
}

Result<bool> Reading::Search::isMeant(const ConversationId& id, const Condition& condition)
{
    BATON_TRY_INTO(
        auto row,
        m_database.prepare(
            QStringLiteral("SELECT 1 FROM conversations WHERE id = ? AND %1").arg(condition.sql())));
    BATON_TRY(row.runList(QVariantList{id.toString()} + condition.values));
    const bool is = row.next();
    row.finish();
    return is;
}

/// Of one view with the same filters; everything, or as many as the newest matches are of.
Result<qint64> Reading::Search::countOf(const QString& view, bool& isMore)
{
    BATON_TRY_INTO(const auto found, foundIn(view));
    if (found)
        return found->size();
    auto params = m_params;
    params.view = view;
    BATON_TRY_INTO(const auto condition, conditionOf(m_viewer, params));
    QHash<ConversationId, bool> counted;
    const auto more = m_rows.each(m_bots, SearchRows::end, mostCounted,
                                  [&](const ConversationId& id, qint64) -> Result<bool> {
                                      if (counted.contains(id))
                                          return true;
                                      BATON_TRY_INTO(const auto is, isMeant(id, condition));
                                      counted.insert(id, is);
                                      return true;
                                  });
    if (!more)
        return Refused(more.error());
    isMore = isMore || *more;
    for (auto it = m_tagged.cbegin(); it != m_tagged.cend(); ++it) {
        if (counted.contains(it.key()))
            continue;
        BATON_TRY_INTO(const auto is, isMeant(it.key(), condition));
        counted.insert(it.key(), is);
    }
    return std::count(counted.cbegin(), counted.cend(), true);
}

Result<void> Reading::Search::count(protocol::ListResult& result)
{
    protocol::Counts found;
    bool isMore = false;
    for (auto [view, into] :
         {std::pair("waiting", &found.waiting), {"mine", &found.mine}, {"all", &found.all}}) {
        BATON_TRY_INTO(const auto count, countOf(QLatin1String(view), isMore));
        *into = count;
    }
    result.found = found;
    result.moreFound = isMore;
    return {};
}

} // namespace baton::relay::desk
