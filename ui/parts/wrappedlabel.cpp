// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/wrappedlabel.h"

#include "ui/theme/paint.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <cmath>

namespace baton::ui {

namespace {
constexpr int usualWidth = 300;
}

WrappedLabel::WrappedLabel(int mostLines, QWidget* parent) : QLabel(parent), m_mostLines(mostLines)
{
    setTextFormat(Qt::PlainText);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

/// A line is drawn by its paragraph's layout: on its own it would not know in which direction it runs.
int WrappedLabel::layOut(int width, QPainter* painter) const
{
    int row = 0;
    int y = 0;
    const auto paragraphs = text().split(u'\n', Qt::SkipEmptyParts);
    for (const auto& paragraph : paragraphs) {
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        wrap.setTextDirection(paragraph.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        wrap.setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
        QTextLayout layout(paragraph, font());
        layout.setTextOption(wrap);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            if (row == m_mostLines)
                return y;
            const bool isLast = ++row == m_mostLines;
            line.setLineWidth(std::max(1, width));
            line.setPosition({0, qreal(y)});
            const bool goesOn = line.textStart() + line.textLength() < paragraph.size();
            if (painter && isLast && goesOn)
                drawLine(*painter, QRect(0, y, width, fontMetrics().lineSpacing()),
                         paragraph.mid(line.textStart()), layoutDirection(), Qt::AlignLeft);
            else if (painter)
                line.draw(painter, {});
            // Arabic may come from a font that is higher than the window's own.
            y += std::max(fontMetrics().lineSpacing(), int(std::ceil(line.height())));
        }
        layout.endLayout();
    }
    return y;
}

int WrappedLabel::heightForWidth(int width) const
{
    return std::max(fontMetrics().lineSpacing(), layOut(width, nullptr));
}

QSize WrappedLabel::sizeHint() const { return {usualWidth, heightForWidth(usualWidth)}; }
QSize WrappedLabel::minimumSizeHint() const { return {0, fontMetrics().lineSpacing()}; }

void WrappedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    layOut(width(), &painter);
}

} // namespace baton::ui
