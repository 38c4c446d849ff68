#pragma once

#include "core/client/session.h"

namespace baton::ui {

class AutoUpdatesPage;
class MainWindow;

/// Brings session and auto-updates screen together. UI thread; owns the page until the window has it.
class AutoUpdatesPresenter : public QObject
{
    Q_OBJECT
public:
    AutoUpdatesPresenter(client::Session& session, MainWindow& window, QObject* parent = nullptr);

    /// Shows the screen with this entry.
    void open(const AutoUpdateId& id);
    AutoUpdatesPage& page() { return *m_page; }

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
    MainWindow& m_window;
    AutoUpdatesPage* m_page;
    QHash<AutoUpdateId, AutoUpdate> m_recent; ///< what a banner may lead to
    bool m_isOnRail = false;
};

} // namespace baton::ui
