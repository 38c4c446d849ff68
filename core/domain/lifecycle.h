// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/permissions.h"
#include "core/domain/refusal.h"

#include <optional>

namespace baton {

/// What can happen to a conversation. The rules are one pure function, transition().
enum class Trigger {
    Escalate, ///< the customer, the bot or a workflow asks for a person
    Claim,    ///< an agent takes a waiting conversation
    Start,    ///< an agent takes a conversation nobody escalated
    Reply,    ///< an agent writes
    Release,  ///< back to Waiting
    HandBack, ///< back to the bot
    Resolve,  ///< closed by an agent
    CustomerWrites,
    BotWrites,
    BotEnds, ///< the bot platform says that the customer is gone for good
    Assign,  ///< an agent gives it to a colleague, or takes it over
    Snooze,  ///< out of the way for a time, or no longer: its state stays
};

/// Who pulls the trigger. Empty member for the customer and the bot.
struct Actor
{
    MemberRef member;
    Permissions permissions;
    qint64 capacity = 0; ///< how many conversations they may hold; 0: any number
};

/// What a trigger leads to. When `changed` is false nothing is recorded but the message itself, if any.
struct Transition
{
    ConversationState to = ConversationState::Bot;
    std::optional<MemberRef> assignee;
    bool changed = false;
    bool reopened = false; ///< an ended conversation came back to life

    friend bool operator==(const Transition&, const Transition&) = default;
};

/// The life cycle: bot, waiting, open, ended.
/// @param state, assignee where the conversation is now (assignee is set exactly when it is open)
/// @param to who gets it, by Assign
/// @return the new state, or a Conflict with its reason; pure, any thread.
Result<Transition> transition(ConversationState state, const std::optional<MemberRef>& assignee,
                              Trigger trigger, const Actor& actor, const MemberRef& to = {});

} // namespace baton
