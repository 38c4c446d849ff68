// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/transcriptmodel.h"
#include "ui/conversation/conversationstance.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace baton::ui {

class Avatar;
class Composer;
class FindLine;
class SavedReplyList;
class SnoozeMenu;
class StatusBar;
class TranscriptView;

/// The middle column: who, the status bar, the transcript, the composer. Passive.
class ConversationPane : public QWidget
{
    Q_OBJECT
public:
    explicit ConversationPane(models::TranscriptModel& transcript, QWidget* parent = nullptr);

    /// nullptr shows that nothing is selected.
    void setConversation(const Conversation* conversation, const ConversationStance& stance);
    /// Whether the customer is kept out: what is offered is the other.
    void setBlocked(bool isBlocked);
    void setTyping(const QString& text);
    Composer& composer() { return *m_composer; }
    TranscriptView& transcript() { return *m_view; }
    /// The button that calls the customer's details; @p isShown: it puts them away.
    void setDetailsButton(bool isOffered, bool isShown);
    FindLine& findLine() { return *m_find; }
    SavedReplyList& savedReplies() { return *m_saved; }

Q_SIGNALS:
    void handBackRequested();
    void releaseRequested();
    void resolveRequested();
    void detailsRequested();
    void transferRequested();
    void takeOverRequested();
    /// Without a time it comes back at once.
    void snoozeRequested(std::optional<baton::Instant> until);
    void linkCopyRequested();
    void blockRequested();
    void unblockRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildHead();
    void buildMore(QBoxLayout* row);
    void setStance(const ConversationStance& stance);
    void fitHead();

    QBoxLayout* m_headRow = nullptr;
    Avatar* m_avatar = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_handBack = nullptr;
    QPushButton* m_release = nullptr;
    QPushButton* m_resolve = nullptr;
    QToolButton* m_transfer = nullptr;
    QToolButton* m_details = nullptr;
    QToolButton* m_more = nullptr;
    SnoozeMenu* m_snooze = nullptr;
    QAction* m_transferAction = nullptr;
    QAction* m_releaseAction = nullptr;
    QAction* m_takeOverAction = nullptr;
    QAction* m_blockAction = nullptr;
    QAction* m_unblockAction = nullptr;
    ConversationStance m_stance;
    bool m_isBlocked = false;
    SavedReplyList* m_saved = nullptr;
    StatusBar* m_status = nullptr;
    FindLine* m_find = nullptr;
    TranscriptView* m_view = nullptr;
    Composer* m_composer = nullptr;
    QLabel* m_empty = nullptr;
    QWidget* m_content = nullptr;
};

} // namespace baton::ui
