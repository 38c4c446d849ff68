// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/customercommands.h"
#include "core/desk/log/notecommands.h"
#include "core/desk/log/recorded.h"
#include "core/desk/log/sortingcommands.h"
#include "core/domain/conversation.h"
#include "core/domain/lifecycle.h"
#include "core/protocol/bot/botevents.h"

#include <QList>
#include <QSet>
#include <optional>
#include <variant>

/// What the desk can be asked, and what it answers. Plain values that travel between threads.
namespace baton::relay::desk {

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
    // What goes with it: all of it or nothing.
    bool resolves = false;        ///< and that ends it
    QStringList tags = {};        ///< to add
    std::optional<Agent> to = {}; ///< whose it is then; see Assign
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

// ---- files
// ---------------------------------------------------------------------------------------------------

/// How a file is by now: whichever message or note carries it says so from then on. The answer is what
/// carries it, nothing when nothing does; the same again changes nothing.
struct FileJudged
{
    Attachment file;
};

} // namespace baton::relay::desk
