// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/ledger.h"
#include "core/protocol/agent/conversationreads.h"

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
    BotId bot = {};
    /// Whoever holds the conversation has seen more of what the customer wrote.
    std::optional<protocol::Seen> seen = {};
};

/// Refused when there is no such conversation for this member. Desk thread, inside a batch.
Result<Marked> perform(Ledger& ledger, const MarkRead& verb, Instant now);

} // namespace baton::relay::desk
