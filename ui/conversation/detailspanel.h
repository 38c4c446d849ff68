// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace baton::ui {

/// Who the customer is. Text can be selected and copied.
class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    void setConversation(const Conversation* conversation);
    /// No conversation is chosen.
    bool isEmpty() const { return m_isEmpty; }
    /// It lies over something else, and shows its edge.
    void setFloating(bool floating);

Q_SIGNALS:
    void emptyChanged();

private:
    void addRow(const QString& name, const QString& value);

    Contact m_shown;
    bool m_isEmpty = true;
    QWidget* m_inner = nullptr;
    QLabel* m_nothing = nullptr;
    QFormLayout* m_rows = nullptr;
};

} // namespace baton::ui
