// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/buttonchoice.h"
#include "core/protocol/wire/conversationwire.h"
#include "core/protocol/wire/eventtypes.h"
#include "core/protocol/wire/passing.h"

/// What goes from the relay to agents and, signed, to bots.
namespace baton::protocol {

/// Notification `event`: durable, gapless per relay.
template <typename Data>
struct EventOf
{
    qint64 seq = 0;
    Instant at;
    QString type;
    Data data; ///< ConversationChanged, MessageAdded, NoteAdded ..., by type

    friend bool operator==(const EventOf&, const EventOf&) = default;
};
using Event = EventOf<QJsonObject>;
using WrittenEvent = EventOf<Written>;

template <typename Data>
struct Wire<EventOf<Data>>
{
    static constexpr auto fields =
        std::make_tuple(field("seq", &EventOf<Data>::seq), field("at", &EventOf<Data>::at),
                        field("type", &EventOf<Data>::type), field("data", &EventOf<Data>::data));
};

/// Data of every `conversation.*` event: the conversation as it is after it.
struct ConversationChanged
{
    Conversation conversation;
    std::optional<MemberRef> by; ///< the agent who did it, if one did
};

template <>
struct Wire<ConversationChanged>
{
    static constexpr auto fields = std::make_tuple(field("conversation", &ConversationChanged::conversation),
                                                   field("by", &ConversationChanged::by));
};

/// Data of `message.added`.
struct MessageAdded
{
    Message message;
    std::optional<ButtonChoice> button = {}; ///< the customer pressed it, and has written nothing
};

template <>
struct Wire<MessageAdded>
{
    static constexpr auto fields =
        std::make_tuple(field("message", &MessageAdded::message), field("button", &MessageAdded::button));
};

/// Data of `message.withdrawn` and `message.updated`: the message as it is after it.
struct MessageChanged
{
    Message message;
    std::optional<MemberRef> by; ///< the agent who did it, if one did

    friend bool operator==(const MessageChanged&, const MessageChanged&) = default;
};

template <>
struct Wire<MessageChanged>
{
    static constexpr auto fields =
        std::make_tuple(field("message", &MessageChanged::message), field("by", &MessageChanged::by));
};

/// Data of `note.added`, `note.updated` and `contact.noted`: it stands on one of the two.
struct NoteAdded
{
    std::optional<ConversationId> conversation;
    std::optional<ContactId> contact;
    Note note;
};

template <>
struct Wire<NoteAdded>
{
    static constexpr auto fields =
        std::make_tuple(field("conversation", &NoteAdded::conversation),
                        field("contact", &NoteAdded::contact), field("note", &NoteAdded::note));
};

/// Data of `contact.updated`: what is known of the customer now, in all their conversations with this bot.
struct ContactChanged
{
    BotId bot;
    Contact contact;
    std::optional<MemberRef> by;
};

template <>
struct Wire<ContactChanged>
{
    static constexpr auto fields =
        std::make_tuple(field("bot", &ContactChanged::bot), field("contact", &ContactChanged::contact),
                        field("by", &ContactChanged::by));
};

} // namespace baton::protocol
