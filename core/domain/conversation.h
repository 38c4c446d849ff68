// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/message.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace baton {

/// Where a conversation is in its life. People see: Unrequested, Unassigned, Open, Ended.
enum class ConversationState { Bot, Waiting, Open, Ended };

/// The wire name: bot, waiting, open, ended.
QString stateName(ConversationState state);
std::optional<ConversationState> stateFromName(QStringView name);

/// What a customer said of it at the end.
struct Rating
{
    qint64 score = 0; ///< 1 to 5
    std::optional<QString> text;

    friend bool operator==(const Rating&, const Rating&) = default;
};

struct BotRef
{
    BotId id;
    QString name;

    friend bool operator==(const BotRef&, const BotRef&) = default;
};

/// The customer of a conversation, as far as they are known.
struct Contact
{
    ContactId id;
    QString name;
    QString email;
    QString phone;
    QString ip;
    QString country;
    QMap<QString, QString> fields; ///< lead fields the bot collected

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// One step of a conversation's life, as a transcript shows it between the messages. Derived from the event
/// log.
struct HistoryEntry
{
    QString type; ///< the event's type: conversation.escalated, conversation.claimed, ...
    Instant at;
    qint64 afterN = 0; ///< it happened after the message of this number; 0 before all
    std::optional<MemberRef> by;
    std::optional<QString> reason;               ///< of an escalation
    std::optional<QString> quote = std::nullopt; ///< of an escalation: the customer's words that show why
    qint64 seq = 0;                              ///< of its event; the relay's own, not on any wire
    std::optional<MemberRef> to = std::nullopt;  ///< of conversation.assigned: whose it is now
    QStringList added = {};                      ///< of conversation.tagged
    QStringList removed = {};                    ///< of conversation.tagged
    std::optional<Instant> until = std::nullopt; ///< of conversation.snoozed; nothing: it is back

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

struct LastMessage
{
    Author author;
    QString text;
    Instant at;

    friend bool operator==(const LastMessage&, const LastMessage&) = default;
};

struct Conversation
{
    ConversationId id;
    BotRef bot;
    QString channel; ///< WIDGET, WA, ...
    ConversationState state = ConversationState::Bot;
    std::optional<QString> reason; ///< why a person is needed; kept after the claim
    std::optional<QString> quote;  ///< what the customer said when a person was asked for
    std::optional<MemberRef> assignee;
    Contact contact;
    bool online = false; ///< the customer is there now; passing, not part of the event log
    QStringList tags;
    std::optional<LastMessage> lastMessage;
    /// Since when the customer has waited for a person. Being claimed and released does not set it back; a
    /// request after a hand-back or the end begins anew.
    std::optional<Instant> waitingSince;
    /// The place among those who wait, the lowest first: a number of the event log, so that no clock decides.
    std::optional<qint64> waitingOrder;
    std::optional<Instant> requeuedAt; ///< when an agent let go of it, if one had it since they began to wait
    qint64 messageCount = 0;           ///< the `n` of the last message
    std::optional<MemberRef>
        assignedBy; ///< the colleague who gave it to the assignee, until somebody lets go
    std::optional<Instant> snoozedUntil; ///< out of the way until then, or until the customer writes
    std::optional<Rating> rating;        ///< the customer's, of the last time it ended
    Instant createdAt;
    Instant updatedAt; ///< by the relay's clock; never goes back

    friend bool operator==(const Conversation&, const Conversation&) = default;
};

/// What the relay calls a customer who told no name: "Visitor 8f21". Consoles say it in their own language.
QString visitorName(const ConversationId& conversation);

} // namespace baton
