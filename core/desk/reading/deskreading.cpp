// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/deskreading.h"

#include "core/storage/database.h"

namespace baton::relay::desk {

Result<QHash<MemberId, qint64>> heldByEach(storage::Database& database)
{
    BATON_TRY_INTO(auto query, database.run(QStringLiteral(
                                   "SELECT assignee, COUNT(*) FROM conversations WHERE assignee IS "
                                   "NOT NULL GROUP BY assignee")));
    QHash<MemberId, qint64> held;
    for (const auto& row : query.rows())
        held.insert(MemberId(row.text(0)), row.number(1));
    BATON_TRY(query.ended());
    return held;
}

Result<QList<protocol::OwnBot>> ownBots(storage::Database& database, const MemberId& member,
                                        const BotScope& bots)
{
    // The inner condition is what the index conversations_pressing is made for.
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT b.id, b.name, COALESCE(c.waiting, 0), COALESCE(c.open, 0), "
                           "COALESCE(c.mine, 0) FROM bots b LEFT JOIN (SELECT bot, SUM(state = "
                           "'waiting') AS waiting, SUM(state = 'open') AS open, SUM(assignee IS ?) AS "
                           "mine FROM conversations WHERE state IN ('waiting', 'open') GROUP BY bot) c "
                           "ON c.bot = b.id ORDER BY b.name, b.id"),
            member));
    QList<protocol::OwnBot> all;
    for (const auto& row : query.rows()) {
        const BotId id(row.text(0));
        if (!bots || bots->contains(id))
            all.append({id, row.text(1), row.number(2), row.number(3), row.number(4)});
    }
    BATON_TRY(query.ended());
    return all;
}

Result<QList<ConversationId>> snoozedUntil(storage::Database& database, Instant now, int limit)
{
    BATON_TRY_INTO(auto rows,
                   database.run(QStringLiteral("SELECT id FROM conversations WHERE snoozed_until IS "
                                               "NOT NULL AND snoozed_until <= ? ORDER BY "
                                               "snoozed_until LIMIT ?"),
                                now, limit));
    return rows.all([](const auto& row) { return ConversationId(row.text(0)); });
}

Result<QList<std::pair<BotId, ContactId>>> contactsOf(storage::Database& database, const QByteArray& visitor)
{
    BATON_TRY_INTO(
        auto rows,
        database.run(QStringLiteral("SELECT bot, contact FROM conversations WHERE visitor = ?"), visitor));
    return rows.all([](const auto& row) { return std::pair(BotId(row.text(0)), ContactId(row.text(1))); });
}

Result<QList<Block>> blocks(storage::Database& database)
{
    BATON_TRY_INTO(auto rows, database.run(QStringLiteral(
                                  "SELECT bot, contact, address, until, blocked_by, at FROM blocks")));
    return rows.all([](const auto& row) {
        return Block{BotId(row.text(0)), ContactId(row.text(1)),
                     row.text(2),        row.isNull(3) ? std::nullopt : std::optional(Instant{row.number(3)}),
                     row.text(4),        Instant{row.number(5)}};
    });
}

} // namespace baton::relay::desk
