// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "ui/inbox/deskpresenter.h"
#include "ui/inbox/lifecyclepresenter.h"
#include "ui/inbox/transcriptpresenter.h"
#include "ui/inbox/writingpresenter.h"
#include "ui/parts/screen.h"

namespace baton::ui {

class InboxPage;
class SearchPresenter;

/// The inbox with the conversation that is open: what the agent wants goes to the session, what comes home
/// goes to the models, and the page shows it. UI thread.
class InboxScreen : public Screen
{
    Q_OBJECT
public:
    /// @param toasts where what was done can be taken back
    InboxScreen(client::Session& session, models::ConversationListModel& list,
                models::TranscriptModel& transcript, ToastStack& toasts, QObject* parent = nullptr);

    /// One that is nowhere is said so, and what is open stays.
    void open(const ConversationId& id);
    /// Open, at its end, and seen: what comes there is read.
    bool isLookedAt(const ConversationId& id) const;
    /// Open in the window, wherever it is scrolled to.
    bool isInView(const ConversationId& id) const;
    const ConversationId& current() const { return m_current; }
    InboxPage& parts() const { return m_page; }

    void find() override;
    void takeFocus() override;
    void addKeys(QWidget& window) override;
    QList<Finding> findings(const QString& typed) const override;
    QRect noticeArea() const override;

Q_SIGNALS:
    void read(const baton::ConversationId& id, qint64 upTo);
    /// isInView() says something else.
    void viewChanged();

private:
    void connectSession();
    void connectModels();
    void connectInbox();
    void connectConversation();
    void conversationsArrived();
    void seek(const ConversationId& id);
    void show(const ConversationId& id);
    void refreshPane();
    void goToNewest();
    void closePane();
    void readToEnd();
    void tellRefusal(client::Verb verb, const ConversationId& id, const Refusal& refusal);
    void openLink(const QUrl& link);

    client::Session& m_session;
    models::ConversationListModel& m_list;
    models::TranscriptModel& m_transcript;
    InboxPage& m_page;
    LifeCyclePresenter m_lifeCycle;
    WritingPresenter m_writing;
    DeskPresenter m_desk;
    TranscriptPresenter m_shown;
    MemberId m_member;
    ConversationId m_current;
    ConversationId m_sought;             ///< to be looked for when there is a connection
    SearchPresenter* m_search = nullptr; ///< a child
};

} // namespace baton::ui
