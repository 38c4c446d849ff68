// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/conversationcommands.h"

/// How agents sort what is on the desk: for later, by tags, to whom.
namespace baton::protocol {

struct SnoozeParams
{
    ConversationId id;
    CommandId commandId;
    std::optional<Instant> until; ///< nothing ends it
};
template <>
struct Wire<SnoozeParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &SnoozeParams::id), field("commandId", &SnoozeParams::commandId),
                        field("until", &SnoozeParams::until));
};

struct TagParams
{
    ConversationId id;
    CommandId commandId;
    QStringList add;
    QStringList remove;
};
template <>
struct Wire<TagParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &TagParams::id), field("commandId", &TagParams::commandId),
                        defaulted("add", &TagParams::add), defaulted("remove", &TagParams::remove));
};

struct AssignParams
{
    ConversationId id;
    CommandId commandId;
    MemberId member;             ///< oneself: to take it over
    std::optional<QString> note; ///< for the colleague; becomes a private note
};
template <>
struct Wire<AssignParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &AssignParams::id), field("commandId", &AssignParams::commandId),
                        field("member", &AssignParams::member), field("note", &AssignParams::note));
};

namespace method {

struct Snooze
{
    static constexpr QLatin1String name{"conversations.snooze"};
    static constexpr Permission permission = Permission::Respond;
    using Params = SnoozeParams;
    using Answer = ConversationResult;
};
struct Tag
{
    static constexpr QLatin1String name{"conversations.tag"};
    static constexpr Permission permission = Permission::Respond;
    using Params = TagParams;
    using Answer = ConversationResult;
};
struct Assign
{
    static constexpr QLatin1String name{"conversations.assign"};
    static constexpr Permission permission = Permission::Respond;
    using Params = AssignParams;
    using Answer = ConversationResult;
};

} // namespace method

} // namespace baton::protocol
