// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/activitytext.h"

#include "core/domain/activity/runlife.h"
#include "core/models/theirwords.h"

#include <QCoreApplication>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::ActivityText)
};

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;

QString forWhom(const WorkflowRun& run)
{
    return run.about ? Text::tr("For “%1”.").arg(within(*run.about)) : QString();
}

QString stuckSentence(const WorkflowStep& step, Instant now)
{
    const auto since = roughText(now.ms - step.startedAt.ms);
    if (!step.averageMs)
        return Text::tr("Step %L1 has been running for %2.").arg(step.index).arg(since);
    return Text::tr("Step %L1 has been running for %2 (avg: %3).")
        .arg(step.index)
        .arg(since, roughText(*step.averageMs));
}

QString failedSentence(const WorkflowRun& run)
{
    const auto error = run.error ? within(*run.error) : Text::tr("no reason was given");
    if (!run.step)
        return Text::tr("Failed: %1").arg(error);
    return Text::tr("Step %L1 “%2” failed: %3").arg(run.step->index).arg(within(run.step->name), error);
}

} // namespace

QString tookText(qint64 milliseconds)
{
    const auto ms = std::max<qint64>(0, milliseconds);
    const QLatin1Char zero('0');
    if (ms < minuteMs)
        return Text::tr("%L1 s").arg(ms / 1000);
    if (ms < hourMs)
        return Text::tr("%L1 m %L2 s").arg(ms / minuteMs).arg(ms / 1000 % 60, 2, 10, zero);
    return Text::tr("%L1 h %L2 m").arg(ms / hourMs).arg(ms / minuteMs % 60, 2, 10, zero);
}

QString roughText(qint64 milliseconds)
{
    const auto ms = std::max<qint64>(0, milliseconds);
    constexpr qint64 dayMs = 24 * hourMs;
    if (ms < minuteMs)
        return Text::tr("%L1 s").arg(ms / 1000);
    if (ms < 2 * hourMs)
        return Text::tr("%L1 min").arg(ms / minuteMs);
    if (ms < 2 * dayMs)
        return Text::tr("%L1 h").arg(ms / hourMs);
    return Text::tr("%Ln day(s)", nullptr, int(ms / dayMs));
}

QString runName(const WorkflowRun& run)
{
    const auto name = oneLine(run.name);
    return name.isEmpty() || run.workflow == unknownWorkflow() ? Text::tr("Unknown workflow") : name;
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Running:
        return Text::tr("Started");
    case RunState::Stuck:
        return Text::tr("Stuck");
    case RunState::Finished:
        return Text::tr("Finished");
    case RunState::Failed:
        return Text::tr("Failed");
    }
    return {};
}

QString runSentence(const WorkflowRun& run, Instant now)
{
    QStringList sentences;
    switch (run.state) {
    case RunState::Stuck:
        if (run.step)
            sentences.append(stuckSentence(*run.step, now));
        break;
    case RunState::Failed:
        sentences.append(failedSentence(run));
        break;
    case RunState::Finished: {
        const auto took = tookText(run.finishedAt.value_or(run.updatedAt).ms - run.startedAt.ms);
        sentences = {forWhom(run), Text::tr("Status: success. Duration %1.").arg(took)};
        break;
    }
    case RunState::Running:
        sentences.append(forWhom(run));
        if (run.step)
            sentences.append(Text::tr("At step %L1, “%2”.").arg(run.step->index).arg(within(run.step->name)));
        break;
    }
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString autoUpdateKindText(const QString& kind)
{
    if (kind == QLatin1String("retrained"))
        return Text::tr("Retrained");
    if (kind == QLatin1String("kb_chunks_added"))
        return Text::tr("KB chunks");
    if (kind == QLatin1String("prompt_tuned"))
        return Text::tr("Prompt tuned");
    if (kind == QLatin1String("tool_added"))
        return Text::tr("Tool added");
    return oneLine(kind);
}

QString workflowChannelText(const QString& channel)
{
    if (channel == QLatin1String("started"))
        return Text::tr("Started");
    if (channel == QLatin1String("step"))
        return Text::tr("Step transitions");
    if (channel == QLatin1String("finished"))
        return Text::tr("Finished");
    if (channel == QLatin1String("stuck"))
        return Text::tr("Stuck");
    return channel;
}

} // namespace baton::models
