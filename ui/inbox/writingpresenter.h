// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/colleagues.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/draftfiles.h"
#include "core/models/savedreplies.h"

#include <QObject>

namespace baton::ui {

class ConversationPane;

/// What an agent writes: replies and notes with their drafts, the files that hang on them, and saved replies
/// with what they do. UI thread; owns nothing but its own state.
class WritingPresenter : public QObject
{
    Q_OBJECT
public:
    WritingPresenter(client::Session& session, models::ConversationListModel& list, ConversationPane& pane,
                     QObject* parent = nullptr);

    /// Another conversation is open; empty: none.
    void show(const ConversationId& id);
    void forget();

Q_SIGNALS:
    void said(const QString& text);
    /// Something was sent: its place is at the end.
    void sent();

private:
    void connectSending();
    void connectFiles();
    void connectSavedReplies();
    void send(const QString& markdown, bool andResolve);
    QString place() const;
    void showFiles();
    void keepFiles(const QString& where);
    void restoreFiles();
    void offer(const QString& typed);
    void take(int choice);
    void setActions(const protocol::ReplyActions& actions);
    void showActions();
    QString nameOf(const std::optional<MemberId>& colleague) const;

    client::Session& m_session;
    models::ConversationListModel& m_list;
    ConversationPane& m_pane;
    models::DraftFiles m_files;
    models::SavedReplies m_replies;
    models::Colleagues m_colleagues;
    QList<protocol::SavedReply> m_offered;
    protocol::ReplyActions m_actions; ///< what is done with the reply that is written
    ConversationId m_current;
};

} // namespace baton::ui
