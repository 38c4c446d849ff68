// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/seenreading.h"

#include "core/storage/database.h"

namespace baton::relay::desk {

namespace {

/// What one side has seen of these: each row says up to which message, and when.
Result<void> addSeenBy(storage::Database& database, const ConversationId& id, bool byCustomer,
                       QList<Message>& messages)
{
    const auto firstN = messages.constFirst().n;
    const auto lastN = messages.constLast().n;
    // Up to the first row that reaches the end of the page: those behind it say nothing of these.
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT up_to, at FROM seen WHERE conversation = ?1 AND by_customer = ?2 "
                           "AND up_to >= ?3 AND up_to <= COALESCE((SELECT MIN(up_to) FROM seen WHERE "
                           "conversation = ?1 AND by_customer = ?2 AND up_to >= ?4), ?4) ORDER BY "
                           "up_to"),
            id.toString(), byCustomer, firstN, lastN));
    auto next = messages.begin();
    for (const auto& row : query.rows()) {
        for (; next != messages.end() && next->n <= row.number(0); ++next)
            if ((next->author.kind == AuthorKind::Customer) != byCustomer)
                next->seenAt = Instant{row.number(1)};
    }
    return query.ended();
}

} // namespace

Result<void> addSeen(storage::Database& database, const ConversationId& id, QList<Message>& messages)
{
    if (messages.isEmpty())
        return {};
    BATON_TRY(addSeenBy(database, id, true, messages));
    return addSeenBy(database, id, false, messages);
}

} // namespace baton::relay::desk
