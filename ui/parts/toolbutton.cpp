// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/toolbutton.h"

namespace baton::ui {

namespace {
constexpr int side = 32;
constexpr int iconSide = 20;
} // namespace

QToolButton* toolButton(Icon icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("tool"));
    button->setIcon(iconFor(icon));
    button->setIconSize({iconSide, iconSide});
    button->setFixedSize(side, side);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace baton::ui
