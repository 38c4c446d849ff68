// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/stepsmodel.h"

#include "core/models/activitytext.h"
#include "core/models/clocktext.h"
#include "core/models/columnheader.h"
#include "core/models/theirwords.h"

#include <QDateTime>
#include <QLocale>

namespace baton::models {

namespace {

const QLatin1String stepRuns("running");
const QLatin1String stepFailed("failed");

qint64 tookMs(const WorkflowStep& step, Instant now)
{
    return step.endedAt.value_or(now).ms - step.startedAt.ms;
}

} // namespace

int StepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}
int StepsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

std::optional<StepsModel::Bar> StepsModel::barOf(const WorkflowStep& step, Instant now)
{
    if (!step.averageMs || *step.averageMs <= 0)
        return std::nullopt;
    constexpr double whole = 2; ///< averages
    const double ratio = double(tookMs(step, now)) / double(*step.averageMs);
    return Bar{std::clamp(ratio / whole, 0.0, 1.0), step.stuck || ratio > whole};
}

QString StepsModel::text(const WorkflowStep& step, int column) const
{
    const auto now = Instant::now();
    switch (column) {
    case Number:
        return QLocale().toString(step.index);
    case Name:
        return oneLine(step.name);
    case State:
        if (step.state == stepRuns)
            return step.stuck ? tr("running %1").arg(roughText(tookMs(step, now))) : tr("running");
        return step.state == stepFailed ? tr("failed") : tr("done");
    case Started:
        return preciseClockText(step.startedAt);
    case Took:
        if (step.stuck && step.averageMs)
            return tr("avg %1").arg(roughText(*step.averageMs));
        return tookText(tookMs(step, now));
    default:
        return {};
    }
}

QString StepsModel::told(const WorkflowStep& step) const
{
    if (!step.averageMs)
        return tr("No earlier run to compare with.");
    return tr("Average %1, median %2, 95 % within %3.")
        .arg(tookText(*step.averageMs), tookText(step.medianMs.value_or(*step.averageMs)),
             tookText(step.p95Ms.value_or(*step.averageMs)));
}

QVariant StepsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& step = at(index.row());
    if (role == Qt::DisplayRole)
        return text(step, index.column());
    if (role == Qt::ToolTipRole)
        return index.column() == Name ? oneLine(step.name) : told(step);
    if (role == Qt::AccessibleTextRole && index.column() == AgainstAverage)
        return told(step);
    return {};
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(
        {QStringLiteral("#"), tr("Step"), tr("State"), tr("Started"), tr("Took"), tr("Against its average")},
        section, orientation, role);
}

void StepsModel::setSteps(const QList<WorkflowStep>& steps)
{
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

void StepsModel::upsert(const WorkflowStep& step)
{
    const auto place =
        std::lower_bound(m_steps.begin(), m_steps.end(), step.index,
                         [](const WorkflowStep& known, qint64 index) { return known.index < index; });
    const int row = int(place - m_steps.begin());
    if (place != m_steps.end() && place->index == step.index) {
        auto fresh = step;
        if (!fresh.averageMs) {
            fresh.averageMs = place->averageMs;
            fresh.medianMs = place->medianMs;
            fresh.p95Ms = place->p95Ms;
        }
        *place = fresh;
        Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
        return;
    }
    beginInsertRows({}, row, row);
    m_steps.insert(place, step);
    endInsertRows();
}

void StepsModel::tick()
{
    for (int row = 0; row < m_steps.size(); ++row)
        if (m_steps.at(row).state == stepRuns)
            Q_EMIT dataChanged(index(row, State), index(row, AgainstAverage));
}

} // namespace baton::models
