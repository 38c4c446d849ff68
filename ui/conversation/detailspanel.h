// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace baton::ui {

class Avatar;
class ContactForm;
class ContactNotes;
class EarlierList;
class ElidedLabel;
class TagChips;

/// Who the customer is, how they rated, the conversation's tags, and what colleagues noted. Text can be
/// selected and copied. Passive; UI thread.
class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    /// @param isEditable the agent may tag, note and correct
    void setConversation(const Conversation* conversation, bool isEditable = false);
    /// What else the customer has written about.
    void setEarlier(const QList<Conversation>& conversations);
    EarlierList& earlier() { return *m_earlier; }
    ContactNotes& notes() { return *m_notes; }
    TagChips& tags() { return *m_tags; }
    /// No conversation is chosen.
    bool isEmpty() const { return m_isEmpty; }
    /// It lies over something else, and shows its edge.
    void setFloating(bool floating);

Q_SIGNALS:
    void emptyChanged();
    void contactDescribed(const QString& name, const QString& email, const QString& phone);

private:
    QWidget* addSection(QVBoxLayout* column, const QString& title, QToolButton** deed = nullptr);
    void addRow(const QString& name, const QString& value);
    void showForm(bool isShown);
    void setRating(const std::optional<Rating>& rating);

    Contact m_shown;
    ConversationId m_conversation;
    bool m_isEmpty = true;
    QWidget* m_inner = nullptr;
    Avatar* m_avatar = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_reach = nullptr;
    QLabel* m_nothing = nullptr;
    QFormLayout* m_rows = nullptr;
    QToolButton* m_edit = nullptr;
    ContactForm* m_form = nullptr;
    QWidget* m_ratingHead = nullptr;
    QLabel* m_rating = nullptr;
    TagChips* m_tags = nullptr;
    QWidget* m_tagsHead = nullptr;
    ContactNotes* m_notes = nullptr;
    QWidget* m_earlierHead = nullptr;
    EarlierList* m_earlier = nullptr;
};

} // namespace baton::ui
