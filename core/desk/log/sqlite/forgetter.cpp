// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/forgetter.h"

namespace baton::relay::desk {

Result<void> Forgetter::forget(const Forgetting& what)
{
    BATON_TRY(forgetRepeats(what.before, what.mostOfAKind));
    BATON_TRY(forgetReadMarks(what.marksLookedAt));
    return forgetSeen(what.marksLookedAt);
}

Result<void> Forgetter::forgetRepeats(Instant before, qint64 limit)
{
    struct Memory
    {
        QString table;
        QString key;
    };
    static const Memory memories[]{
        {QStringLiteral("commands"), QStringLiteral("member, command")},
        {QStringLiteral("taken_events"), QStringLiteral("bot, source, id")},
        {QStringLiteral("taken_messages"), QStringLiteral("conversation, client_id")}};
    for (const auto& memory : memories) {
        BATON_TRY(m_database.run(
            QStringLiteral(
                "DELETE FROM %1 WHERE (%2) IN (SELECT %2 FROM %1 WHERE at < ? ORDER BY at LIMIT ?)")
                .arg(memory.table, memory.key),
            before, limit));
    }
    return {};
}

/// Those whose conversation or member is gone.
Result<void> Forgetter::forgetReadMarks(int limit)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(QStringLiteral("SELECT r.member, r.conversation, "
                                      "EXISTS(SELECT 1 FROM conversations c WHERE c.id = r.conversation) AND "
                                      "EXISTS(SELECT 1 FROM members m WHERE m.id = r.member) "
                                      "FROM read_marks r WHERE (r.member, r.conversation) > (?, ?) "
                                      "ORDER BY r.member, r.conversation LIMIT ?"),
                       m_place.member, m_place.conversation, limit));
    int looked = 0;
    QList<Place> gone;
    for (const auto& row : query.rows()) {
        ++looked;
        m_place = {row.text(0), row.text(1)};
        if (row.number(2) == 0)
            gone.append(m_place);
    }
    BATON_TRY(query.ended());
    for (const auto& mark : std::as_const(gone)) {
        BATON_TRY(
            m_database.run(QStringLiteral("DELETE FROM read_marks WHERE member = ? AND conversation = ?"),
                           mark.member, mark.conversation));
    }
    if (looked < limit)
        m_place = {};
    return {};
}

/// Of conversations that are gone; so many conversations at a time.
Result<void> Forgetter::forgetSeen(int limit)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral("SELECT s.conversation, EXISTS(SELECT 1 FROM conversations c WHERE c.id "
                           "= s.conversation) FROM (SELECT DISTINCT conversation FROM seen WHERE "
                           "conversation > ? ORDER BY conversation LIMIT ?) s"),
            m_seenPlace, limit));
    int looked = 0;
    QStringList gone;
    for (const auto& row : query.rows()) {
        ++looked;
        m_seenPlace = row.text(0);
        if (row.number(1) == 0)
            gone.append(m_seenPlace);
    }
    BATON_TRY(query.ended());
    for (const auto& conversation : std::as_const(gone))
        BATON_TRY(m_database.run(QStringLiteral("DELETE FROM seen WHERE conversation = ?"), conversation));
    if (looked < limit)
        m_seenPlace = QStringLiteral("");
    return {};
}

} // namespace baton::relay::desk
