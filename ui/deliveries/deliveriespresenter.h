// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "ui/parts/screen.h"

namespace baton::ui {

class DeliveriesPage;

/// Brings session and deliveries screen together; the screen is for those who may administer. UI thread.
class DeliveriesPresenter : public Screen
{
    Q_OBJECT
public:
    explicit DeliveriesPresenter(client::Session& session, QObject* parent = nullptr);

    DeliveriesPage& parts() const { return m_page; }

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
    DeliveriesPage& m_page;
    bool m_isAskingForDevices = false;
};

} // namespace baton::ui
