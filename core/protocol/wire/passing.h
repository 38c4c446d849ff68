// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/conversationwire.h"

/// What passes from the relay to agents, without a number: nobody is told of it later.
namespace baton::protocol {

/// Notification `typing`: passing, without a number.
struct Typing
{
    ConversationId conversation;
    Author author;
    bool on = false;
};

template <>
struct Wire<Typing>
{
    static constexpr auto fields =
        std::make_tuple(field("conversation", &Typing::conversation), field("author", &Typing::author),
                        field("on", &Typing::on));
};

/// Notification `seen`: passing, without a number. How far one side has seen what the other wrote.
struct Seen
{
    ConversationId conversation;
    bool byCustomer = false; ///< else agents saw what the customer wrote
    qint64 upTo = 0;
    Instant at;
};

template <>
struct Wire<Seen>
{
    static constexpr auto fields =
        std::make_tuple(field("conversation", &Seen::conversation), field("byCustomer", &Seen::byCustomer),
                        field("upTo", &Seen::upTo), field("at", &Seen::at));
};

/// Notification `presence`: of a customer (conversation, online) or of an agent (member, availability).
struct Presence
{
    std::optional<ConversationId> conversation;
    std::optional<bool> online;
    std::optional<MemberRef> member;
    std::optional<QString> availability; ///< online, away, offline
};

template <>
struct Wire<Presence>
{
    static constexpr auto fields =
        std::make_tuple(field("conversation", &Presence::conversation), field("online", &Presence::online),
                        field("member", &Presence::member), field("availability", &Presence::availability));
};

} // namespace baton::protocol
