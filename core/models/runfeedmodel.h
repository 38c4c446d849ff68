// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/newestfirstmodel.h"
#include "core/protocol/agent/workflowreads.h"

#include <QAbstractListModel>

namespace baton::models {

struct LastChange
{
    static Instant of(const WorkflowRun& run) { return run.updatedAt; }
};

using RunRows = NewestFirstModel<QAbstractListModel, WorkflowRun, LastChange>;

/// The workflow runs of one tab and search, the newest change first: pages from the relay as one scrolls, and
/// what happens meanwhile. Uniform rows; no proxy. UI thread.
class RunFeedModel : public RunRows
{
    Q_OBJECT
public:
    enum class View { Feed, Running, Stuck, Failed };

    explicit RunFeedModel(QObject* parent = nullptr) : RunRows(parent) {}

    QVariant data(const QModelIndex& index, int role) const override;

    View view() const { return m_view; }
    const QString& search() const { return m_search; }
    const protocol::RunCounts& counts() const { return m_counts; }

    // Each reloads.
    void setView(View view);
    void setSearch(const QString& text);
    void clear();

    /// What came for the pageWanted() with this ticket; an older one is dropped.
    void addPage(quint64 ticket, const protocol::RunsResult& page);
    /// It did not come; it is asked for again by reload() or by scrolling.
    void fail(quint64 ticket);
    /// What just happened. Takes part if it belongs to the view and the search.
    void upsert(const WorkflowRun& run);
    void setCounts(const protocol::RunCounts& counts);

Q_SIGNALS:
    void pageWanted(quint64 ticket, const baton::protocol::RunsParams& params);
    void countsChanged();
    void loadingChanged();

private:
    void ask(const std::optional<QString>& cursor) override;
    bool belongs(const WorkflowRun& run) const;

    View m_view = View::Feed;
    QString m_search;
    QStringList m_terms;
    protocol::RunCounts m_counts;
};

} // namespace baton::models
