// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/runfeedmodel.h"

#include "core/models/activitytext.h"

namespace baton::models {

namespace {

constexpr qint64 pageSize = 200;

QString viewName(RunFeedModel::View view)
{
    switch (view) {
    case RunFeedModel::View::Feed:
        return QStringLiteral("feed");
    case RunFeedModel::View::Running:
        return QStringLiteral("running");
    case RunFeedModel::View::Stuck:
        return QStringLiteral("stuck");
    case RunFeedModel::View::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

QVariant RunFeedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& run = at(index.row());
    // What a screen reader says; the eye sees the card.
    if (role == Qt::AccessibleTextRole || role == Qt::DisplayRole)
        return QStringList{runName(run), runStateText(run.state), runSentence(run, Instant::now())}.join(
            QStringLiteral(", "));
    return {};
}

void RunFeedModel::ask(const std::optional<QString>& cursor)
{
    protocol::RunsParams params;
    params.view = viewName(m_view);
    if (!m_search.isEmpty())
        params.query = m_search;
    params.limit = pageSize;
    params.cursor = cursor;
    const auto ticket = beginAsking(cursor);
    Q_EMIT loadingChanged();
    Q_EMIT pageWanted(ticket, params);
}

void RunFeedModel::setView(View view)
{
    if (std::exchange(m_view, view) != view)
        reload();
}

void RunFeedModel::setSearch(const QString& text)
{
    const auto search = text.simplified();
    if (search == m_search)
        return;
    m_search = search;
    m_terms = search.toLower().split(u' ', Qt::SkipEmptyParts);
    reload();
}

void RunFeedModel::clear()
{
    forgetRows();
    setCounts({});
}

void RunFeedModel::addPage(quint64 ticket, const protocol::RunsResult& page)
{
    if (!endAsking(ticket))
        return;
    showPage(page.items, page.next);
    setCounts(page.counts);
    Q_EMIT loadingChanged();
}

void RunFeedModel::fail(quint64 ticket)
{
    if (endAsking(ticket))
        Q_EMIT loadingChanged();
}

bool RunFeedModel::belongs(const WorkflowRun& run) const
{
    const bool inView =
        m_view == View::Feed ||
        (m_view == View::Running && (run.state == RunState::Running || run.state == RunState::Stuck)) ||
        (m_view == View::Stuck && run.state == RunState::Stuck) ||
        (m_view == View::Failed && run.state == RunState::Failed);
    if (!inView || m_terms.isEmpty())
        return inView;
    const auto words =
        QStringList{run.name, run.run, run.about.value_or(QString()), run.step ? run.step->name : QString()}
            .join(u'\n')
            .toLower();
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const QString& term) { return words.contains(term); });
}

void RunFeedModel::upsert(const WorkflowRun& run)
{
    const int row = m_rows.rowOf(run.id);
    if (row >= 0 && at(row).updatedAt == run.updatedAt && belongs(run)) {
        m_rows.replace(row, run);
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    if (row >= 0 && belongs(run)) {
        // The others move by one; the view keeps who is selected.
        const int destination = placeOf(run);
        if (destination != row && destination != row + 1) {
            beginMoveRows({}, row, row, {}, destination);
            m_rows.remove(row);
            m_rows.insert(destination > row ? destination - 1 : destination, run);
            endMoveRows();
        } else {
            m_rows.remove(row);
            m_rows.insert(row, run);
        }
        const int now = m_rows.rowOf(run.id);
        Q_EMIT dataChanged(index(now), index(now));
        return;
    }
    if (row >= 0) {
        beginRemoveRows({}, row, row);
        m_rows.remove(row);
        endRemoveRows();
    } else if (belongs(run)) {
        place(run);
    }
}

void RunFeedModel::setCounts(const protocol::RunCounts& counts)
{
    if (std::exchange(m_counts, counts) == counts)
        return;
    Q_EMIT countsChanged();
}

} // namespace baton::models
