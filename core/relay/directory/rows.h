// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/roster.h"
#include "core/storage/database.h"

#include <QList>

/// The tables members, member_bots, bots and admin_audit of the database. On its thread.
namespace baton::relay::rows {

Result<QList<Member>> members(storage::Database& database);
Result<std::optional<Member>> memberByEmail(storage::Database& database, const QString& email);
Result<void> insert(storage::Database& database, const Member& member);
/// Writes all of it but its address and when it was made.
Result<void> update(storage::Database& database, const Member& member);

Result<QList<Bot>> bots(storage::Database& database);
Result<std::optional<Bot>> bot(storage::Database& database, const BotId& id);
/// A new bot is told of nothing that happened before it.
Result<void> insert(storage::Database& database, const Bot& bot);
/// Writes everything but deliveredSeq.
Result<void> update(storage::Database& database, const Bot& bot);

/// @p key is the bot's own key for the conversation, or the relay's id of it.
Result<std::optional<ConversationAddress>> conversation(storage::Database& database, const BotId& bot,
                                                        const QString& key);

Result<void> audit(storage::Database& database, const QString& who, const QString& action,
                   const QString& detail);
/// The number of the last audit row: it changes whenever an admin has changed anything.
Result<qint64> lastAudit(storage::Database& database);
/// Moves with every commit of another connection.
Result<qint64> dataVersion(storage::Database& database);

/// Sessions that an admin has ended are removed from the file.
struct Picture
{
    Roster roster;
    qint64 audit = 0; ///< the last audit row it is of
};
Result<Picture> picture(storage::Database& database, storage::Database& sessionFile, Instant now);

} // namespace baton::relay::rows
