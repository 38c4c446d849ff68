// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"

#include <QObject>

namespace baton::ui {

class InboxPage;

/// What is looked for: asks the relay page by page, in the view and with the filters that are shown, and
/// brings the places in the open conversation under the eye. UI thread. Owns nothing but its own state.
class SearchPresenter : public QObject
{
    Q_OBJECT
public:
    SearchPresenter(client::Session& session, models::ConversationListModel& list,
                    models::TranscriptModel& transcript, InboxPage& page, QObject* parent = nullptr);

    /// A conversation was opened, from the list or elsewhere.
    void opened(const ConversationId& id);
    /// Whether the transcript is to stay where something was found.
    bool isShowing() const { return m_wanted != 0; }
    /// The message that is looked at; 0: none.
    qint64 place() const { return m_wanted; }
    /// The agent goes on elsewhere in the conversation.
    void forget();

private:
    void start();
    void ask(const std::optional<QString>& cursor);
    void answered(const protocol::ListResult& page, bool isFirst);
    void askForMore();
    void goOn();
    void findPlaces();
    void show(qint64 place);
    bool bringIntoView();

    client::Session& m_session;
    models::ConversationListModel& m_list;
    models::TranscriptModel& m_transcript;
    InboxPage& m_page;
    protocol::ListParams m_params;
    std::optional<QString> m_next;
    quint64 m_round = 0; ///< what comes for an older one is stale
    bool m_isAsking = false;
    ConversationId m_open;
    qint64 m_wanted = 0;      ///< the message that is looked at; 0: none
    bool m_isPending = false; ///< it is not in view yet
    qsizetype m_brought = 0;  ///< since more was asked for
};

} // namespace baton::ui
