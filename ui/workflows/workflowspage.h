// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/workflows/rundetail.h"
#include "ui/workflows/runspanel.h"

class QSplitter;

namespace baton::ui {

/// The screen of workflow runs: the feed, and the run that is chosen. Passive; see ActivityPresenter.
class WorkflowsPage : public QWidget
{
    Q_OBJECT
public:
    explicit WorkflowsPage(QWidget* parent = nullptr);

    models::RunFeedModel& feed() { return m_feed; }
    RunsPanel& runs() { return *m_runs; }
    RunDetail& detail() { return *m_detail; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    models::RunFeedModel m_feed;
    RunsPanel* m_runs;
    RunDetail* m_detail;
    QSplitter* m_columns;
    bool m_isPlaced = false; ///< by the person, who had the line between the two in hand
};

} // namespace baton::ui
