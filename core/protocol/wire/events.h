// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/buttonchoice.h"
#include "core/protocol/wire/conversationwire.h"

/// What goes from the relay to agents and, signed, to bots.
namespace baton::protocol {

namespace eventtype {
inline constexpr QLatin1String conversationStarted("conversation.started");
inline constexpr QLatin1String conversationEscalated("conversation.escalated");
inline constexpr QLatin1String conversationClaimed("conversation.claimed");
inline constexpr QLatin1String conversationReleased("conversation.released");
inline constexpr QLatin1String conversationHandedBack("conversation.handed_back");
inline constexpr QLatin1String conversationResolved("conversation.resolved");
inline constexpr QLatin1String conversationReopened("conversation.reopened");
/// What is known of the customer, or their channel, has changed; nothing of its life has.
inline constexpr QLatin1String conversationUpdated("conversation.updated");
inline constexpr QLatin1String conversationTagged("conversation.tagged");
/// An agent gave it to a colleague, or took it over.
inline constexpr QLatin1String conversationAssigned("conversation.assigned");
inline constexpr QLatin1String conversationSnoozed("conversation.snoozed");
inline constexpr QLatin1String conversationRated("conversation.rated");
inline constexpr QLatin1String messageAdded("message.added");
/// Its author took it back: text and files are gone.
inline constexpr QLatin1String messageWithdrawn("message.withdrawn");
/// One of its files was judged.
inline constexpr QLatin1String messageUpdated("message.updated");
/// Never leaves the house: agents alone are told of it.
inline constexpr QLatin1String noteAdded("note.added");
/// One of its files was judged.
inline constexpr QLatin1String noteUpdated("note.updated");
inline constexpr QLatin1String contactUpdated("contact.updated");
/// A note on the contact; as noteAdded.
inline constexpr QLatin1String contactNoted("contact.noted");
/// Stands for an event this member may not see, so that their numbers stay gapless.
inline constexpr QLatin1String withheld("withheld");

/// A step of a conversation's life, as a transcript shows it; what is known of it, and what colleagues hang
/// on it, is none.
inline bool isStep(const QString& type)
{
    return type != conversationUpdated && type != conversationTagged && type != conversationSnoozed;
}
} // namespace eventtype

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
