// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/agent/conversationreads.h"

namespace baton::storage {
class Database;
}

/// How far members have read, by conversation. Rows beside the log: nobody but the member's own programs
/// cares.
namespace baton::relay::desk {

struct MarkRead
{
    MemberId member;
    BotScope bots;
    ConversationId conversation;
    qint64 upTo = 0;
};

struct Marked
{
    protocol::ReadMark mark; ///< what holds now: never beyond the last message, never back
    bool moved = false;      ///< it is another than before
};

/// Refused when there is no such conversation for this member. On the writing thread.
Result<Marked> perform(storage::Database& database, const MarkRead& verb);

/// How far @p member has read of these; those never opened are left out.
Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const QList<Conversation>& conversations);
/// The same of all that have not ended, up to some thousands.
Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const BotScope& bots);

/// Looks at the next @p limit marks after @p from, removes those whose conversation or member is gone, and
/// says where to go on; an empty place when it came to the end.
struct MarkPlace
{
    QString member;
    QString conversation;
};
Result<MarkPlace> sweepReadMarks(storage::Database& database, const MarkPlace& from, int limit);

} // namespace baton::relay::desk
