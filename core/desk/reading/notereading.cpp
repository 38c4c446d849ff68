// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/notereading.h"

#include "core/desk/log/rows/conversationrow.h"
#include "core/storage/database.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr int mostNotes = 500;

Result<QList<Note>> inOrder(Result<storage::Query> rows)
{
    BATON_TRY_INTO(auto query, std::move(rows));
    QList<Note> notes;
    for (const auto& row : query.rows())
        notes.append(noteFrom(row));
    BATON_TRY(query.ended());
    std::reverse(notes.begin(), notes.end());
    return notes;
}

} // namespace

Result<QList<Note>> notesOn(storage::Database& database, const ConversationId& id, qint64 fromN, qint64 toN)
{
    return inOrder(database.run(
        QStringLiteral("SELECT %1 FROM notes WHERE conversation = ? AND conversation <> '' AND after_n >= ? "
                       "AND after_n < ? ORDER BY rowid DESC LIMIT ?")
            .arg(noteColumns()),
        id.toString(), fromN, toN, mostNotes));
}

Result<QList<Note>> notesOn(storage::Database& database, const BotId& bot, const ContactId& contact)
{
    return inOrder(database.run(QStringLiteral("SELECT %1 FROM notes WHERE contact = ? AND contact <> '' AND "
                                               "bot = ? ORDER BY rowid DESC LIMIT ?")
                                    .arg(noteColumns()),
                                contact.toString(), bot.toString(), mostNotes));
}

} // namespace baton::relay::desk
