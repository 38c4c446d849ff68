// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/agent/conversationreads.h"

namespace baton::storage {
class Database;
}

/// How far members have read, as lists tell it; on a reading thread.
namespace baton::relay::desk {

/// How far @p member has read of these; those never opened are left out.
Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const QList<Conversation>& conversations);
/// The same of all that have not ended, up to some thousands.
Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const BotScope& bots);

} // namespace baton::relay::desk
