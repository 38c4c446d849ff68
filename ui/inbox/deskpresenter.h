// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/colleagues.h"
#include "core/models/contactcard.h"
#include "core/models/conversationlistmodel.h"

#include <QObject>

namespace baton::ui {

class InboxPage;

/// What agents do with a conversation and its customer beside answering: give it to a colleague, put it off,
/// tag it, describe and note, block. UI thread; owns nothing but its own state.
class DeskPresenter : public QObject
{
    Q_OBJECT
public:
    DeskPresenter(client::Session& session, models::ConversationListModel& list, InboxPage& page,
                  QObject* parent = nullptr);

    /// The conversation that is open, as it is now; nullptr for none.
    void show(const Conversation* conversation);

Q_SIGNALS:
    void said(const QString& text);
    void openRequested(const baton::ConversationId& id);

private:
    void connectConversation();
    void connectCustomer();
    const Conversation* conversation() const { return m_list.find(m_current); }
    void transfer();
    void takeOver();
    void block();

    client::Session& m_session;
    models::ConversationListModel& m_list;
    InboxPage& m_page;
    models::Colleagues m_colleagues;
    models::ContactCard m_card;
    ConversationId m_current;
};

} // namespace baton::ui
