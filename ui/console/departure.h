// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"

#include <QHash>
#include <QObject>

class QCloseEvent;

namespace baton::ui {

class MainWindow;

/// Quitting and signing out: asks what becomes of the conversations the agent holds, and of words that were
/// not sent. UI thread.
class Departure : public QObject
{
    Q_OBJECT
public:
    Departure(client::Session& session, const models::ConversationListModel& list, MainWindow& window,
              QObject* parent = nullptr);

    void quit();
    void signOut();
    /// The window is closed, and the program would end with it.
    void windowCloses(QCloseEvent* event);

private:
    void note(const QList<Conversation>& all);
    QList<ConversationId> held() const;
    bool settleHeld();

    client::Session& m_session;
    const models::ConversationListModel& m_list;
    MainWindow& m_window;
    QHash<ConversationId, MemberId> m_holders;
    bool m_isAgreed = false;
};

} // namespace baton::ui
