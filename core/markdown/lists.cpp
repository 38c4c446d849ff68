// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/blockreader.h"
#include "markdowntables.h"

namespace baton::markdown {

namespace {

constexpr int longestNumber = 9;
constexpr int deepestBlanks = 4; ///< more behind a mark are those of indented code

bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

} // namespace

std::optional<BlockReader::Mark> BlockReader::markAt(int line) const
{
    const auto& one = m_lines[line];
    if (one.isEmpty())
        return {};
    Mark mark;
    int place = one.words();
    while (place < one.end && isDigit(m_lines.at(place)))
        ++place;
    const int digits = place - one.words();
    mark.sign = m_lines.at(place);
    mark.end = place + 1;
    const bool isMark = digits == 0 ? mark.sign == u'*' || mark.sign == u'-' || mark.sign == u'+'
                                    : digits <= longestNumber && (mark.sign == u')' || mark.sign == u'.');
    if (!isMark || (mark.end < one.end && !isBlankSign(m_lines.at(mark.end))))
        return {};
    if (digits > 0)
        mark.number = QStringView(m_lines.text()).sliced(one.words(), digits).toLongLong();
    return mark;
}

bool BlockReader::beginsList(int line, bool inParagraph) const
{
    const auto& one = m_lines[line];
    // Words of an item that go on under it, though they look like one.
    const bool isGoingOn = m_listIndent >= 0 && one.indent - m_listIndent >= 4 && one.indent < m_indent;
    if (isIndented(line) || isGoingOn)
        return false;
    const auto mark = markAt(line);
    if (!mark || !inParagraph || one.indent < m_indent)
        return mark.has_value();
    return mark->number.value_or(1) == 1 && m_lines.behindBlanks(mark->end) < one.end;
}

void BlockReader::readList(int line, int end, Blocks& into)
{
    auto mark = *markAt(line);
    const auto sign = mark.sign;
    const bool hasNumbers = mark.number.has_value();
    Block list;
    list.kind = Block::Kind::List;
    list.start = mark.number;
    spend(m_depth, 1, limits::nesting);
    for (;;) {
        readItem(line, end, mark, list);
        line = m_line;
        if (isFull() || line >= end || m_lines[line].indent < m_indent || isIndented(line) ||
            endsOpen(line, end, Open::List))
            break;
        const auto next = markAt(line);
        if (!next || next->number.has_value() != hasNumbers || next->sign != sign)
            break;
        mark = *next;
    }
    --m_depth;
    m_line = line;
    into.append(std::move(list));
}

void BlockReader::readItem(int line, int end, const Mark& mark, Block& list)
{
    auto& one = m_lines[line];
    const auto hidden = one;
    const int behindMark = one.indent + mark.end - one.words();
    int words = mark.end;
    int column = behindMark;
    for (; words < one.end && isBlankSign(m_lines.at(words)); ++words)
        column += m_lines.at(words) == u'\t' ? tabAt(column + one.column) : 1;
    const bool isEmpty = words >= one.end;
    const int blanks = isEmpty || column - behindMark > deepestBlanks ? 1 : column - behindMark;
    one.blanks = words - one.begin;
    one.indent = column;
    const int listIndent = std::exchange(m_listIndent, m_indent);
    m_indent = behindMark + blanks;

    Blocks item;
    spend(m_blocks, 1, limits::blocks);
    // Nothing behind the mark and a line of nothing under it: what follows is no part of it.
    if (isEmpty && m_lines[line + 1].isEmpty())
        m_line = std::min(line + 2, end);
    else
        readBlocks(line, end, item);
    list.items.append(std::move(item));

    m_indent = std::exchange(m_listIndent, listIndent);
    m_lines[line] = hidden;
}

} // namespace baton::markdown
