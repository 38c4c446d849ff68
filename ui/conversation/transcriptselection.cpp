// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptselection.h"

#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <algorithm>

namespace baton::ui {

TextRange unitAt(QTextDocument& document, int position, TextUnit unit)
{
    const int end = document.characterCount() - 1;
    position = std::clamp(position, 0, end);
    if (unit == TextUnit::Character)
        return {position, position};
    const auto breaks = [&](int at) {
        const auto c = document.characterAt(at);
        return c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
    };
    if (unit == TextUnit::Word && position < end && !breaks(position)) {
        QTextCursor cursor(&document);
        cursor.setPosition(position);
        cursor.select(QTextCursor::WordUnderCursor);
        if (cursor.hasSelection())
            return {cursor.selectionStart(), cursor.selectionEnd()};
        return {position, position + 1};
    }
    if (unit == TextUnit::Word)
        return {position, position};
    TextRange line{position, position};
    while (line.from > 0 && !breaks(line.from - 1))
        --line.from;
    while (line.to < end && !breaks(line.to))
        ++line.to;
    return line;
}

QString textIn(QTextDocument& document, const TextRange& range)
{
    QTextCursor cursor(&document);
    cursor.setPosition(range.from);
    cursor.setPosition(range.to, QTextCursor::KeepAnchor);
    return cursor.selection().toPlainText();
}

void TranscriptSelection::clear() { *this = {}; }

void TranscriptSelection::begin(int row, const TextRange& unit)
{
    m_row = row;
    m_unit = unit;
    m_anchor = {row, unit.from};
    m_cursor = {row, unit.to};
}

void TranscriptSelection::extendTo(int row, const TextRange& unit)
{
    if (m_row < 0)
        return begin(row, unit);
    const bool isBackwards = TextPlace{row, unit.from} < TextPlace{m_row, m_unit.from};
    m_anchor = {m_row, isBackwards ? m_unit.to : m_unit.from};
    m_cursor = {row, isBackwards ? unit.from : unit.to};
    if (!isBackwards)
        m_cursor = std::max(m_cursor, TextPlace{m_row, m_unit.to});
}

TextRange TranscriptSelection::within(int row, int length) const
{
    if (isEmpty() || row < first().row || row > last().row)
        return {};
    TextRange part{row == first().row ? first().position : 0, row == last().row ? last().position : length};
    part.to = std::min(part.to, length);
    part.from = std::min(part.from, part.to);
    return part;
}

void TranscriptSelection::rowsInserted(int first, int count)
{
    for (int* row : {&m_row, &m_anchor.row, &m_cursor.row})
        if (*row >= first)
            *row += count;
}

void TranscriptSelection::rowsRemoved(int first, int count)
{
    if (m_row < 0)
        return;
    if (first <= last().row && first + count > this->first().row)
        return clear();
    for (int* row : {&m_row, &m_anchor.row, &m_cursor.row})
        if (*row >= first + count)
            *row -= count;
}

} // namespace baton::ui
