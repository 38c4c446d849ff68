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

QList<WrappedLabel::Line> WrappedLabel::linesFor(int width) const
{
    QList<Line> lines;
    const auto paragraphs = text().split(u'\n', Qt::SkipEmptyParts);
    for (const auto& paragraph : paragraphs) {
        const bool rightToLeft = paragraph.isRightToLeft();
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        wrap.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        QTextLayout layout(paragraph, font());
        layout.setTextOption(wrap);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            if (lines.size() == m_mostLines) {
                lines.last().text += QChar(u'…');
                return lines;
            }
            lines.append({paragraph.mid(line.textStart(), line.textLength()).trimmed(), rightToLeft});
        }
        layout.endLayout();
    }
    return lines;
}

int WrappedLabel::heightForWidth(int width) const
{
    return int(std::max<qsizetype>(1, linesFor(width).size())) * fontMetrics().lineSpacing();
}

QSize WrappedLabel::sizeHint() const { return {usualWidth, heightForWidth(usualWidth)}; }
QSize WrappedLabel::minimumSizeHint() const { return {0, fontMetrics().lineSpacing()}; }

void WrappedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const int height = fontMetrics().lineSpacing();
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    QRect place(0, 0, width(), height);
    const auto lines = linesFor(width());
    for (const auto& line : lines) {
        const auto direction = line.rightToLeft ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
        painter.drawText(place, int(side | Qt::AlignVCenter | Qt::TextSingleLine) | int(direction),
                         fontMetrics().elidedText(line.text, Qt::ElideRight, width()));
        place.translate(0, height);
    }
}

} // namespace baton::ui
