// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/permissions.h"

#include <QString>

namespace baton::ui {

/// What an agent can do with a conversation as it stands: which buttons show, and what the composer offers.
/// Pure.
struct ConversationStance
{
    enum class Writing {
        None,   ///< nothing is selected
        Claim,  ///< locked: "Claim this chat to reply"
        Start,  ///< locked: the bot answers; take it over
        Reopen, ///< locked: it has ended; open it again
        Write,
        Held, ///< locked: a colleague holds it
    };
    Writing composer = Writing::None;
    bool canHandBack = false;
    bool canRelease = false;
    bool canResolve = false;
    bool canTransfer = false; ///< give it to a colleague
    bool canTakeOver = false; ///< from the colleague who holds it
    bool canSnooze = false;
    bool canNote = false; ///< and tag, and describe the customer

    friend bool operator==(const ConversationStance&, const ConversationStance&) = default;
};

/// @param permissions the member's wire names, such as `chatbot.respond`
ConversationStance stanceOf(const Conversation* conversation, const MemberId& me,
                            const QStringList& permissions);

} // namespace baton::ui
