// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace baton::ui {

/// What else a customer has written about, the newest first: a line each, a click away. Passive.
class EarlierList : public QWidget
{
    Q_OBJECT
public:
    explicit EarlierList(QWidget* parent = nullptr);

    void setConversations(const QList<Conversation>& conversations);

Q_SIGNALS:
    void chosen(const baton::ConversationId& id);

private:
    QVBoxLayout* m_rows;
    QList<Conversation> m_shown;
};

} // namespace baton::ui
