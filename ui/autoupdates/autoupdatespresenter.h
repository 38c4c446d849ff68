// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "ui/parts/screen.h"

namespace baton::ui {

class AutoUpdatesPage;

/// Brings session and auto-updates screen together. UI thread.
class AutoUpdatesPresenter : public Screen
{
    Q_OBJECT
public:
    explicit AutoUpdatesPresenter(client::Session& session, QObject* parent = nullptr);

    /// Shows the screen with this entry.
    void open(const AutoUpdateId& id);
    AutoUpdatesPage& parts() const { return m_page; }

    void find() override;

Q_SIGNALS:
    void subscriptionsRequested();

private:
    void connectSession();
    void ask(quint64 ticket, const protocol::AutoUpdatesParams& params);
    void review(const AutoUpdateId& id);
    void fetch(const AutoUpdateId& id);
    void exportCsv();
    void happened(const protocol::Event& event);
    void showBadge();

    client::Session& m_session;
    AutoUpdatesPage& m_page;
    QHash<AutoUpdateId, AutoUpdate> m_recent; ///< what a banner may lead to
};

} // namespace baton::ui
