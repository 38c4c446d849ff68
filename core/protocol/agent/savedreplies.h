// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/agent/agentsession.h"

/// Words that are written again and again, kept for all, with what is to be done with them.
namespace baton::protocol {

/// What goes with a reply, as one command: all or nothing.
struct ReplyActions
{
    QStringList tags;
    std::optional<MemberId> assign;
    std::optional<QString> status; ///< "resolve"

    friend bool operator==(const ReplyActions&, const ReplyActions&) = default;
};
template <>
struct Wire<ReplyActions>
{
    static constexpr auto fields =
        std::make_tuple(defaulted("tags", &ReplyActions::tags), field("assign", &ReplyActions::assign),
                        field("status", &ReplyActions::status));
};

struct SavedReply
{
    QString id;       ///< given by the relay; empty for a new one
    QString shortcut; ///< what is typed behind `/`; one word, its bots know no other such
    QString title;
    QString text;      ///< Markdown with {{customer.name}}, {{agent.name}}, {{bot.name}}
    QList<BotId> bots; ///< empty: all of them
    std::optional<ReplyActions> actions;

    friend bool operator==(const SavedReply&, const SavedReply&) = default;
};
template <>
struct Wire<SavedReply>
{
    static constexpr auto fields =
        std::make_tuple(defaulted("id", &SavedReply::id), field("shortcut", &SavedReply::shortcut),
                        field("title", &SavedReply::title), field("text", &SavedReply::text),
                        defaulted("bots", &SavedReply::bots), field("actions", &SavedReply::actions));
};

struct RepliesParams
{
    std::optional<BotId> bot;
    std::optional<QString> query;
};
template <>
struct Wire<RepliesParams>
{
    static constexpr auto fields =
        std::make_tuple(field("bot", &RepliesParams::bot), field("query", &RepliesParams::query));
};
struct RepliesResult
{
    QList<SavedReply> items; ///< by shortcut
};
template <>
struct Wire<RepliesResult>
{
    static constexpr auto fields = std::make_tuple(field("items", &RepliesResult::items));
};
struct SaveReplyParams
{
    SavedReply reply;
};
template <>
struct Wire<SaveReplyParams>
{
    static constexpr auto fields = std::make_tuple(field("reply", &SaveReplyParams::reply));
};
struct RemoveReplyParams
{
    QString id;
};
template <>
struct Wire<RemoveReplyParams>
{
    static constexpr auto fields = std::make_tuple(field("id", &RemoveReplyParams::id));
};

namespace method {

struct ListReplies
{
    static constexpr QLatin1String name{"replies.list"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = RepliesParams;
    using Answer = RepliesResult;
};
struct SaveReply
{
    static constexpr QLatin1String name{"replies.save"};
    static constexpr Permission permission = Permission::Respond;
    using Params = SaveReplyParams;
    using Answer = SaveReplyParams; ///< with its id
};
struct RemoveReply
{
    static constexpr QLatin1String name{"replies.remove"};
    static constexpr Permission permission = Permission::Respond;
    using Params = RemoveReplyParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
