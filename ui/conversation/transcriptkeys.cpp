// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptview.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

namespace baton::ui {

using Kind = models::TranscriptModel::Kind;

void TranscriptView::selectAll()
{
    int first = m_current;
    int last = m_current;
    const auto wholeOf = [this](int row) { return TextRange{0, documentOf(row)->characterCount() - 1}; };
    const auto now = isText(m_current) ? m_selection.within(m_current, wholeOf(m_current).to) : TextRange();
    // The message first; once more, all that is there.
    if (!isText(m_current) || (now.to - now.from == wholeOf(m_current).to && now.to > 0)) {
        first = textRowAt(rectOf(0).top());
        last = textRowAt(rectOf(m_model.rowCount() - 1).bottom());
    }
    if (first < 0)
        return;
    m_selection.begin(first, {0, 0});
    m_selection.extendTo(last, {wholeOf(last).to, wholeOf(last).to});
    m_showsCaret = false;
}

/// Where the caret comes to; at either end of a message it goes on in the next.
TextPlace TranscriptView::moved(const TextPlace& from, int operation)
{
    using Move = QTextCursor::MoveOperation;
    const auto move = Move(operation);
    // Lines are known once it is laid out.
    QTextCursor cursor(bubbleFor(from.row, rectOf(from.row)).document);
    cursor.setPosition(from.position);
    if (cursor.movePosition(move))
        return {from.row, cursor.position()};
    const bool isBack = move == Move::Up || move == Move::Left || move == Move::WordLeft;
    const bool isOn = move == Move::Down || move == Move::Right || move == Move::WordRight;
    if (!isBack && !isOn)
        return from;
    int row = from.row + (isBack ? -1 : 1);
    while (row >= 0 && row < m_model.rowCount() && !isText(row))
        row += isBack ? -1 : 1;
    if (!isText(row))
        return from;
    return {row, isBack ? documentOf(row)->characterCount() - 1 : 0};
}

bool TranscriptView::moveCaret(QKeyEvent* event)
{
    using Move = QTextCursor::MoveOperation;
    const std::pair<QKeySequence::StandardKey, Move> selecting[]{
        {QKeySequence::SelectPreviousChar, Move::Left},
        {QKeySequence::SelectNextChar, Move::Right},
        {QKeySequence::SelectPreviousWord, Move::WordLeft},
        {QKeySequence::SelectNextWord, Move::WordRight},
        {QKeySequence::SelectPreviousLine, Move::Up},
        {QKeySequence::SelectNextLine, Move::Down},
        {QKeySequence::SelectStartOfLine, Move::StartOfLine},
        {QKeySequence::SelectEndOfLine, Move::EndOfLine},
        {QKeySequence::SelectStartOfDocument, Move::Start},
        {QKeySequence::SelectEndOfDocument, Move::End}};
    const std::pair<QKeySequence::StandardKey, Move> going[]{
        {QKeySequence::MoveToPreviousChar, Move::Left},
        {QKeySequence::MoveToNextChar, Move::Right},
        {QKeySequence::MoveToPreviousWord, Move::WordLeft},
        {QKeySequence::MoveToNextWord, Move::WordRight}};
    auto place = m_selection.cursor();
    if (!isText(place.row) || (m_selection.isEmpty() && place.row != m_current))
        place = {m_current, 0};
    if (!isText(place.row))
        return false;
    for (const auto& [key, move] : selecting) {
        if (!event->matches(key))
            continue;
        if (m_selection.isEmpty())
            m_selection.begin(place.row, {place.position, place.position});
        place = moved(place, move);
        m_selection.extendTo(place.row, {place.position, place.position});
        bringIntoSight(place);
        return true;
    }
    for (const auto& [key, move] : going) {
        if (!event->matches(key))
            continue;
        place = moved(place, move);
        m_selection.begin(place.row, {place.position, place.position});
        bringIntoSight(place);
        return true;
    }
    return false;
}

void TranscriptView::bringIntoSight(const TextPlace& place)
{
    m_showsCaret = m_showsFocus = true;
    m_current = place.row;
    scrollTo(place);
    viewport()->update();
}

/// No further than it takes.
void TranscriptView::scrollTo(const TextPlace& place)
{
    const auto bubble = bubbleFor(place.row, rectOf(place.row));
    const auto block = bubble.document->findBlock(place.position);
    const auto line = block.layout()->lineForTextPosition(place.position - block.position());
    const auto box = bubble.document->documentLayout()->blockBoundingRect(block);
    const int top = bubble.text.y() + int(box.top() + (line.isValid() ? line.y() : 0));
    const int bottom = top + int(line.isValid() ? line.height() : box.height());
    auto* bar = verticalScrollBar();
    if (top < 0)
        bar->setValue(bar->value() + top);
    else if (bottom > viewport()->height())
        bar->setValue(bar->value() + bottom - viewport()->height());
}

bool TranscriptView::moveRow(QKeyEvent* event)
{
    const int last = m_model.rowCount() - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = m_current < 0 ? last : std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = m_current < 0 ? last : std::min(last, m_current + 1);
        break;
    case Qt::Key_End:
        m_current = last;
        scrollToEnd();
        if (!m_model.hasNewest())
            Q_EMIT newestWanted();
        break;
    default:
        return false;
    }
    m_selection.clear();
    m_showsCaret = false;
    m_showsFocus = true;
    setAccessibleDescription(m_model.data(m_model.index(m_current)).toString());
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
    const auto rect = rectOf(m_current);
    auto* bar = verticalScrollBar();
    if (rect.top() < 0)
        bar->setValue(bar->value() + rect.top());
    else if (rect.bottom() > viewport()->height())
        bar->setValue(bar->value() + rect.bottom() - viewport()->height());
    return true;
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    if (m_model.rowCount() == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        m_selection.clear();
        m_showsCaret = false;
    } else if (event->key() == Qt::Key_Return && m_current >= 0 &&
               m_model.at(m_current).kind == Kind::Pending && m_model.at(m_current).pending.failure) {
        Q_EMIT retryRequested(m_model.at(m_current).pending.commandId);
    } else if (event->key() == Qt::Key_Return && m_current >= 0 && isText(m_current) &&
               documentOf(m_current)->isExcerpt()) {
        showAll(m_current);
    } else if (event->key() == Qt::Key_Return && !filesOf(m_current).isEmpty()) {
        saveFrom(m_current);
    } else if (!moveCaret(event) && !moveRow(event)) {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    viewport()->update();
}

} // namespace baton::ui
