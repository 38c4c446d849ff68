// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/choicebutton.h"

#include "ui/theme/paint.h"

#include <QMenu>
#include <QStyle>

namespace baton::ui {

ChoiceButton::ChoiceButton(const QString& label, QWidget* parent) : FilterButton(parent), m_label(label)
{
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, [this] {
        menu()->clear();
        for (qsizetype i = 0; i < m_choices.size(); ++i) {
            auto* action = menu()->addAction(literally(m_choices.at(i).text));
            action->setCheckable(true);
            action->setChecked(i == m_current);
            connect(action, &QAction::triggered, this, [this, i] {
                if (std::exchange(m_current, i) == i)
                    return;
                refresh();
                Q_EMIT chosen();
            });
        }
    });
}

void ChoiceButton::setChoices(const QList<Choice>& choices)
{
    const auto held = value();
    m_choices = choices;
    setValue(held);
}

QVariant ChoiceButton::value() const
{
    return m_current < m_choices.size() ? m_choices.at(m_current).value : QVariant();
}

void ChoiceButton::setValue(const QVariant& value)
{
    m_current = 0;
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        if (m_choices.at(i).value == value)
            m_current = i;
    refresh();
}

void ChoiceButton::refresh()
{
    if (m_choices.isEmpty())
        return;
    const auto text = tr("%1: %2").arg(m_label, m_choices.at(m_current).text);
    setText(literally(text));
    setAccessibleName(text);
    setToolTip(text);
    setProperty("narrowing", m_current > 0);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace baton::ui
