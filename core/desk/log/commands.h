// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/notecommands.h"
#include "core/desk/log/recorded.h"
#include "core/domain/conversation.h"
#include "core/domain/lifecycle.h"
#include "core/protocol/bot/botevents.h"

#include <QList>
#include <QSet>
#include <optional>
#include <variant>

/// What the desk can be asked, and what it answers. Plain values that travel between threads.
namespace baton::relay::desk {

/// Which bots' conversations a member may touch; nullopt means all of them (admins).
using BotScope = std::optional<QSet<BotId>>;

/// Without a member it is the relay itself.
struct Agent
{
    Actor actor;
    BotScope bots;
    DeviceId device = {}; ///< the one they speak from
};

// ---- agents
// --------------------------------------------------------------------------------------------------

struct Claim
{
    ConversationId id;
};
struct Release
{
    ConversationId id;
    MemberId heldBy = {}; ///< when given, only from them
};
struct Resolve
{
    ConversationId id;
};
struct HandBack
{
    ConversationId id;
};
struct Start
{
    BotId bot;
    ContactId contact;
    std::optional<QString> text;
};
struct Reply
{
    ConversationId id;
    QString text;
    QList<Attachment> attachments = {};
    bool resolves = false; ///< and that ends it: both or neither
};

/// Gives it to a colleague, who must be one that may answer for its bot; to oneself it is taking over.
struct Assign
{
    ConversationId id;
    Agent to;
    std::optional<QString> note = {}; ///< for them; becomes a private note
};
/// Adds to its tags and takes from them; see tags.h.
struct Tag
{
    ConversationId id;
    QStringList add;
    QStringList remove;
};
/// Out of the way until then; without a time it is no longer.
struct Snooze
{
    ConversationId id;
    std::optional<Instant> until;
};
/// What was snoozed until now comes back; the relay's own.
struct Wake
{
    ConversationId id;
};
/// What is not named stays as it is, an empty text takes it away.
struct ContactChange
{
    std::optional<QString> name;
    std::optional<QString> email;
    std::optional<QString> phone;
    QMap<QString, QString> fields;
};
/// In all of the customer's conversations with the bot.
struct UpdateContact
{
    BotId bot;
    ContactId contact;
    ContactChange change;
};

/// The same commandId of the same member gets the first answer again and changes nothing.
struct AgentCommand
{
    Agent agent;
    CommandId commandId;
    std::variant<Claim, Release, Resolve, HandBack, Start, Reply, WriteNote, NoteContact, Withdraw, Assign,
                 Tag, Snooze, Wake, UpdateContact>
        verb;
};

/// The conversation for all verbs but those of a message, a note or a contact, which answer with that.
using AgentAnswer = std::variant<Conversation, Message, Note, protocol::ContactChanged>;

// ---- bots
// ----------------------------------------------------------------------------------------------------

/// One CloudEvent as it came through the door, see readBotEvent(). A repeat of (source, id) is dropped and
/// counted.
struct BotEvent
{
    QString source;
    QString id;
    QString subject; ///< the bot's own key for the conversation, or the relay's id of it
    Instant at;
    protocol::botevent::Lasting content;
};

/// What the state of its conversation forbids is left out alone, and said in the answer's notes.
struct BotBatch
{
    BotRef bot;
    QList<BotEvent> events;
};

struct BotAnswer
{
    qint64 accepted = 0;
    qint64 duplicates = 0;
    /// What was odd or left out, such as a step of a run that had ended: the first twenty, and how many more.
    QStringList notes = {};
};

// ---- customers on the relay's own page
// -----------------------------------------------------------------------

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

// ---- files
// ---------------------------------------------------------------------------------------------------

/// How a file is by now: whichever message or note carries it says so from then on. The answer is what
/// carries it, nothing when nothing does; the same again changes nothing.
struct FileJudged
{
    Attachment file;
};

} // namespace baton::relay::desk
