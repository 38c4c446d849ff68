// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/hitline.h"

#include "core/domain/searchwords.h"
#include "core/models/theirwords.h"
#include "ui/theme/tokens.h"

#include <QFontMetrics>
#include <QGlyphRun>
#include <QTextLayout>
#include <climits>

namespace baton::ui {

namespace {

constexpr qsizetype before = 14; ///< letters that lead to the first mark

/// Begins at a word near the first mark.
QString near(const QString& line, const Sought& sought)
{
    const auto marks = sought.marksIn(line);
    const auto from = marks.isEmpty() ? 0 : marks.constFirst().first;
    if (from <= before)
        return line;
    const auto space = line.indexOf(u' ', from - before);
    return u'…' + line.mid(space >= 0 && space < from ? space + 1 : from);
}

} // namespace

void drawHit(QPainter& painter, const QRect& rect, const QString& text, const QString& typed,
             const Tokens& tokens, Qt::LayoutDirection window)
{
    const Sought sought(typed);
    const auto line = QFontMetrics(painter.font())
                          .elidedText(near(models::oneLine(text), sought), Qt::ElideRight, rect.width());
    QTextLayout layout(line, painter.font());
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    const auto marks = sought.marksIn(line);
    for (const auto& [from, length] : marks) {
        QTextCharFormat format;
        format.setForeground(tokens.text);
        formats.append({int(from), int(length), format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    auto only = layout.createLine();
    if (only.isValid())
        only.setLineWidth(INT_MAX / 256);
    layout.endLayout();
    if (!only.isValid())
        return;
    const qreal room = rect.width() - only.horizontalAdvance();
    const qreal left = rect.x() + (window == Qt::RightToLeft ? room : 0);
    // A face that writes another script may be higher than the line: the marks are as high as the line.
    // By its glyphs, since where text of both directions meets a place has two sides.
    for (const auto& [from, length] : marks) {
        const auto runs = only.glyphRuns(int(from), int(length));
        for (const auto& run : runs) {
            const auto glyphs = run.boundingRect();
            painter.fillRect(QRectF(left + glyphs.x() - 1, rect.y(), glyphs.width() + 2, rect.height()),
                             tokens.hit);
        }
    }
    const qreal height = only.ascent() + only.descent(); // height() rounds up
    only.draw(&painter, QPointF(left, rect.y() + (rect.height() - height) / 2));
}

} // namespace baton::ui
