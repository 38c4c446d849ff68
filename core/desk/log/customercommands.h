// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/protocol/wire/buttonchoice.h"

#include <QList>
#include <optional>
#include <variant>

/// What customers ask of the desk on the relay's own page, and what it answers. Plain values.
namespace baton::relay::desk {

/// Finds the visitor's conversation, without making one.
struct VisitorArrives
{};
struct CustomerWrites
{
    QString id; ///< the page's own; a repeat is taken once
    QString text;
    QList<Attachment> attachments = {};
};
struct CustomerAsksForPerson
{};
/// Presses a button of the newest message that offers some; a repeat is taken once.
struct CustomerChooses
{
    protocol::ButtonChoice choice;
};
/// Of the last time it ended, by a person; a second one takes the place of the first.
struct CustomerRates
{
    Rating rating;
};
/// What was filled in before the first message. It proves nothing: what is known already stays.
struct CustomerFillsForm
{
    Contact told;
};

struct CustomerCommand
{
    BotRef bot;
    QString visitor; ///< the secret, as given to the page; storage keeps only its hash
    Contact contact; ///< what is known of them now: ip, country
    std::variant<VisitorArrives, CustomerWrites, CustomerAsksForPerson, CustomerChooses, CustomerRates,
                 CustomerFillsForm>
        verb;
};

struct CustomerAnswer
{
    std::optional<Conversation> conversation;
    QList<Message> messages;        ///< VisitorArrives: the newest 200, in order
    std::optional<Message> message; ///< CustomerWrites, CustomerChooses: the message, new or repeated
    qint64 seq = 0;                 ///< VisitorArrives: what happened up to this event is in it
};

} // namespace baton::relay::desk
