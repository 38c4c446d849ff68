// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/log/writes.h"

#include <QJsonDocument>

/// Rows of `workflow_runs`, `workflow_steps`, `step_durations` and `autoupdates`, alike in every database
/// that a log lies in. Pure.
namespace baton::relay::desk {

// The columns that runFrom(), stepFrom() and entryFrom() read, in order.
QString runColumns();
QString stepColumns();
QString entryColumns();

/// What a run is searched by.
QString searchedWords(const RunHistory& history);
QString searchedWords(const AutoUpdate& entry);

/// In the order of runColumns(), and the words.
inline auto runValues(const RunHistory& history)
{
    const auto& run = history.run;
    return std::make_tuple(run.id, run.run, run.bot.id, orEmpty(run.bot.name), run.workflow, run.name,
                           run.about, runStateName(run.state), run.startedAt, run.updatedAt, run.finishedAt,
                           run.error, run.step ? std::optional(run.step->index) : std::nullopt, run.steps,
                           orEmpty(run.conversation.value_or(ConversationId()).toString()),
                           orEmpty(run.contact.value_or(ContactId()).toString()), searchedWords(history));
}

/// In the order of stepColumns(), with the run in front.
inline auto stepValues(const RunId& run, const WorkflowStep& step)
{
    return std::make_tuple(run, step.index, orEmpty(step.name), step.state, step.startedAt, step.endedAt,
                           int(step.stuck));
}

/// bot, workflow, step, name, newest, average, median, p95
inline auto durationValues(const StepKey& key, const StepDurations& durations)
{
    return std::make_tuple(key.bot, key.workflow, key.step, orEmpty(key.name), durations.toText(),
                           durations.average(), durations.median(), durations.p95());
}

/// In the order of entryColumns(), and the words.
inline auto entryValues(const AutoUpdate& entry)
{
    const auto& by = entry.reviewedBy;
    return std::make_tuple(
        entry.bot.id, entry.n, entry.id, entry.bot.name, entry.kind, entry.summary, entry.source, entry.cause,
        storage::Utf8{QJsonDocument(entry.details).toJson(QJsonDocument::Compact)}, entry.at, entry.hash,
        by ? std::optional(by->id) : std::nullopt, by ? std::optional(by->name) : std::nullopt,
        entry.reviewedAt, searchedWords(entry));
}

template <typename Row>
WorkflowRun runFrom(const Row& row)
{
    WorkflowRun run;
    run.id = RunId(row.text(0));
    run.run = row.text(1);
    run.bot = {BotId(row.text(2)), row.text(3)};
    run.workflow = WorkflowId(row.text(4));
    run.name = row.text(5);
    run.about = textOrNothing(row, 6);
    run.state = runStateFromName(row.text(7)).value_or(RunState::Running);
    run.startedAt = {row.number(8)};
    run.updatedAt = {row.number(9)};
    run.finishedAt = instantOrNothing(row, 10);
    run.error = textOrNothing(row, 11);
    if (!row.isNull(12)) {
        run.step.emplace();
        run.step->index = row.number(12);
    }
    run.steps = row.number(13);
    if (const auto conversation = row.text(14); !conversation.isEmpty())
        run.conversation = ConversationId(conversation);
    if (const auto contact = row.text(15); !contact.isEmpty())
        run.contact = ContactId(contact);
    return run;
}

template <typename Row>
WorkflowStep stepFrom(const Row& row, int first = 0)
{
    WorkflowStep step;
    step.index = row.number(first);
    step.name = row.text(first + 1);
    step.state = row.text(first + 2);
    step.startedAt = {row.number(first + 3)};
    step.endedAt = instantOrNothing(row, first + 4);
    step.stuck = row.number(first + 5) != 0;
    return step;
}

template <typename Row>
AutoUpdate entryFrom(const Row& row)
{
    AutoUpdate entry;
    entry.bot = {BotId(row.text(0)), row.text(3)};
    entry.n = row.number(1);
    entry.id = AutoUpdateId(row.text(2));
    entry.kind = row.text(4);
    entry.summary = row.text(5);
    entry.source = textOrNothing(row, 6);
    entry.cause = textOrNothing(row, 7);
    entry.details = QJsonDocument::fromJson(row.bytes(8)).object();
    entry.at = {row.number(9)};
    entry.hash = row.text(10);
    if (!row.isNull(13)) {
        entry.reviewedBy = MemberRef{MemberId(row.text(11)), row.text(12)};
        entry.reviewedAt = Instant{row.number(13)};
    }
    return entry;
}

} // namespace baton::relay::desk
