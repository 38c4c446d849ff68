// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/toolbutton.h"

namespace baton::ui {

namespace {
constexpr int usualSide = 32;
constexpr int usualIcon = 20;
constexpr int smallSide = 24;
constexpr int smallIcon = 14;

QToolButton* made(Icon icon, const QString& name, QWidget* parent, int side, int iconSide)
{
    auto* button = new QToolButton(parent);
    button->setProperty("tool", true);
    button->setIcon(iconFor(icon));
    button->setIconSize({iconSide, iconSide});
    button->setFixedSize(side, side);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

QToolButton* toolButton(Icon icon, const QString& name, QWidget* parent)
{
    return made(icon, name, parent, usualSide, usualIcon);
}

QToolButton* smallToolButton(Icon icon, const QString& name, QWidget* parent)
{
    return made(icon, name, parent, smallSide, smallIcon);
}

} // namespace baton::ui
