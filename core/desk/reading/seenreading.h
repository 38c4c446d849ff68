// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

namespace baton::storage {
class Database;
}

namespace baton::relay::desk {

/// Says of each message when the other side has seen it: customers what bot and agents wrote, agents what the
/// customer did. @p messages are of one conversation, in order. On a thread that reads.
Result<void> addSeen(storage::Database& database, const ConversationId& id, QList<Message>& messages);

} // namespace baton::relay::desk
