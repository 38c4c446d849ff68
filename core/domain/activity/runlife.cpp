// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/runlife.h"

#include "core/domain/text.h"

#include <algorithm>

namespace baton {

namespace {

const auto running = QStringLiteral("running");
const auto done = QStringLiteral("done");
const auto failed = QStringLiteral("failed");

bool hasEnded(const WorkflowRun& run)
{
    return run.state == RunState::Finished || run.state == RunState::Failed;
}

void settle(RunHistory& history, Instant at)
{
    auto& run = history.run;
    run.steps = history.steps.size();
    run.updatedAt = std::max(run.updatedAt, at);
    run.step = currentStep(history);
    if (!hasEnded(run))
        run.state = run.step && run.step->stuck ? RunState::Stuck : RunState::Running;
}

RunChange changed(RunHistory& history, std::optional<qint64> index, Instant at, QString note = {})
{
    settle(history, at);
    RunChange change;
    change.changed = true;
    change.at = index;
    if (index)
        change.steps.append(*index);
    change.note = std::move(note);
    return change;
}

RunChange nothing(QString note)
{
    RunChange change;
    change.note = std::move(note);
    return change;
}

QString of(const RunHistory& history) { return QStringLiteral("Run \"%1\"").arg(history.run.run); }

/// Several things may be odd about one event.
QString both(const QString& one, const QString& other)
{
    return one.isEmpty() || other.isEmpty() ? one + other : one + u' ' + other;
}

/// Of a step that comes under another name than it had; @p isNewNow: from now on it has the new one.
QString renamed(const RunHistory& history, const WorkflowStep& step, const QString& name, bool isNewNow)
{
    if (step.name == name)
        return {};
    return QStringLiteral("%1: step %2 was \"%3\" and comes as \"%4\"; it %5.")
        .arg(of(history))
        .arg(step.index)
        .arg(step.name, name,
             isNewNow ? QStringLiteral("has the new name") : QStringLiteral("keeps its name"));
}

WorkflowStep& add(RunHistory& history, qint64 index, const QString& name, const QString& state, Instant at)
{
    const auto place = std::lower_bound(history.steps.begin(), history.steps.end(), index,
                                        [](const WorkflowStep& step, qint64 i) { return step.index < i; });
    WorkflowStep step;
    step.index = index;
    step.name = name;
    step.state = state;
    step.startedAt = at;
    return *history.steps.insert(place, step);
}

/// What took less than no time teaches nothing.
QString endsBeforeItStarts(const QString& what)
{
    return QStringLiteral("%1 ends before it starts; it counts as having taken no time.").arg(what);
}

/// What ended with nothing in between was known by its end alone.
bool isKnownByItsEnd(const WorkflowStep& step) { return step.endedAt && *step.endedAt == step.startedAt; }

/// A loop, or a bot that tries once more: the step is timed from this start.
RunChange begunAgain(RunHistory& history, WorkflowStep& step, const QString& name, Instant at)
{
    const auto note =
        both(QStringLiteral("%1: step %2 had ended and begins again; it runs once more, from this start.")
                 .arg(of(history))
                 .arg(step.index),
             renamed(history, step, name, true));
    step.name = name;
    step.state = running;
    step.startedAt = at;
    step.endedAt.reset();
    return changed(history, step.index, at, note);
}

RunChange lateStart(RunHistory& history, WorkflowStep& step, const QString& name, Instant at)
{
    const auto note = renamed(history, step, name, false);
    step.startedAt = at;
    const RunChange::Took took{step.index, step.name, step.endedAt->ms - at.ms};
    auto change =
        changed(history, took.step, *step.endedAt,
                both(QStringLiteral("%1: step %2 was completed before it was started; both are noted.")
                         .arg(of(history))
                         .arg(took.step),
                     note));
    change.took.append(took);
    return change;
}

/// What success ends although nobody said that it was completed.
QString closedBySuccess(const RunHistory& history)
{
    constexpr qsizetype mostNamed = 5;
    QStringList indexes;
    for (const auto& step : history.steps)
        if (step.state == running)
            indexes.append(QString::number(step.index));
    if (indexes.isEmpty())
        return {};
    if (indexes.size() == 1)
        return QStringLiteral("%1 succeeded while step %2 still ran; the step counts as done with the run.")
            .arg(of(history), indexes.first());
    const auto named = indexes.mid(0, mostNamed).join(QStringLiteral(", "));
    return QStringLiteral("%1 succeeded while %2 steps still ran (%3); they count as done with the run.")
        .arg(of(history))
        .arg(indexes.size())
        .arg(indexes.size() > mostNamed ? named + QStringLiteral(", ...") : named);
}

QString errorOfSuccess(const RunHistory& history, const std::optional<QString>& error)
{
    if (isBlank(error.value_or(QString())))
        return {};
    return QStringLiteral("%1 succeeded and has an error; it counts as succeeded, without the error.")
        .arg(of(history));
}

} // namespace

WorkflowStep* RunHistory::step(qint64 index)
{
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return step.index == index; });
    return found == steps.end() ? nullptr : &*found;
}

std::optional<WorkflowStep> currentStep(const RunHistory& history)
{
    const auto weight = [](const WorkflowStep& step) {
        return step.stuck ? 2 : step.state == running ? 1 : 0;
    };
    const WorkflowStep* current = nullptr;
    for (const auto& step : history.steps)
        if (!current || weight(step) >= weight(*current))
            current = &step;
    return current ? std::optional(*current) : std::nullopt;
}

WorkflowId unknownWorkflow() { return WorkflowId(QStringLiteral("unknown")); }

