// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptview.h"
#include "ui/theme/tokens.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <algorithm>

// What somebody looks for, in the transcript.
namespace baton::ui {

namespace {

/// Where a stretch of a document stands, line by line.
QList<QRectF> linesOf(const QTextDocument& document, int from, int to)
{
    QList<QRectF> rects;
    for (auto block = document.findBlock(from); block.isValid() && block.position() < to;
         block = block.next()) {
        const auto origin = document.documentLayout()->blockBoundingRect(block).topLeft();
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const auto line = block.layout()->lineAt(i);
            const int begin = std::max(from - block.position(), line.textStart());
            const int end = std::min(to - block.position(), line.textStart() + line.textLength());
            if (begin >= end)
                continue;
            const auto [left, right] = std::minmax({line.cursorToX(begin), line.cursorToX(end)});
            rects.append(QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height()));
        }
    }
    return rects;
}

} // namespace

void TranscriptView::setSought(const QString& typed)
{
    m_sought = Sought(typed);
    viewport()->update();
}

void TranscriptView::showRow(int row)
{
    m_atEnd = false;
    m_current = row;
    // It may stand below where a long text is folded.
    const bool isSought = !m_sought.isEmpty() && isText(row);
    if (isSought && documentOf(row)->isExcerpt())
        showAll(row);
    // What is between was a guess until it has been come near to.
    for (int i = 0; i < 3; ++i) {
        heightOf(row);
        relayout(false);
        verticalScrollBar()->setValue(topOf(row) - viewport()->height() / 4);
    }
    const auto marks = isSought ? m_sought.marksIn(documentOf(row)->toPlainText())
                                : QList<std::pair<qsizetype, qsizetype>>();
    if (!marks.isEmpty())
        scrollTo({row, int(marks.constFirst().first)});
    viewport()->update();
}

void TranscriptView::mark(QAbstractTextDocumentLayout::PaintContext& context, SafeMarkdown& document) const
{
    if (m_sought.isEmpty())
        return;
    const auto& t = tokensFor(this);
    const auto marks = m_sought.marksIn(document.toPlainText());
    for (const auto& [from, length] : marks) {
        QAbstractTextDocumentLayout::Selection found;
        found.cursor = QTextCursor(&document);
        found.cursor.setPosition(int(from));
        found.cursor.setPosition(int(from + length), QTextCursor::KeepAnchor);
        found.format.setBackground(t.hit);
        found.format.setForeground(t.text);
        context.selections.append(found);
    }
}

/// The place that is looked at, among the others.
void TranscriptView::ringMarks(QPainter& painter, const SafeMarkdown& document) const
{
    if (m_sought.isEmpty())
        return;
    painter.setPen(QPen(tokensFor(this).accent, 2));
    painter.setBrush(Qt::NoBrush);
    const auto marks = m_sought.marksIn(document.toPlainText());
    for (const auto& [from, length] : marks) {
        const auto lines = linesOf(document, int(from), int(from + length));
        for (const auto& line : lines)
            painter.drawRoundedRect(line.adjusted(-1, 0, 1, 0), 3, 3);
    }
}

} // namespace baton::ui
