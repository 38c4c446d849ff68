#include "core/relay/desk/conversationrow.h"
#include "core/relay/desk/listing.h"
#include "core/relay/desk/reading.h"
#include "core/relay/desk/searchrows.h"

#include <algorithm>

// Looking for words. The newest matches come first: the index numbers its rows in the order of the log, so no
// match has to be ranked against all others.
namespace baton::relay::desk {

namespace {

/// A page reads at most this many matches, so that a common word stays fast; the cursor goes on from there.
constexpr int mostRead = 4'096;
constexpr int mostCounted = 1'024; ///< matches, for how much there is in all
/// When no more conversations than these come into question, the matches are looked for in them.
constexpr int mostCandidates = 2'000;
constexpr qsizetype atOnce = 64; ///< of them

struct Candidate
{
    ConversationId id;
    BotId bot;
};

} // namespace

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
    using Found = SearchRows::Found;

    Result<void> findBots();
    Result<std::optional<QList<Candidate>>> candidates(const protocol::ListParams& params);
    Result<Found> among(const QList<Candidate>& candidates);
    Result<protocol::ListResult> pageOf(const Found& found, int limit);
    Result<protocol::ListResult> pageOfAll(int limit);
    Result<std::optional<Conversation>> shownIf(const ConversationId& id, const Condition& condition);
    Result<void> append(protocol::ListResult& result, Conversation conversation, const SearchHits& hits);
    Result<qint64> countOf(const QString& view, bool& isMore);
    QString placeAt(qint64 row) const { return Cursor{row, QString::number(m_rows.upTo())}.encoded(); }

    Reading& m_reading;
    storage::Database& m_database;
    const Viewer& m_viewer;
    const protocol::ListParams& m_params;
    const Superseded& m_superseded;
    SearchRows m_rows;
    QList<BotId> m_bots; ///< that the viewer may see, and asks for
};

Result<void> Reading::Search::findBots()
{
    auto query = m_database.prepare(QStringLiteral(
        "WITH RECURSIVE b(id) AS (SELECT MIN(bot) FROM conversations UNION ALL "
        "SELECT (SELECT MIN(bot) FROM conversations WHERE bot > b.id) FROM b WHERE b.id IS NOT NULL) "
        "SELECT id FROM b WHERE id IS NOT NULL"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return ran;
    while (query->next()) {
        const BotId bot(query->text(0));
        if ((!m_viewer.bots || m_viewer.bots->contains(bot)) && (!m_params.bot || *m_params.bot == bot))
            m_bots.append(bot);
    }
    return {};
}

/// What the viewer may see, and where the page begins.
Result<void> Reading::Search::prepare()
{
    if (!m_params.cursor) {
        const auto newest = m_rows.newest();
        if (!newest)
            return Refused(newest.error());
        m_rows.setPlace(SearchRows::end, *newest);
        return findBots();
    }
    const auto cursor = Cursor::decoded(*m_params.cursor);
    if (!cursor)
        return Refused(cursor.error());
    m_rows.setPlace(cursor->key, cursor->id.toLongLong());
    return findBots();
}

/// The conversations that can be meant, if they are few: nothing else is looked through then.
Result<std::optional<QList<Candidate>>> Reading::Search::candidates(const protocol::ListParams& params)
{
    const bool mayBeFew = params.view != QLatin1String("all") ||
                          params.status == stateName(ConversationState::Waiting) ||
                          params.status == stateName(ConversationState::Open);
    if (!mayBeFew)
        return std::nullopt;
    const auto condition = conditionOf(m_viewer, params);
    if (!condition)
        return Refused(condition.error());
    auto query = m_database.prepare(
        QStringLiteral("SELECT id, bot FROM conversations WHERE %1 LIMIT ?").arg(condition->sql()));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->runList(condition->values + QVariantList{mostCandidates + 1}); !ran)
        return Refused(ran.error());
    QList<Candidate> all;
    while (query->next())
        all.append({ConversationId(query->text(0)), BotId(query->text(1))});
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
            if (auto looked = m_rows.look(found, it.key(), it->mid(from, atOnce)); !looked)
                return Refused(looked.error());
        }
    }
    // Two may share a sign.
    QSet<ConversationId> known;
    for (const auto& candidate : candidates)
        known.insert(candidate.id);
    found.removeIf([&](auto it) { return !known.contains(it.key()); });
    return found;
}

Result<std::optional<Conversation>> Reading::Search::shownIf(const ConversationId& id,
                                                             const Condition& condition)
{
    auto row = m_database.prepare(QStringLiteral("SELECT %1 FROM conversations WHERE id = ? AND %2")
                                      .arg(conversationColumns(), condition.sql()));
    if (!row)
        return Refused(row.error());
    if (auto ran = row->runList(QVariantList{id.toString()} + condition.values); !ran)
        return Refused(ran.error());
    std::optional<Conversation> shown;
    if (row->next())
        shown = m_reading.shown(storedFrom(*row));
    row->finish();
    return shown;
}

Result<void> Reading::Search::append(protocol::ListResult& result, Conversation conversation,
                                     const SearchHits& hits)
{
    auto hit = m_rows.shown(conversation.id, hits);
    if (!hit)
        return Refused(hit.error());
    result.items.append(protocol::ListedConversation(std::move(conversation), std::move(*hit)));
    return {};
}

