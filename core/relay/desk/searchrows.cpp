#include "core/relay/desk/searchrows.h"

#include "core/protocol/events.h"

#include <QJsonDocument>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr qsizetype longestExcerpt = 240;
constexpr qsizetype beforeMark = 60;

/// Only this much of a long text: around its first mark, and between whole characters.
protocol::SearchHit excerpt(const QString& text, const QList<std::pair<qsizetype, qsizetype>>& marks)
{
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    const auto whole = [&](qsizetype at) {
        characters.setPosition(std::clamp<qsizetype>(at, 0, text.size()));
        return characters.isAtBoundary() ? characters.position() : characters.toPreviousBoundary();
    };
    const auto begin = marks.isEmpty() ? 0 : whole(marks.constFirst().first - beforeMark);
    const auto end = whole(begin + longestExcerpt);
    protocol::SearchHit hit;
    const auto lead = begin > 0 ? QStringLiteral("…") : QString();
    hit.text = lead + text.mid(begin, end - begin) + (end < text.size() ? QStringLiteral("…") : QString());
    for (const auto& [from, length] : marks) {
        if (from >= begin && from + length <= end)
            hit.marks.append({from - begin + lead.size(), length});
    }
    return hit;
}

} // namespace

SearchRows::SearchRows(storage::Database& database, const QString& typed, const Superseded& superseded)
    : m_database(database)
    , m_superseded(superseded)
    , m_sought(typed)
{}

void SearchRows::setPlace(qint64 before, qint64 upTo)
{
    m_before = before;
    m_upTo = upTo;
}

Result<qint64> SearchRows::newest()
{
    auto query = m_database.prepare(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM search_content"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    const auto newest = query->next() ? query->number(0) : 0;
    query->finish();
    return newest;
}

Result<bool> SearchRows::each(const QList<BotId>& bots, qint64 before, int most, const Look& look)
{
    const auto match = matchOf(m_sought, bots);
    if (match.isEmpty())
        return false;
    auto query = m_database.prepare(QStringLiteral("SELECT rowid, conversation FROM search WHERE search "
                                                   "MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(match, before, most); !ran)
        return Refused(ran.error());
    for (int read = 0; query->next(); ++read) {
        if (m_superseded)
            return Refused(takenOver());
        const Result<bool> goOn = look(ConversationId(query->text(1)), query->number(0));
        if (!goOn || !*goOn) {
            query->finish();
            return goOn ? Result<bool>(true) : goOn;
        }
        if (read + 1 == most) {
            query->finish();
            return true;
        }
    }
    return false;
}

Result<QString> SearchRows::textOf(const ConversationId& id, qint64 n)
{
    if (n < 1)
        return reasonOf(id, -n);
    auto query =
        m_database.prepare(QStringLiteral("SELECT text FROM messages WHERE conversation = ? AND n = ?"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(id.toString(), n); !ran)
        return Refused(ran.error());
    const auto text = query->next() ? query->text(0) : QString();
    query->finish();
    return text;
}

/// Of the escalation behind message @p n; of several there, one that has what is sought.
Result<QString> SearchRows::reasonOf(const ConversationId& id, qint64 n)
{
    auto query =
        m_database.prepare(QStringLiteral("SELECT data FROM events WHERE conversation = ? AND type <> "
                                          "'message.added' AND type = 'conversation.escalated'"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(id.toString()); !ran)
        return Refused(ran.error());
    QString reason;
    while (query->next()) {
        const auto data = QJsonDocument::fromJson(query->text(0).toUtf8()).object();
        const auto changed = protocol::fromJson<protocol::ConversationChanged>(data, QStringLiteral("data"));
        if (changed && changed->conversation.messageCount == n && changed->conversation.reason &&
            (reason.isNull() || m_sought.isIn(*changed->conversation.reason)))
            reason = *changed->conversation.reason;
    }
    return reason;
}

/// Looks through the rows of these conversations.
Result<void> SearchRows::look(Found& found, const BotId& bot, const QList<ConversationId>& conversations)
{
    const SoughtIn sought(m_sought, bot);
    auto query = m_database.prepare(QStringLiteral(
        "SELECT rowid, conversation, n, words FROM search WHERE search MATCH ? AND rowid <= ?"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(rowsOf(conversations), m_upTo); !ran)
        return ran;
    while (query->next()) {
        if (!sought.isIn(query->text(3)))
            continue;
        const ConversationId id(query->text(1));
        const auto row = query->number(0);
        const auto n = query->number(2);
        if (m_sought.needsLook()) {
            const auto text = textOf(id, n);
            if (!text)
                return Refused(text.error());
            if (!m_sought.isIn(*text))
                continue;
        }
        auto& hits = found[id];
        hits.ns.insert(std::abs(n));
        hits.isEarlier = hits.isEarlier || row >= m_before;
        if (row > hits.newestRow) {
            hits.newestRow = row;
            hits.newestN = n;
        }
    }
    return {};
}

Result<SearchHits> SearchRows::within(const ConversationId& id, const BotId& bot)
{
    Found found;
    if (auto looked = look(found, bot, {id}); !looked)
        return Refused(looked.error());
    // Another conversation may have the same sign.
    return found.value(id);
}

Result<protocol::SearchHit> SearchRows::shown(const ConversationId& id, const SearchHits& hits)
{
    const auto text = textOf(id, hits.newestN);
    if (!text)
        return Refused(text.error());
    auto hit = excerpt(*text, m_sought.marksIn(*text));
    hit.n = std::abs(hits.newestN);
    hit.count = qint64(hits.ns.size());
    return hit;
}

} // namespace baton::relay::desk