RunHistory begunRun(RunId id, const QString& key, const BotRef& bot, Instant at)
{
    RunHistory history;
    history.run.id = std::move(id);
    history.run.run = key;
    history.run.bot = bot;
    history.run.workflow = unknownWorkflow();
    history.run.name = QStringLiteral("Unknown workflow");
    history.run.startedAt = at;
    history.run.updatedAt = at;
    return history;
}

RunChange startRun(RunHistory& history, const WorkflowId& workflow, const QString& name,
                   const std::optional<QString>& about, Instant at)
{
    auto& run = history.run;
    if (run.workflow != unknownWorkflow())
        return nothing(
            QStringLiteral("%1 had started already; a new run needs a key of its own.").arg(of(history)));
    QString note;
    if (!history.steps.isEmpty())
        note = QStringLiteral("%1 was started after its first step; it has its name now.").arg(of(history));
    else if (hasEnded(run))
        note = QStringLiteral("%1 was started after its end; it has its name now.").arg(of(history));
    run.workflow = workflow;
    run.name = name;
    run.about = about;
    run.startedAt = note.isEmpty() ? at : std::min(run.startedAt, at);
    return changed(history, std::nullopt, at, note);
}

RunChange startStep(RunHistory& history, qint64 index, const QString& name, Instant at)
{
    auto& run = history.run;
    auto* step = history.step(index);
    if (step && isKnownByItsEnd(*step) && at < *step->endedAt)
        return lateStart(history, *step, name, at);
    if (hasEnded(run)) {
        if (step)
            return nothing(both(QStringLiteral("%1 has ended; step %2 is known.").arg(of(history)).arg(index),
                                renamed(history, *step, name, false)));
        // Late, and how long it took nobody can say.
        add(history, index, name, run.state == RunState::Failed ? failed : done, at).endedAt =
            std::max(at, run.finishedAt.value_or(at));
        return changed(
            history, index, at,
            QStringLiteral("%1 had ended; step %2 is noted as ended with it.").arg(of(history)).arg(index));
    }
    if (!step) {
        const bool isFirstNews = run.workflow == unknownWorkflow() && history.steps.isEmpty();
        add(history, index, name, running, at);
        run.startedAt = std::min(run.startedAt, at);
        return changed(
            history, index, at,
            isFirstNews
                ? QStringLiteral("%1 was not known; it has no name until its start comes.").arg(of(history))
                : QString());
    }
    if (step->state == running)
        return nothing(both(QStringLiteral("%1: step %2 runs already.").arg(of(history)).arg(index),
                            renamed(history, *step, name, false)));
    if (at <= *step->endedAt) {
        return nothing(both(QStringLiteral("%1: step %2 ended after this start of it; nothing is changed.")
                                .arg(of(history))
                                .arg(index),
                            renamed(history, *step, name, false)));
    }
    return begunAgain(history, *step, name, at);
}

RunChange completeStep(RunHistory& history, qint64 index, const QString& name, Instant at)
{
    auto* step = history.step(index);
    if (!step) {
        add(history, index, name, done, at).endedAt = at;
        return changed(history, index, at,
                       QStringLiteral("%1: step %2 was completed without having been started.")
                           .arg(of(history))
                           .arg(index));
    }
    auto note = renamed(history, *step, name, false);
    if (step->state == done)
        return nothing(
            both(QStringLiteral("%1: step %2 was completed already.").arg(of(history)).arg(index), note));
    // The run's end had closed it; the platform knows better when, and that it was done.
    if (step->state != running)
        note =
            both(QStringLiteral("%1 had ended before its step %2 was completed.").arg(of(history)).arg(index),
                 note);
    const bool isBackwards = at < step->startedAt;
    if (isBackwards)
        note = both(endsBeforeItStarts(of(history) + QStringLiteral(": step %1").arg(index)), note);
    step->state = done;
    step->stuck = false;
    step->endedAt = std::max(at, step->startedAt);
    const RunChange::Took took{index, step->name, step->endedAt->ms - step->startedAt.ms};
    auto change = changed(history, index, at, note);
    if (!isBackwards)
        change.took.append(took);
    return change;
}

RunChange finishRun(RunHistory& history, bool success, const std::optional<QString>& error, Instant at)
{
    auto& run = history.run;
    if (hasEnded(run))
        return nothing(QStringLiteral("%1 had ended already.").arg(of(history)));
    QString note;
    if (run.workflow == unknownWorkflow())
        note = QStringLiteral("%1 ended without having been started.").arg(of(history));
    if (at < run.startedAt)
        note = both(note, endsBeforeItStarts(of(history)));
    if (success)
        note = both(note, both(closedBySuccess(history), errorOfSuccess(history, error)));
    QList<qint64> ended;
    QList<RunChange::Took> took;
    for (auto& step : history.steps) {
        if (step.state != running)
            continue;
        const bool isBackwards = at < step.startedAt;
        if (isBackwards && at >= run.startedAt)
            note = both(note, endsBeforeItStarts(of(history) + QStringLiteral(": step %1").arg(step.index)));
        step.state = success ? done : failed;
        step.stuck = false;
        step.endedAt = std::max(at, step.startedAt);
        ended.append(step.index);
        if (success && !isBackwards)
            took.append({step.index, step.name, step.endedAt->ms - step.startedAt.ms});
    }
    run.state = success ? RunState::Finished : RunState::Failed;
    run.finishedAt = std::max(at, run.startedAt);
    run.error = success ? std::nullopt : error;
    auto change = changed(history, std::nullopt, at, note);
    change.steps = ended;
    change.took = took;
    return change;
}

RunChange markStuck(RunHistory& history, qint64 index, Instant startedAt, Instant at)
{
    auto* step = history.step(index);
    if (!step || step->state != running || step->stuck || step->startedAt != startedAt)
        return {};
    step->stuck = true;
    return changed(history, index, at);
}

} // namespace baton