Result<protocol::ListResult> Reading::Search::page(int limit)
{
    const auto few = candidates(m_params);
    if (!few)
        return Refused(few.error());
    if (!*few)
        return pageOfAll(limit);
    auto found = among(**few);
    return found ? pageOf(std::move(*found), limit) : Refused(found.error());
}

Result<protocol::ListResult> Reading::Search::pageOf(const Found& found, int limit)
{
    std::vector<std::pair<qint64, ConversationId>> order;
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        if (it->newestRow < m_rows.before())
            order.emplace_back(it->newestRow, it.key());
    }
    std::sort(order.rbegin(), order.rend());
    protocol::ListResult result;
    for (size_t i = 0; i < order.size(); ++i) {
        if (result.items.size() == limit) {
            result.next = placeAt(order[i - 1].first);
            break;
        }
        auto conversation = shownIf(order[i].second, {});
        if (!conversation)
            return Refused(conversation.error());
        if (!*conversation)
            continue;
        if (auto done = append(result, std::move(**conversation), found[order[i].second]); !done)
            return Refused(done.error());
    }
    return result;
}

Result<protocol::ListResult> Reading::Search::pageOfAll(int limit)
{
    const auto condition = conditionOf(m_viewer, m_params);
    if (!condition)
        return Refused(condition.error());
    protocol::ListResult result;
    QSet<ConversationId> looked;
    qint64 reached = m_rows.before();
    const auto more = m_rows.each(m_bots, m_rows.before(), mostRead,
                                  [&](const ConversationId& id, qint64 row) -> Result<bool> {
                                      if (result.items.size() == limit)
                                          return false;
                                      reached = row;
                                      if (looked.contains(id))
                                          return true;
                                      looked.insert(id);
                                      auto conversation = shownIf(id, *condition);
                                      if (!conversation)
                                          return Refused(conversation.error());
                                      if (!*conversation)
                                          return true;
                                      const auto hits = m_rows.within(id, (*conversation)->bot.id);
                                      if (!hits)
                                          return Refused(hits.error());
                                      // Whoever has a newer match was on an earlier page.
                                      if (hits->newestRow == 0 || hits->isEarlier)
                                          return true;
                                      if (auto done = append(result, std::move(**conversation), *hits); !done)
                                          return Refused(done.error());
                                      return true;
                                  });
    if (!more)
        return Refused(more.error());
    if (*more)
        result.next = placeAt(reached);
    return result;
}

/// Of one view with the same filters; everything, or as many as the newest matches are of.
Result<qint64> Reading::Search::countOf(const QString& view, bool& isMore)
{
    auto params = m_params;
    params.view = view;
    const auto few = candidates(params);
    if (!few)
        return Refused(few.error());
    if (*few) {
        const auto found = among(**few);
        return found ? Result<qint64>(found->size()) : Refused(found.error());
    }
    const auto condition = conditionOf(m_viewer, params);
    if (!condition)
        return Refused(condition.error());
    QHash<ConversationId, bool> counted;
    const auto more = m_rows.each(m_bots, SearchRows::end, mostCounted,
                                  [&](const ConversationId& id, qint64) -> Result<bool> {
                                      if (counted.contains(id))
                                          return true;
                                      const auto conversation = shownIf(id, *condition);
                                      if (!conversation)
                                          return Refused(conversation.error());
                                      counted.insert(id, conversation->has_value());
                                      return true;
                                  });
    if (!more)
        return Refused(more.error());
    isMore = isMore || *more;
    return std::count(counted.cbegin(), counted.cend(), true);
}

Result<void> Reading::Search::count(protocol::ListResult& result)
{
    protocol::Counts found;
    bool isMore = false;
    for (auto [view, into] :
         {std::pair("waiting", &found.waiting), {"mine", &found.mine}, {"all", &found.all}}) {
        const auto count = countOf(QLatin1String(view), isMore);
        if (!count)
            return Refused(count.error());
        *into = *count;
    }
    result.found = found;
    result.moreFound = isMore;
    return {};
}

Result<protocol::ListResult> Reading::search(const Viewer& viewer, const protocol::ListParams& params,
                                             int limit, const Superseded& superseded)
{
    if (auto valid = conditionOf(viewer, params); !valid)
        return Refused(valid.error());
    Search search(*this, viewer, params, superseded);
    if (search.isEmpty())
        return protocol::ListResult{};
    if (auto ready = search.prepare(); !ready)
        return Refused(ready.error());
    auto result = search.page(limit);
    if (result && !params.cursor) {
        if (auto counted = search.count(*result); !counted)
            return Refused(counted.error());
    }
    return result;
}

/// The messages of one conversation that have what is sought, in order.
Result<QList<qint64>> Reading::hitsIn(const Conversation& conversation, const QString& typed)
{
    const Superseded never{false};
    SearchRows rows(*m_database, typed, never);
    if (rows.sought().isEmpty())
        return QList<qint64>();
    const auto hits = rows.within(conversation.id, conversation.bot.id);
    if (!hits)
        return Refused(hits.error());
    return QList<qint64>(hits->ns.begin(), hits->ns.end());
}

} // namespace baton::relay::desk
