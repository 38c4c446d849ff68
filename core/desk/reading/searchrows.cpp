// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/searchrows.h"

#include "core/protocol/wire/events.h"

#include <QJsonArray>
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
    for (const auto& [from, length] : marks)
        if (from >= begin && from + length <= end)
            hit.marks.append({from - begin + lead.size(), length});
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
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM search_content")));
    return query.firstNumber();
}

Result<bool> SearchRows::each(const QList<BotId>& bots, qint64 before, int most, const Look& look)
{
    const auto match = matchOf(m_sought, bots);
    if (match.isEmpty())
        return false;
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT rowid, conversation FROM search WHERE search "
                                                 "MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"),
                                  match, before, most));
    int read = 0;
    for (const auto& row : query.rows()) {
        if (m_superseded)
            return Refused(takenOver());
        BATON_TRY_INTO(const bool goOn, look(ConversationId(row.text(1)), row.number(0)));
        if (!goOn || ++read == most)
            return true;
    }
    BATON_TRY(query.ended());
    return false;
}

Result<QString> SearchRows::textOf(const ConversationId& id, qint64 n)
{
    if (n < 1)
        return reasonOf(id, -n);
    BATON_TRY_INTO(
        auto query,
        m_database.run(QStringLiteral("SELECT text FROM messages WHERE conversation = ? AND n = ?"),
                       id.toString(), n));
    const auto text = query.next() ? query.text(0) : QString();
    query.finish();
    return text;
}

/// Of the escalation behind message @p n; of several there, one that has what is sought.
Result<QString> SearchRows::reasonOf(const ConversationId& id, qint64 n)
{
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT data FROM events WHERE conversation = ? AND type <> "
                                                 "'message.added' AND type = 'conversation.escalated'"),
                                  id.toString()));
    QString reason;
    for (const auto& row : query.rows()) {
        const auto data = QJsonDocument::fromJson(row.bytes(0)).object();
        const auto changed = protocol::fromJson<protocol::ConversationChanged>(data, QStringLiteral("data"));
        if (changed && changed->conversation.messageCount == n && changed->conversation.reason &&
            (reason.isNull() || m_sought.isIn(*changed->conversation.reason)))
            reason = *changed->conversation.reason;
    }
    BATON_TRY(query.ended());
    return reason;
}

Result<bool> SearchRows::areFew(const QList<BotId>& bots, int most)
{
    const auto match = matchOf(m_sought, bots);
    if (match.isEmpty())
        return true;
    BATON_TRY_INTO(auto query, m_database.run(QStringLiteral("SELECT COUNT(*) FROM (SELECT rowid FROM search "
                                                             "WHERE search MATCH ? AND rowid <= ? LIMIT ?)"),
                                              match, m_upTo, most + 1));
    const bool few = query.next() && query.number(0) <= most;
    query.finish();
    return few;
}

Result<void> SearchRows::collect(Found& found, const QList<BotId>& bots)
{
    const auto match = matchOf(m_sought, bots);
    if (match.isEmpty())
        return {};
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral("SELECT rowid, conversation, n FROM search WHERE search MATCH ? AND rowid <= ?"),
            match, m_upTo));
    for (const auto& row : query.rows()) {
        if (m_superseded)
            return Refused(takenOver());
        BATON_TRY(keep(found, ConversationId(row.text(1)), row.number(0), row.number(2)));
    }
    return query.ended();
}

/// A row that has the terms, if it has what is sought.
Result<void> SearchRows::keep(Found& found, const ConversationId& id, qint64 row, qint64 n)
{
    if (m_sought.needsLook()) {
        BATON_TRY_INTO(const auto text, textOf(id, n));
        if (!m_sought.isIn(text))
            return {};
    }
    auto& hits = found[id];
    hits.ns.insert(std::abs(n));
    hits.isEarlier = hits.isEarlier || row >= m_before;
    if (row > hits.newestRow) {
        hits.newestRow = row;
        hits.newestN = n;
    }
    return {};
}

/// Looks through the rows of these conversations, which an index finds: FTS5 keeps what it was given in
/// search_content, column by column. The database leaves out what has not the first terms; a row that is
/// handed over costs ten times as much.
Result<void> SearchRows::look(Found& found, const BotId& bot, const QList<ConversationId>& conversations)
{
    constexpr qsizetype askedFor = 3;
    const SoughtIn sought(m_sought, bot);
    const auto& terms = sought.terms();
    if (terms.isEmpty())
        return {};
    QJsonArray ids;
    for (const auto& conversation : conversations)
        ids.append(conversation.toString());
    const bool isAll = terms.size() <= askedFor;
    BATON_TRY_INTO(
        auto query,
        m_database.prepare(
            QStringLiteral(
                "SELECT id, c1, c2%1 FROM search_content WHERE c1 IN (SELECT value FROM json_each(?)) "
                "AND id <= ? AND instr(c0, ?) AND instr(c0, ?) AND instr(c0, ?)")
                .arg(isAll ? QString() : QStringLiteral(", c0"))));
    BATON_TRY(query.run(QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact)), m_upTo,
                        terms[0], terms.value(1, terms[0]), terms.value(2, terms[0])));
    for (const auto& row : query.rows()) {
        if (!isAll && !sought.isIn(row.text(3)))
            continue;
        BATON_TRY(keep(found, ConversationId(row.text(1)), row.number(0), row.number(2)));
    }
    return query.ended();
}

Result<SearchHits> SearchRows::within(const ConversationId& id, const BotId& bot)
{
    Found found;
    BATON_TRY(look(found, bot, {id}));
    return found.value(id);
}

Result<protocol::SearchHit> SearchRows::shown(const ConversationId& id, const SearchHits& hits)
{
    BATON_TRY_INTO(const auto text, textOf(id, hits.newestN));
    auto hit = excerpt(text, m_sought.marksIn(text));
    hit.n = std::abs(hits.newestN);
    hit.count = qint64(hits.ns.size());
    return hit;
}

} // namespace baton::relay::desk
