// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/filterbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QStyleOptionButton>
#include <QStylePainter>
#include <utility>

namespace baton::ui {

namespace {
constexpr int around = 10;
constexpr int arrowSide = 12;
constexpr int narrowest = 52;
} // namespace

FilterButton::FilterButton(QWidget* parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("filter"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FilterButton::sizeHint() const
{
    const auto size = QPushButton::sizeHint();
    return {size.width() + (menu() ? arrowSide : 0), size.height()};
}

QSize FilterButton::minimumSizeHint() const { return {narrowest, sizeHint().height()}; }

void FilterButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QStylePainter painter(this);
    const auto text = std::exchange(option.text, QString());
    painter.drawControl(QStyle::CE_PushButton, option);
    auto words = rect().adjusted(around, 0, -around, 0);
    const auto& t = tokensFor(this);
    const auto colour = property("narrowing").toBool() ? t.info.text : t.muted;
    if (menu()) {
        const QRect arrow(words.right() + 1 - arrowSide, words.center().y() - arrowSide / 2 + 1, arrowSide,
                          arrowSide);
        drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), arrow), Icon::Down, colour,
                 layoutDirection());
        words.setRight(arrow.left() - 2);
    }
    painter.setPen(colour);
    drawLine(painter, QStyle::visualRect(layoutDirection(), rect(), words),
             QString(text).replace(QLatin1String("&&"), QLatin1String("&")), layoutDirection(),
             Qt::AlignLeft);
}

} // namespace baton::ui
