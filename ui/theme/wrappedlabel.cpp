#include "ui/theme/wrappedlabel.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

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
    const int height = fontMetrics().lineSpacing();
    int row = 0;
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
                return row;
            const bool isLast = ++row == m_mostLines;
            line.setLineWidth(std::max(1, width));
            line.setPosition({0, qreal((row - 1) * height)});
            const bool goesOn = line.textStart() + line.textLength() < paragraph.size();
            if (painter && isLast && goesOn)
                drawRest(*painter, row - 1, paragraph.mid(line.textStart()));
            else if (painter)
                line.draw(painter, {});
        }
        layout.endLayout();
    }
    return row;
}

void WrappedLabel::drawRest(QPainter& painter, int row, const QString& text) const
{
    const int height = fontMetrics().lineSpacing();
    const auto direction = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter.drawText(QRect(0, row * height, width(), height),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter |
                         Qt::TextSingleLine) |
                         int(direction),
                     fontMetrics().elidedText(text, Qt::ElideRight, width()));
}

int WrappedLabel::heightForWidth(int width) const
{
    return std::max(1, layOut(width, nullptr)) * fontMetrics().lineSpacing();
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
