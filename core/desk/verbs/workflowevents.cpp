// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/verbs/workflowevents.h"

#include "core/desk/activity/activityreplay.h"
#include "core/desk/log/rules.h"
#include "core/protocol/bot/activitynotice.h"
#include "core/protocol/wire/workflows.h"

namespace baton::relay::desk {

namespace {

namespace botevent = protocol::botevent;
namespace eventtype = protocol::eventtype;

/// The bot's run of this key; begun now when nobody has told of it.
Result<RunHistory> runOf(Ledger& ledger, const BotRef& bot, const QString& key, Instant at)
{
    BATON_TRY_INTO(auto found, ledger.draft().run(bot.id, key));
    return found ? std::move(*found) : begunRun(RunId(createId(QLatin1Char('r'))), key, bot, at);
}

StepKey keyOf(const WorkflowRun& run, qint64 step, const QString& name)
{
    return {run.bot.id, run.workflow, step, name};
}

/// Since when a step runs, by this relay's clock: a bot's clock may be wrong, and tells nobody.
void watch(Ledger& ledger, const WorkflowRun& run, const WorkflowStep& step, Instant now)
{
    const bool runs = step.state == QLatin1String("running");
    ledger.draft().part().watches.emplace_back(
        StepWatch{run.id, step.index, runs ? std::optional(now) : std::nullopt});
}

Result<void> saveSteps(Ledger& ledger, RunHistory& history, const RunChange& change)
{
    auto& draft = ledger.draft();
    for (const auto& took : learnable(history.run, change)) {
        const auto key = keyOf(history.run, took.step, took.name);
        BATON_TRY_INTO(auto durations, draft.durations(key));
        durations.add(took.ms);
        draft.part().durations.insert(key, durations);
    }
    draft.save(history, change.steps);
    return {};
}

/// The run as agents see it: at the step the event is about, with what is known of that step.
Result<WorkflowRun> shownRun(Ledger& ledger, RunHistory& history, const RunChange& change)
{
    auto run = history.run;
    if (change.at)
        run.step = *history.step(*change.at);
    if (!run.step)
        return run;
    BATON_TRY_INTO(const auto durations,
                   ledger.draft().durations(keyOf(run, run.step->index, run.step->name)));
    if (!durations.isEmpty()) {
        run.step->averageMs = durations.average();
        run.step->medianMs = durations.median();
        run.step->p95Ms = durations.p95();
    }
    return run;
}

/// Tables and log. What the tables need beyond the wire goes to the event's inner part.
Result<void> keep(Ledger& ledger, QLatin1String type, RunHistory& history, const RunChange& change,
                  Instant at)
{
    BATON_TRY(saveSteps(ledger, history, change));
    BATON_TRY_INTO(const auto run, shownRun(ledger, history, change));
    ledger.note(type, history.run.bot.id, protocol::WorkflowChanged{run}, at, innerOf(history, change));
    return {};
}

Result<BotTaken> recorded(Ledger& ledger, QLatin1String type, RunHistory& history, const RunChange& change,
                          const BotEvent& event, Instant now)
{
    const auto at = believable(event.at, now);
    if (change.changed) {
        for (const auto index : change.steps)
            watch(ledger, history.run, *history.step(index), now);
        BATON_TRY(keep(ledger, type, history, change, at));
    }
    QStringList notes{unbelievable(event.at, now), change.note};
    notes.removeAll(QString());
    return BotTaken{{}, notes.join(u' ')};
}

/// Whom the run concerns, as the bot's own keys say.
/// @return what was odd about that
Result<QString> place(Ledger& ledger, WorkflowRun& run, const protocol::botevent::WorkflowStarted& data)
{
    if (data.contact && !data.contact->isEmpty())
        run.contact = ContactId(*data.contact);
    if (!data.conversation || data.conversation->isEmpty())
        return QString();
    BATON_TRY_INTO(const auto* const stored, ledger.findBySubject(run.bot.id, *data.conversation));
    if (!stored) {
        return QStringLiteral("There is no conversation \"%1\"; the run is shown beside none.")
            .arg(*data.conversation);
    }
    run.conversation = stored->conversation.id;
    if (!run.contact)
        run.contact = stored->conversation.contact.id;
    return QString();
}

} // namespace

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowStarted& data, Instant now)
{
    const auto at = believable(event.at, now);
    BATON_TRY_INTO(auto history, runOf(ledger, bot, data.run, at));
    auto change = startRun(history, WorkflowId(data.workflow.id), data.workflow.name, data.about, at);
    if (change.changed) {
        BATON_TRY_INTO(const auto odd, place(ledger, history.run, data));
        change.note = change.note.isEmpty() || odd.isEmpty() ? change.note + odd : change.note + u' ' + odd;
    }
    return recorded(ledger, eventtype::workflowStarted, history, change, event, now);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowStepped& data, Instant now)
{
    const auto at = believable(event.at, now);
    BATON_TRY_INTO(auto history, runOf(ledger, bot, data.run, at));
    if (history.steps.size() >= mostSteps && !history.step(data.step.index)) {
        return refuse(Refusal::Kind::Conflict,
                      QStringLiteral("Run \"%1\" has %2 steps, the most a run may have. Begin another run.")
                          .arg(data.run)
                          .arg(mostSteps));
    }
    const auto act = data.state == QLatin1String("started") ? &startStep : &completeStep;
    const auto change = act(history, data.step.index, data.step.name, at);
    return recorded(ledger, eventtype::workflowStep, history, change, event, now);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowEnded& data, Instant now)
{
    const auto at = believable(event.at, now);
    BATON_TRY_INTO(auto history, runOf(ledger, bot, data.run, at));
    const auto change = finishRun(history, data.status == QLatin1String("success"), data.error, at);
    return recorded(ledger, eventtype::workflowFinished, history, change, event, now);
}

Result<ActivityAnswer> perform(Ledger& ledger, const MarkStuck& verb, Instant now)
{
    BATON_TRY_INTO(auto found, ledger.draft().run(verb.run));
    if (!found)
        return ActivityAnswer();
    auto& history = *found;
    const auto change = markStuck(history, verb.step, verb.startedAt, now);
    if (!change.changed)
        return ActivityAnswer();
    BATON_TRY(keep(ledger, eventtype::workflowStuck, history, change, now));
    return ActivityAnswer();
}

Result<ActivityAnswer> perform(Ledger& ledger, const MoveClock& verb, Instant now)
{
    ledger.draft().part().watches.emplace_back(ClockMove{verb.ms, verb.withinMs, now});
    return ActivityAnswer();
}

} // namespace baton::relay::desk
