// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "ui/parts/screen.h"

#include <QTimer>

namespace baton::ui {

class WorkflowsPage;

/// Brings session and workflows screen together. UI thread.
class WorkflowsPresenter : public Screen
{
    Q_OBJECT
public:
    explicit WorkflowsPresenter(client::Session& session, QObject* parent = nullptr);

    /// Shows the screen with this run.
    void open(const RunId& id);
    WorkflowsPage& parts() const { return m_page; }

    void find() override;

Q_SIGNALS:
    void subscriptionsRequested();
    /// The names of workflows that have been seen.
    void workflowsKnown(const baton::push::WorkflowNames& names);

private:
    void connectSession();
    void ask(quint64 ticket, const protocol::RunsParams& params);
    void askForCounts();
    void load(const RunId& id);
    void happened(const protocol::Event& event);
    void learn(const QList<WorkflowRun>& runs);
    void showBadge();

    client::Session& m_session;
    WorkflowsPage& m_page;
    QTimer m_countPause;
    bool m_areCountsOld = false; ///< more happened during the pause
    push::WorkflowNames m_names;
    RunId m_wanted;
};

} // namespace baton::ui
