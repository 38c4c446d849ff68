// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/messagecommands.h"

/// What agents do to conversations.
namespace baton::protocol {

/// Parameters of claim, release, resolve and handBack.
struct ConversationCommand
{
    ConversationId id;
    CommandId commandId;
};
template <>
struct Wire<ConversationCommand>
{
    static constexpr auto fields = std::make_tuple(field("id", &ConversationCommand::id),
                                                   field("commandId", &ConversationCommand::commandId));
};

struct ConversationResult
{
    Conversation conversation;
};
template <>
struct Wire<ConversationResult>
{
    static constexpr auto fields = std::make_tuple(field("conversation", &ConversationResult::conversation));
};

struct StartParams
{
    BotId bot;
    ContactId contact;
    std::optional<QString> text;
    CommandId commandId;
};
template <>
struct Wire<StartParams>
{
    static constexpr auto fields =
        std::make_tuple(field("bot", &StartParams::bot), field("contact", &StartParams::contact),
                        field("text", &StartParams::text), field("commandId", &StartParams::commandId));
};

struct TypingParams
{
    ConversationId id;
    bool on = false;
};
template <>
struct Wire<TypingParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &TypingParams::id), field("on", &TypingParams::on));
};

namespace method {

struct Claim
{
    static constexpr QLatin1String name{"conversations.claim"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Release
{
    static constexpr QLatin1String name{"conversations.release"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Resolve
{
    static constexpr QLatin1String name{"conversations.resolve"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct HandBack
{
    static constexpr QLatin1String name{"conversations.handBack"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Start
{
    static constexpr QLatin1String name{"conversations.start"};
    static constexpr Permission permission = Permission::Respond;
    using Params = StartParams;
    using Answer = ConversationResult;
};
struct SetTyping
{
    static constexpr QLatin1String name{"conversations.typing"};
    static constexpr Permission permission = Permission::Respond;
    using Params = TypingParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
