#pragma once

#include "core/client/session.h"

#include <QTimer>

namespace baton::ui {

class MainWindow;
class WorkflowsPage;

/// Brings session and workflows screen together. UI thread; owns the page until the window has it.
class WorkflowsPresenter : public QObject
{
    Q_OBJECT
public:
    WorkflowsPresenter(client::Session& session, MainWindow& window, QObject* parent = nullptr);

    /// Shows the screen with this run.
    void open(const RunId& id);
    WorkflowsPage& page() { return *m_page; }

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
    MainWindow& m_window;
    WorkflowsPage* m_page;
    QTimer m_countPause;
    bool m_areCountsOld = false; ///< more happened during the pause
    push::WorkflowNames m_names;
    RunId m_wanted;
    bool m_isOnRail = false;
};

} // namespace baton::ui
