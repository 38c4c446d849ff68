// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

namespace baton::ui {

/// The pills under a conversation's name: active or not, why a person is needed, who holds it, tags; behind
/// them the customer's words that led here.
class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setConversation(const Conversation& conversation);
    QStringList texts() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Meaning { Active, Inactive, Reason, Plain, Tag, Holder };
    struct Pill
    {
        QString text;
        Meaning meaning;
    };

    QList<Pill> m_pills;
    QString m_quote;
};

} // namespace baton::ui
