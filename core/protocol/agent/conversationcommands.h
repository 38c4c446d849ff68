// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentsession.h"

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

struct ReplyParams
{
    ConversationId id;
    CommandId commandId;
    QString text;                       ///< may be empty when there are attachments
    QList<FileId> attachments = {};     ///< at most 10, brought by POST /v1/files before
    std::optional<QString> status = {}; ///< "resolve": and that ends it, both or neither
};
template <>
struct Wire<ReplyParams>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &ReplyParams::id), field("commandId", &ReplyParams::commandId),
        field("text", &ReplyParams::text), defaulted("attachments", &ReplyParams::attachments),
        field("status", &ReplyParams::status));
};

struct ReplyResult
{
    Message message;
};
template <>
struct Wire<ReplyResult>
{
    static constexpr auto fields = std::make_tuple(field("message", &ReplyResult::message));
};

struct NoteParams
{
    ConversationId id;
    CommandId commandId;
    QString text;
    QList<FileId> attachments = {};
};
template <>
struct Wire<NoteParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &NoteParams::id), field("commandId", &NoteParams::commandId),
                        field("text", &NoteParams::text), defaulted("attachments", &NoteParams::attachments));
};
struct NoteResult
{
    Note note;
};
template <>
struct Wire<NoteResult>
{
    static constexpr auto fields = std::make_tuple(field("note", &NoteResult::note));
};

struct WithdrawParams
{
    ConversationId id;
    CommandId commandId;
    MessageId message;
};
template <>
struct Wire<WithdrawParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &WithdrawParams::id), field("commandId", &WithdrawParams::commandId),
                        field("message", &WithdrawParams::message));
};

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
struct Reply
{
    static constexpr QLatin1String name{"conversations.reply"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ReplyParams;
    using Answer = ReplyResult;
};
struct WriteNote
{
    static constexpr QLatin1String name{"conversations.note"};
    static constexpr Permission permission = Permission::Respond;
    using Params = NoteParams;
    using Answer = NoteResult;
};
struct Withdraw
{
    static constexpr QLatin1String name{"conversations.withdraw"};
    static constexpr Permission permission = Permission::Respond;
    using Params = WithdrawParams;
    using Answer = ReplyResult;
};
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
struct SetTyping
{
    static constexpr QLatin1String name{"conversations.typing"};
    static constexpr Permission permission = Permission::Respond;
    using Params = TypingParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
