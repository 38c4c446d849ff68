// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentsession.h"
#include "core/protocol/agent/searchhit.h"

/// What agents read of conversations: lists, search, transcripts.
namespace baton::protocol {

struct ListParams
{
    QString view; ///< waiting, mine, all
    std::optional<QString> status;
    std::optional<BotId> bot;
    std::optional<QString> channel;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<QString> query;
    std::optional<qint64> limit; ///< 1..500, default 100
    std::optional<QString> cursor;
    std::optional<QString> tag = {}; ///< compared without case
};
template <>
struct Wire<ListParams>
{
    static constexpr auto fields =
        std::make_tuple(field("view", &ListParams::view), field("status", &ListParams::status),
                        field("bot", &ListParams::bot), field("channel", &ListParams::channel),
                        field("from", &ListParams::from), field("to", &ListParams::to),
                        field("query", &ListParams::query), field("limit", &ListParams::limit),
                        field("cursor", &ListParams::cursor), field("tag", &ListParams::tag));
};

struct ListResult
{
    QList<ListedConversation> items;
    std::optional<QString> next;
    Counts counts;
    QList<ReadMark> read = {};        ///< of these conversations, those the member has opened
    std::optional<Counts> found = {}; ///< the first page of a search: conversations that have it, by view
    bool moreFound = false;           ///< there are more than that: only the newest were counted

    QList<Conversation> conversations() const { return {items.begin(), items.end()}; }
};
template <>
struct Wire<ListResult>
{
    static constexpr auto fields =
        std::make_tuple(field("items", &ListResult::items), field("next", &ListResult::next),
                        field("counts", &ListResult::counts), field("found", &ListResult::found),
                        defaulted("moreFound", &ListResult::moreFound), defaulted("read", &ListResult::read));
};

struct GetParams
{
    ConversationId id;
    std::optional<qint64> before;      ///< messages with n below this
    std::optional<qint64> limit;       ///< 1..500, default 200; the newest, in order
    std::optional<qint64> after = {};  ///< messages with n above this, the oldest of them
    std::optional<qint64> around = {}; ///< this one and its neighbours
    std::optional<QString> query = {}; ///< says in `hits` which messages have it
};
template <>
struct Wire<GetParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &GetParams::id), field("before", &GetParams::before),
                        field("limit", &GetParams::limit), field("after", &GetParams::after),
                        field("around", &GetParams::around), field("query", &GetParams::query));
};

struct GetResult
{
    Conversation conversation;
    Contact contact;
    QList<Message> messages;
    QList<HistoryEntry> history;            ///< what happened between these messages
    QList<Note> notes = {};                 ///< private ones between these messages
    std::optional<QList<qint64>> hits = {}; ///< with `query`: the messages that have it, wherever they are
};
template <>
struct Wire<GetResult>
{
    static constexpr auto fields = std::make_tuple(
        field("conversation", &GetResult::conversation), field("contact", &GetResult::contact),
        field("messages", &GetResult::messages), defaulted("history", &GetResult::history),
        defaulted("notes", &GetResult::notes), field("hits", &GetResult::hits));
};

struct ReadParams
{
    ConversationId id;
    qint64 upTo = 0; ///< the `n` of the last message seen
};
template <>
struct Wire<ReadParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &ReadParams::id), field("upTo", &ReadParams::upTo));
};

namespace method {

struct List
{
    static constexpr QLatin1String name{"conversations.list"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ListParams;
    using Answer = ListResult;
};
struct Get
{
    static constexpr QLatin1String name{"conversations.get"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = GetParams;
    using Answer = GetResult;
};
struct MarkRead
{
    static constexpr QLatin1String name{"conversations.read"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ReadParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
