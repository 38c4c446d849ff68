// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/protocol/wire/json.h"

/// The field lists of the values that every wire shares.
namespace baton::protocol {

template <>
struct Wire<MemberRef>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &MemberRef::id), field("name", &MemberRef::name));
};

template <>
struct Wire<BotRef>
{
    static constexpr auto fields = std::make_tuple(field("id", &BotRef::id), field("name", &BotRef::name));
};

template <>
struct Wire<Author>
{
    static constexpr auto fields =
        std::make_tuple(field("kind", &Author::kind), defaulted("name", &Author::name));
};

template <>
struct Wire<Contact>
{
    static constexpr auto fields = std::make_tuple(
        defaulted("id", &Contact::id), defaulted("name", &Contact::name), defaulted("email", &Contact::email),
        defaulted("phone", &Contact::phone), defaulted("ip", &Contact::ip),
        defaulted("country", &Contact::country), defaulted("fields", &Contact::fields));
};

template <>
struct Wire<LastMessage>
{
    static constexpr auto fields =
        std::make_tuple(field("author", &LastMessage::author), field("text", &LastMessage::text),
                        field("at", &LastMessage::at));
};

template <>
struct Wire<Attachment>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &Attachment::id), field("name", &Attachment::name), defaulted("type", &Attachment::type),
        field("size", &Attachment::size), field("width", &Attachment::width),
        field("height", &Attachment::height), field("state", &Attachment::state),
        defaulted("url", &Attachment::url), defaulted("why", &Attachment::why));
};

template <>
struct Wire<Button>
{
    static constexpr auto fields = std::make_tuple(field("id", &Button::id), field("text", &Button::text));
};

template <>
struct Wire<Note>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &Note::id), defaulted("after", &Note::after), field("author", &Note::author),
        field("text", &Note::text), field("at", &Note::at), defaulted("attachments", &Note::attachments));
};

template <>
struct Wire<Rating>
{
    static constexpr auto fields =
        std::make_tuple(field("score", &Rating::score), field("text", &Rating::text));
};

template <>
struct Wire<Message>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &Message::id), field("conversation", &Message::conversation), field("n", &Message::n),
        field("author", &Message::author), field("text", &Message::text), field("at", &Message::at),
        field("confidence", &Message::confidence), defaulted("attachments", &Message::attachments),
        defaulted("buttons", &Message::buttons), field("seenAt", &Message::seenAt),
        defaulted("withdrawn", &Message::withdrawn));
};

template <>
struct Wire<HistoryEntry>
{
    static constexpr auto fields =
        std::make_tuple(field("type", &HistoryEntry::type), field("at", &HistoryEntry::at),
                        field("afterN", &HistoryEntry::afterN), field("by", &HistoryEntry::by),
                        field("reason", &HistoryEntry::reason), field("quote", &HistoryEntry::quote),
                        field("to", &HistoryEntry::to), defaulted("added", &HistoryEntry::added),
                        defaulted("removed", &HistoryEntry::removed), field("until", &HistoryEntry::until));
};

template <>
struct Wire<Conversation>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &Conversation::id), field("bot", &Conversation::bot),
        field("channel", &Conversation::channel), field("state", &Conversation::state),
        field("reason", &Conversation::reason), field("quote", &Conversation::quote),
        field("assignee", &Conversation::assignee), field("contact", &Conversation::contact),
        field("online", &Conversation::online), field("tags", &Conversation::tags),
        field("lastMessage", &Conversation::lastMessage), field("waitingSince", &Conversation::waitingSince),
        field("waitingOrder", &Conversation::waitingOrder), field("requeuedAt", &Conversation::requeuedAt),
        field("messageCount", &Conversation::messageCount), field("assignedBy", &Conversation::assignedBy),
        field("snoozedUntil", &Conversation::snoozedUntil), field("rating", &Conversation::rating),
        field("createdAt", &Conversation::createdAt), field("updatedAt", &Conversation::updatedAt));
};

/// How far a member has read. Also the notification `read`: another program of the member has read on.
struct ReadMark
{
    ConversationId conversation;
    qint64 upTo = 0; ///< the `n` of the last message seen

    friend bool operator==(const ReadMark&, const ReadMark&) = default;
};
template <>
struct Wire<ReadMark>
{
    static constexpr auto fields =
        std::make_tuple(field("conversation", &ReadMark::conversation), field("upTo", &ReadMark::upTo));
};

} // namespace baton::protocol
