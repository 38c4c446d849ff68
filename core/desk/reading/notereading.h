// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <optional>

namespace baton::storage {
class Database;
}

/// Private notes, for members alone: whoever reads for a customer, a bot or a channel reads none. On a thread
/// that reads; who may see the bot is asked before.
namespace baton::relay::desk {

/// On a conversation, behind the messages from @p fromN on and before @p toN, in order; the newest 500.
Result<QList<Note>> notesOn(storage::Database& database, const ConversationId& id, qint64 fromN, qint64 toN);
/// On a contact of one bot, in order; the newest 500.
Result<QList<Note>> notesOn(storage::Database& database, const BotId& bot, const ContactId& contact);

} // namespace baton::relay::desk
