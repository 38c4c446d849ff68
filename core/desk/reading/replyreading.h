// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/replycommands.h"

namespace baton::storage {
class Database;
}

namespace baton::relay::desk {

/// The saved replies of these bots, by shortcut. On the database's thread.
Result<protocol::RepliesResult> savedReplies(storage::Database& database, const BotScope& bots,
                                             const protocol::RepliesParams& params);

} // namespace baton::relay::desk
