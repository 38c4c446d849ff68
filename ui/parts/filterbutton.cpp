// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/filterbutton.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace baton::ui {

namespace {
constexpr int around = 8; ///< border and the least padding, both sides
constexpr int narrowest = 52;
} // namespace

FilterButton::FilterButton(QWidget* parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("filter"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FilterButton::minimumSizeHint() const { return {narrowest, sizeHint().height()}; }

void FilterButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const auto arrow = QStringLiteral(" ▾");
    const int room = width() - around - option.fontMetrics.horizontalAdvance(arrow);
    if (option.text.endsWith(arrow))
        option.text =
            option.fontMetrics.elidedText(option.text.chopped(arrow.size()), Qt::ElideRight, room) + arrow;
    QStylePainter(this).drawControl(QStyle::CE_PushButton, option);
}

} // namespace baton::ui
