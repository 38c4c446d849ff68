// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/blocklist.h"
#include "core/desk/log/commands.h"
#include "core/protocol/agent/colleagues.h"

namespace baton::storage {
class Database;
}

/// Who holds how much. On a reading thread.
namespace baton::relay::desk {

/// How many conversations each member holds; those who hold none are not in it.
Result<QHash<MemberId, qint64>> heldByEach(storage::Database& database);
/// Of the member's bots, by name, with what waits and is open there.
Result<QList<protocol::OwnBot>> ownBots(storage::Database& database, const MemberId& member,
                                        const BotScope& bots);

/// What was snoozed until then, the longest ago first.
Result<QList<ConversationId>> snoozedUntil(storage::Database& database, Instant now, int limit);

/// Who a visitor of the relay's own page is, bot by bot.
Result<QList<std::pair<BotId, ContactId>>> contactsOf(storage::Database& database, const QByteArray& visitor);

/// Who is blocked.
Result<QList<Block>> blocks(storage::Database& database);

} // namespace baton::relay::desk
