// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/bot/activitynotice.h"
#include "core/protocol/bot/namedfile.h"
#include "core/protocol/wire/conversationwire.h"

#include <variant>

/// The `data` of each CloudEvent a bot may publish, by its `type`.
namespace baton::protocol::botevent {

/// `baton.conversation.started`
struct ConversationStarted
{
    QString channel;
    Contact customer;
};

/// `baton.message.customer` and `baton.message.bot`
struct MessageWritten
{
    QString text; ///< may be empty when there are attachments
    std::optional<Instant> at;
    std::optional<double> confidence; ///< 0..1; a bot's only
    QList<NamedFile> attachments = {};
    QList<Attachment> files = {}; ///< what the relay made of these; not on the wire
    QList<Button> buttons = {};   ///< a bot's only: what the customer may press instead of writing
};

// Both have the same data.
struct CustomerWrote
{
    MessageWritten message;
};
struct BotWrote
{
    MessageWritten message;
};

/// `baton.conversation.ended`; it has no data
struct ConversationEnded
{};

/// `baton.escalation.requested`
struct EscalationRequested
{
    QString reason;
    std::optional<QString> quote;
};

/// `baton.customer.presence`
struct CustomerPresence
{
    bool online = false;
};

/// `baton.customer.typing`
struct CustomerTyping
{
    bool on = false;
};

/// `baton.conversation.tagged`: these as well
struct ConversationTagged
{
    QStringList tags;
};

/// `baton.contact.updated`: what is not named stays as it is, an empty text takes it away
struct ContactUpdated
{
    std::optional<QString> name;
    std::optional<QString> email;
    std::optional<QString> phone;
    QMap<QString, QString> fields;
};

/// What is written to the log.
using Lasting = std::variant<ConversationStarted, CustomerWrote, BotWrote, EscalationRequested,
                             ConversationEnded, WorkflowStarted, WorkflowStepped, WorkflowEnded,
                             AutoUpdateMade, ConversationTagged, ContactUpdated>;
/// What only passes.
using Passing = std::variant<CustomerPresence, CustomerTyping>;
/// The data of an event, by its type.
using Content = std::variant<Lasting, Passing>;

} // namespace baton::protocol::botevent

namespace baton::protocol {

template <>
struct Wire<botevent::ConversationStarted>
{
    static constexpr auto fields =
        std::make_tuple(field("channel", &botevent::ConversationStarted::channel),
                        defaulted("customer", &botevent::ConversationStarted::customer));
};
template <>
struct Wire<botevent::MessageWritten>
{
    static constexpr auto fields = std::make_tuple(
        defaulted("text", &botevent::MessageWritten::text), field("at", &botevent::MessageWritten::at),
        field("confidence", &botevent::MessageWritten::confidence),
        defaulted("attachments", &botevent::MessageWritten::attachments),
        defaulted("buttons", &botevent::MessageWritten::buttons));
};
template <>
struct Wire<botevent::EscalationRequested>
{
    static constexpr auto fields = std::make_tuple(field("reason", &botevent::EscalationRequested::reason),
                                                   field("quote", &botevent::EscalationRequested::quote));
};
template <>
struct Wire<botevent::CustomerPresence>
{
    static constexpr auto fields = std::make_tuple(field("online", &botevent::CustomerPresence::online));
};
template <>
struct Wire<botevent::CustomerTyping>
{
    static constexpr auto fields = std::make_tuple(field("on", &botevent::CustomerTyping::on));
};

template <>
struct Wire<botevent::ConversationTagged>
{
    static constexpr auto fields = std::make_tuple(field("tags", &botevent::ConversationTagged::tags));
};
template <>
struct Wire<botevent::ContactUpdated>
{
    static constexpr auto fields = std::make_tuple(field("name", &botevent::ContactUpdated::name),
                                                   field("email", &botevent::ContactUpdated::email),
                                                   field("phone", &botevent::ContactUpdated::phone),
                                                   defaulted("fields", &botevent::ContactUpdated::fields));
};

} // namespace baton::protocol
