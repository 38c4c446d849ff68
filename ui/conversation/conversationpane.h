// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/transcriptmodel.h"
#include "ui/conversation/conversationstance.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace baton::ui {

class Composer;
class FindLine;
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
    void setTyping(const QString& text);
    Composer& composer() { return *m_composer; }
    TranscriptView& transcript() { return *m_view; }
    /// The button that calls the customer's details; @p isShown: it puts them away.
    void setDetailsButton(bool isOffered, bool isShown);
    FindLine& findLine() { return *m_find; }

Q_SIGNALS:
    void handBackRequested();
    void releaseRequested();
    void resolveRequested();
    void detailsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();

    QBoxLayout* m_headRow = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_handBack = nullptr;
    QPushButton* m_release = nullptr;
    QPushButton* m_resolve = nullptr;
    QPushButton* m_details = nullptr;
    StatusBar* m_status = nullptr;
    FindLine* m_find = nullptr;
    TranscriptView* m_view = nullptr;
    Composer* m_composer = nullptr;
    QLabel* m_empty = nullptr;
    QWidget* m_content = nullptr;
};

} // namespace baton::ui
