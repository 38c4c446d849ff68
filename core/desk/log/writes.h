// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/desk/log/siderows.h"
#include "core/desk/log/stored.h"
#include "core/domain/activity/autoupdate.h"
#include "core/domain/activity/runlife.h"
#include "core/domain/activity/stepdurations.h"

#include <QHash>
#include <QSet>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What a batch of commands writes: plain values that a Log puts down at its commit, whatever it is made of.
namespace baton::relay::desk {

/// Names one step of one workflow, whatever the run.
struct StepKey
{
    BotId bot;
    WorkflowId workflow;
    qint64 step = 0;
    QString name;

    friend bool operator==(const StepKey&, const StepKey&) = default;
    friend size_t qHash(const StepKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, key.workflow, key.step, key.name);
    }
};

/// One event of a bot, as its sender names it.
struct EventKey
{
    BotId bot;
    QString source;
    QString id;

    friend bool operator==(const EventKey&, const EventKey&) = default;
    friend size_t qHash(const EventKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, key.source, key.id);
    }
};

using CommandKey = std::pair<MemberId, CommandId>;
using PageMessageKey = std::pair<ConversationId, QString>; ///< and the page's own id of the message
using MessageKey = std::pair<ConversationId, qint64>;      ///< and its n
using MarkKey = std::pair<MemberId, ConversationId>;
using SubjectKey = std::pair<BotId, QString>; ///< and the bot's own key of the conversation
using RunKey = std::pair<BotId, QString>;     ///< and the platform's own key of the run

/// Written once, as it is at the commit, however often the batch has changed it.
struct ConversationChange
{
    std::shared_ptr<const Stored> row;
    bool isNew = false;
    bool isDescribed = false; ///< its channel or customer is another
    bool isTagged = false;    ///< its tags are others
};

/// What a search finds: a message, or the reason that came behind message -n.
struct SearchedText
{
    BotId bot;
    ConversationId conversation;
    qint64 n = 0;
    QString text;
};

struct NoteRow
{
    bool isNew = false; ///< else its text and files are others by now
    BotId bot;
    ConversationId conversation; ///< empty when it stands on the contact
    ContactId contact;
    Note note;

    friend bool operator==(const NoteRow&, const NoteRow&) = default;
};

/// The customer has seen what others wrote, or agents what the customer did, up to a message.
struct SeenRow
{
    ConversationId conversation;
    bool byCustomer = false;
    qint64 upTo = 0;
    Instant at;
};

/// What carries a file: the message of this number, or a note.
struct FilePlace
{
    ConversationId conversation;
    qint64 n = 0;
    NoteId note = {}; ///< empty: a message

    bool isInside() const { return !note.isEmpty(); }
    friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

struct GivenAnswer
{
    QByteArray json;
    Instant at;
};

struct TakenFromPage
{
    qint64 n = 0; ///< the message that it became
    Instant at;
};

/// Of a bot's chain of auto-updates; n is 0 when it has none.
struct ChainEnd
{
    qint64 n = 0;
    QString hash;
};

/// A run tells of the step it is at what that step's own row tells.
void placeStep(RunHistory& history);

struct RunChanges
{
    RunHistory history;
    QSet<qint64> steps; ///< indexes of those that changed
};

/// Since when a step runs, by the relay's clock; nothing when it runs no more.
struct StepWatch
{
    RunId run;
    qint64 step = 0;
    std::optional<Instant> since;
};

/// The wall clock has jumped: nothing that is watched began after @p now.
struct ClockMove
{
    qint64 ms = 0;
    qint64 withinMs = 0; ///< when it jumped: at most so long ago
    Instant now;
};

/// What makes repeats harmless and is older goes, and read marks of what is gone.
struct Forgetting
{
    Instant before;
    qint64 mostOfAKind = 0; ///< rows, so that it never holds up a claim
    int marksLookedAt = 0;
};

struct Writes
{
    std::vector<Recorded> events;  ///< numbered on from the log's head
    std::vector<QByteArray> inner; ///< of each of them: JSON that projections need beyond the wire
    QHash<ConversationId, ConversationChange> conversations;
    QHash<ConversationId, QList<Message>> messages; ///< new, in order
    QHash<MessageKey, MemberId> authors;            ///< of those among these that agents have written
    QHash<MessageKey, Message> rewritten;           ///< as they are by now, after all new ones
    std::vector<SearchedText> searched;             ///< in the order of their events
    std::vector<NoteRow> notes;                     ///< in order
    std::vector<SeenRow> seen;                      ///< in order
    QHash<CommandKey, GivenAnswer> answers;
    QHash<EventKey, Instant> takenEvents;
    QHash<PageMessageKey, TakenFromPage> takenMessages;
    QHash<RunId, RunChanges> runs;
    QHash<RunKey, RunId> runKeys; ///< of these
    QHash<StepKey, StepDurations> durations;
    std::vector<std::variant<StepWatch, ClockMove>> watches; ///< in order
    QHash<AutoUpdateId, AutoUpdate> entries;
    QHash<BotId, ChainEnd> chainEnds; ///< with these
    QHash<MarkKey, qint64> readMarks;
    std::vector<SideRow> sideRows; ///< in order
    std::optional<Forgetting> forgetting;

    /// What came after; where both say something of the same row, that holds.
    void add(Writes&& later);
};

} // namespace baton::relay::desk
