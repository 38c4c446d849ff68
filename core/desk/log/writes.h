// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/desk/log/siderows.h"
#include "core/desk/log/stored.h"
#include "core/desk/log/writtenrows.h"
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

/// Written once, as it is at the commit, however often the batch has changed it.
struct ConversationChange
{
    std::shared_ptr<const Stored> row;
    bool isNew = false;
    bool isDescribed = false; ///< its channel or customer is another
    bool isTagged = false;    ///< its tags are others
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
