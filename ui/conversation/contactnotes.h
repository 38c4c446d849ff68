// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace baton::ui {

/// What colleagues noted of a customer, and where another note is written. Passive; UI thread.
class ContactNotes : public QWidget
{
    Q_OBJECT
public:
    explicit ContactNotes(QWidget* parent = nullptr);

    void setNotes(const QList<Note>& notes);
    void setEditable(bool isEditable);
    /// What was written was kept: the field is put away.
    void kept();
    /// Another customer: what was written for the one before is not carried over.
    void clear();

Q_SIGNALS:
    void addRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showField(bool isShown);
    void take();

    QVBoxLayout* m_cards = nullptr;
    QList<Note> m_shown;
    bool m_isEditable = false;
    QToolButton* m_add = nullptr;
    QWidget* m_field = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace baton::ui
