// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentsession.h"

/// What agents write to customers and to each other, and take back.
namespace baton::protocol {

struct ReplyParams
{
    ConversationId id;
    CommandId commandId;
    QString text;                   ///< may be empty when there are attachments
    QList<FileId> attachments = {}; ///< at most 10, brought by POST /v1/files before
    // What goes with it: all of it or nothing.
    std::optional<QString> status = {};  ///< "resolve": and that ends it
    QStringList tags = {};               ///< to add
    std::optional<MemberId> assign = {}; ///< whose it is then; not with a status
};
template <>
struct Wire<ReplyParams>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &ReplyParams::id), field("commandId", &ReplyParams::commandId),
        field("text", &ReplyParams::text), defaulted("attachments", &ReplyParams::attachments),
        field("status", &ReplyParams::status), defaulted("tags", &ReplyParams::tags),
        field("assign", &ReplyParams::assign));
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

namespace method {

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

} // namespace method

} // namespace baton::protocol
