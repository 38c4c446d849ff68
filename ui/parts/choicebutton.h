// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/parts/filterbutton.h"

#include <QVariant>

namespace baton::ui {

/// A filter button with a menu of values, one of which holds. The first is "any". UI thread.
class ChoiceButton : public FilterButton
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        QVariant value;
    };

    explicit ChoiceButton(const QString& label, QWidget* parent = nullptr);

    /// Keeps the value that holds if it is among them, else goes back to the first.
    void setChoices(const QList<Choice>& choices);
    QVariant value() const;
    void setValue(const QVariant& value);

Q_SIGNALS:
    /// By the person; not by setValue().
    void chosen();

private:
    void refresh();

    QString m_label;
    QList<Choice> m_choices;
    qsizetype m_current = 0;
};

} // namespace baton::ui
