// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/domain/refusal.h"

#include <QList>
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

enum class AuthorKind { Customer, Bot, Agent, System };

/// The wire name: customer, bot, agent, system.
QString authorKindName(AuthorKind kind);
std::optional<AuthorKind> authorKindFromName(QStringView name);

struct Author
{
    AuthorKind kind = AuthorKind::System;
    QString name;

    friend bool operator==(const Author&, const Author&) = default;
};

/// Of a file that a message or a note carries. While it is being checked nobody but its sender is given it.
enum class AttachmentState { Checking, Good, Rejected };

/// The wire name: checking, ok, refused.
QString attachmentStateName(AttachmentState state);
std::optional<AttachmentState> attachmentStateFromName(QStringView name);

/// A file, as whoever may see the message that carries it is told of it.
struct Attachment
{
    FileId id;
    QString name;                ///< see plainFileName()
    QString type;                ///< by content, such as `image/png`; empty until it was checked
    qint64 size = 0;             ///< bytes
    std::optional<qint64> width; ///< pixels, of a picture that may be shown
    std::optional<qint64> height;
    AttachmentState state = AttachmentState::Checking;
    QString url;      ///< where its reader finds it: a path at the relay, or a link that is signed for them
    QString why = {}; ///< it was refused; a sentence for people

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What a bot offers the customer to press; the choice becomes a message of theirs.
struct Button
{
    QString id;
    QString text;

    friend bool operator==(const Button&, const Button&) = default;
};

/// One turn of a transcript. `n` counts from 1 in its conversation without gaps.
struct Message
{
    MessageId id;
    ConversationId conversation;
    qint64 n = 0;
    Author author;
    QString text; ///< Markdown
    Instant at;
    std::optional<double> confidence; ///< 0..1, what a bot reported of its own answer
    QList<Attachment> attachments = {};
    QList<Button> buttons = {};         ///< of a bot's
    std::optional<Instant> seenAt = {}; ///< by the other side; passing, not part of the event log
    bool withdrawn = false;             ///< by its author: text and files are gone

    friend bool operator==(const Message&, const Message&) = default;
};

/// What a list says of it: its text, or the names of its files.
QString wordsOf(const Message& message);

/// What colleagues tell each other of a conversation or of a contact. Never for the customer, the bot or any
/// channel: nothing that leaves the house is made of notes.
struct Note
{
    NoteId id;
    qint64 after = 0; ///< it stands behind the message of this number; 0 before all, and on a contact
    MemberRef author;
    QString text; ///< Markdown
    Instant at;
    QList<Attachment> attachments = {};

    friend bool operator==(const Note&, const Note&) = default;
};

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
