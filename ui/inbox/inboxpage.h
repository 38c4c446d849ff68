// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"

#include <QSplitter>
#include <optional>

namespace baton::ui {

class ConversationPane;
class DetailsColumn;
class DetailsPanel;
class InboxPanel;

/// Inbox, conversation and customer side by side, and the keys that are about them. Holds no logic; see
/// InboxScreen.
class InboxPage : public QSplitter
{
    Q_OBJECT
public:
    InboxPage(models::ConversationListModel& list, models::TranscriptModel& transcript,
              QWidget* parent = nullptr);

    InboxPanel& inbox() const { return *m_inbox; }
    ConversationPane& conversation() const { return *m_conversation; }
    DetailsPanel& details() const { return *m_details; }
    /// Over the customer's column, else above the composer.
    QRect noticeArea() const;

Q_SIGNALS:
    void actRequested(); ///< Ctrl+Return: claim, start, reopen or send
    void handBackRequested();
    void releaseRequested();
    void resolveRequested();
    void transferRequested();
    void noticeAreaChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addKeys();
    void fitList();

    InboxPanel* m_inbox;
    ConversationPane* m_conversation;
    DetailsPanel* m_details;
    DetailsColumn* m_detailsColumn;
    int m_wideList;                 ///< how wide the agent wants the list where there is room
    std::optional<bool> m_isNarrow; ///< what the list was last fitted to
};

} // namespace baton::ui
