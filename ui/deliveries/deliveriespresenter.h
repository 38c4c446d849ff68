#pragma once

#include "core/client/session.h"

namespace baton::ui {

class DeliveriesPage;
class MainWindow;

/// Brings session and deliveries screen together; the screen is for those who may administer. UI thread; owns
/// the page until the window has it.
class DeliveriesPresenter : public QObject
{
    Q_OBJECT
public:
    DeliveriesPresenter(client::Session& session, MainWindow& window, QObject* parent = nullptr);

    DeliveriesPage& page() { return *m_page; }

Q_SIGNALS:
    void conversationRequested(const baton::ConversationId& id);
    void runRequested(const baton::RunId& id);
    void entryRequested(const baton::AutoUpdateId& id);

private:
    void connectSession();
    void setMayAdminister(bool may);
    void ask(quint64 ticket, const protocol::DeliveriesParams& params);
    void askForDevices();
    void retry(const QString& id);
    void open(const protocol::Delivery& delivery);

    client::Session& m_session;
    MainWindow& m_window;
    DeliveriesPage* m_page;
    bool m_isOnRail = false;
    bool m_isAskingForDevices = false;
};

} // namespace baton::ui
