// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/activityboard.h"
#include "ui/alerts/activitypresenter.h"
#include "ui/autoupdates/autoupdatespresenter.h"
#include "ui/workflows/workflowspresenter.h"

namespace baton::ui {

/// The part of the console that is about workflows and bots' changes: its two screens and their banners. UI
/// thread.
class ActivityConsole : public QObject
{
    Q_OBJECT
public:
    ActivityConsole(client::Session& session, QWidget& window, Notifier& desktop, Notifier& inWindow,
                    QObject* parent = nullptr);

    models::ActivityBoard& board() { return m_board; }
    ActivityPresenter& banners() { return m_banners; }
    WorkflowsPresenter& workflows() { return m_workflows; }
    AutoUpdatesPresenter& autoUpdates() { return m_autoUpdates; }

Q_SIGNALS:
    /// A banner was answered: the window is to come forward.
    void comeForwardRequested();
    /// For what that screen shows.
    void subscriptionsRequested(baton::ui::Place of);
    /// What became of an alert here: shown, acted.
    void reported(const QString& about, const QString& state);

private:
    void connectSession();
    void connectBanners();
    void askWhatWasMissed();
    void checkWhatIsUp();

    client::Session& m_session;
    models::ActivityBoard m_board;
    WorkflowsPresenter m_workflows;
    AutoUpdatesPresenter m_autoUpdates;
    ActivityPresenter m_banners;
    quint64 m_connection = 0; ///< counts them, so that an answer of an earlier one is dropped
    bool m_isConnected = false;
    bool m_isPictureNew = false; ///< taken since the connection was there last
};

} // namespace baton::ui
