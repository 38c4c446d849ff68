#include "ui/conversation/transcriptview.h"
#include "ui/theme/tokens.h"

#include <QScrollBar>
#include <QTextCursor>

// What somebody looks for, in the transcript.
namespace baton::ui {

void TranscriptView::setSought(const QString& typed)
{
    m_sought = Sought(typed);
    viewport()->update();
}

void TranscriptView::showRow(int row)
{
    m_atEnd = false;
    m_current = row;
    // What is between was a guess until it has been come near to.
    for (int i = 0; i < 3; ++i) {
        heightOf(row);
        relayout(false);
        verticalScrollBar()->setValue(topOf(row) - viewport()->height() / 4);
    }
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
        found.format.setBackground(t.warning.fill);
        found.format.setForeground(t.text);
        context.selections.append(found);
    }
}

} // namespace baton::ui
