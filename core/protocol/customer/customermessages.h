// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/customer/customeroffers.h"
#include "core/protocol/customer/customerseen.h"
#include "core/protocol/customer/customertyping.h"
#include "core/protocol/wire/events.h"

#include <array>

/// What travels on the Socket.IO namespace `/customer`.
namespace baton::protocol::customer {

/// Every event type of which a customer is told. Whatever is not named here stays inside, whatever it says.
inline constexpr std::array<QLatin1String, 13> told{
    eventtype::conversationStarted,  eventtype::conversationEscalated,  eventtype::conversationClaimed,
    eventtype::conversationReleased, eventtype::conversationHandedBack, eventtype::conversationResolved,
    eventtype::conversationReopened, eventtype::conversationUpdated,    eventtype::conversationAssigned,
    eventtype::messageAdded,         eventtype::messageUpdated,         eventtype::messageWithdrawn,
    eventtype::conversationRated};

/// The `auth` of CONNECT.
struct ConnectAuth
{
    BotId bot;
    std::optional<QString> visitor; ///< the secret that brings a customer back to their conversation
};

/// A message as the customer sees it.
struct CustomerMessage
{
    MessageId id;
    qint64 n = 0;
    Author author;
    QString text;
    Instant at;
    QList<Attachment> attachments = {}; ///< with links of their own
    QList<Button> buttons = {};
    std::optional<Instant> seenAt = {}; ///< by an agent
    bool withdrawn = false;
};

/// `notice`
struct Notice
{
    QString kind;                 ///< waiting, transferred, resolved, handed_back
    QString text;                 ///< the bot's own wording, the agent's name filled in
    std::optional<qint64> afterN; ///< it belongs after the message of this number
    std::optional<Instant> at;

    friend bool operator==(const Notice&, const Notice&) = default;
};

/// `session`, sent once after CONNECT.
struct ChatSession
{
    QString visitor;
    std::optional<ConversationId> conversation;
    ConversationState state = ConversationState::Bot;
    qint64 agentsOnline = 0;
    BotRef bot;
    QList<CustomerMessage> messages;
    QList<Notice> notices;        ///< what the customer was told between these messages
    std::optional<QString> agent; ///< who talks to them, when the state is open
    QString log; ///< another one than before: what the page shows of the old may exist nowhere
    std::optional<RatingAsked> rating = {}; ///< a person has ended it, and it was not rated
    std::optional<FormShown> form = {};     ///< to be asked before the first message
};

/// `state`
struct StateChanged
{
    ConversationState state = ConversationState::Bot;
    std::optional<QString> agent;
};

/// `message` from the customer; @c id is chosen by the page, a repeat is taken once
struct MessageSent
{
    QString id;
    QString text; ///< may be empty when there are attachments
    QList<FileId> attachments = {};
};

} // namespace baton::protocol::customer

namespace baton::protocol {

template <>
struct Wire<customer::ConnectAuth>
{
    static constexpr auto fields = std::make_tuple(field("bot", &customer::ConnectAuth::bot),
                                                   field("visitor", &customer::ConnectAuth::visitor));
};
template <>
struct Wire<customer::CustomerMessage>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &customer::CustomerMessage::id), field("n", &customer::CustomerMessage::n),
        field("author", &customer::CustomerMessage::author), field("text", &customer::CustomerMessage::text),
        field("at", &customer::CustomerMessage::at),
        defaulted("attachments", &customer::CustomerMessage::attachments),
        defaulted("buttons", &customer::CustomerMessage::buttons),
        field("seenAt", &customer::CustomerMessage::seenAt),
        defaulted("withdrawn", &customer::CustomerMessage::withdrawn));
};
template <>
struct Wire<customer::Notice>
{
    static constexpr auto fields =
        std::make_tuple(field("kind", &customer::Notice::kind), field("text", &customer::Notice::text),
                        field("afterN", &customer::Notice::afterN), field("at", &customer::Notice::at));
};
template <>
struct Wire<customer::ChatSession>
{
    static constexpr auto fields = std::make_tuple(
        field("visitor", &customer::ChatSession::visitor),
        field("conversation", &customer::ChatSession::conversation),
        field("state", &customer::ChatSession::state),
        field("agentsOnline", &customer::ChatSession::agentsOnline),
        field("bot", &customer::ChatSession::bot), field("messages", &customer::ChatSession::messages),
        defaulted("notices", &customer::ChatSession::notices), field("agent", &customer::ChatSession::agent),
        defaulted("log", &customer::ChatSession::log), field("rating", &customer::ChatSession::rating),
        field("form", &customer::ChatSession::form));
};
template <>
struct Wire<customer::StateChanged>
{
    static constexpr auto fields = std::make_tuple(field("state", &customer::StateChanged::state),
                                                   field("agent", &customer::StateChanged::agent));
};
template <>
struct Wire<customer::MessageSent>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &customer::MessageSent::id), field("text", &customer::MessageSent::text),
                        defaulted("attachments", &customer::MessageSent::attachments));
};

} // namespace baton::protocol
