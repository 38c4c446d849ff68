// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/agent/savedreplies.h"

/// What the desk can be asked about saved replies. Plain values.
namespace baton::relay::desk {

/// One without an id is new. One for named bots belongs to all who answer for them; one for every bot to
/// whoever is of every bot.
struct SaveReply
{
    protocol::SavedReply reply;
    BotScope bots; ///< whose it may be, and may have been
    QString who;   ///< for the audit
};

struct RemoveReply
{
    QString id;
    BotScope bots;
    QString who;
};

using ReplyCommand = std::variant<SaveReply, RemoveReply>;

/// At most so many, and so many letters of text in all: every console reads all of them.
inline constexpr qsizetype mostReplies = 1'000;
inline constexpr qsizetype mostReplyLetters = 1'000'000;

/// Whether whoever is of these bots is shown it.
bool isForSomeOf(const protocol::SavedReply& reply, const BotScope& bots);

} // namespace baton::relay::desk
