// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/blockreader.h"
#include "markdowntables.h"

namespace baton::markdown {

bool BlockReader::isQuote(int line) const
{
    return !isIndented(line) && m_lines.at(m_lines[line].words()) == u'>';
}

/// Hides the mark in @p line; returns whether there are words behind it.
bool BlockReader::unquote(Line& line) const
{
    int begin = line.words() + 1;
    int column = line.indent + 1;
    bool hasBlank = isBlankSign(m_lines.at(begin));
    // Of a tab one column belongs to the mark, and the rest to what is quoted.
    const bool splitsTab = m_lines.at(begin) == u'\t' && (line.column + column) % 4 != 3;
    if (hasBlank && !splitsTab) {
        ++begin;
        ++column;
    }
    int words = begin;
    int reached = column;
    for (; words < line.end && isBlankSign(m_lines.at(words)); ++words)
        reached += m_lines.at(words) == u'\t' ? tabAt(reached + line.column + (splitsTab ? 1 : 0)) : 1;
    line.begin = begin;
    line.column = line.indent + 1 + (hasBlank ? 1 : 0);
    line.indent = reached - column;
    line.blanks = words - begin;
    return words < line.end;
}

void BlockReader::readQuote(int line, int end, Blocks& into)
{
    std::vector<Line> hidden;
    const int count = m_lines.count();
    bool hasWords = true;
    int next = line;
    for (; next < end; ++next) {
        auto& one = m_lines[next];
        if (one.isEmpty())
            break;
        if (m_lines.at(one.words()) == u'>' && one.indent >= m_indent) {
            hidden.push_back(one);
            hasWords = unquote(one);
            continue;
        }
        if (!hasWords)
            break;
        const bool ends = endsOpen(next, end, Open::Quote);
        if (ends)
            m_lines.setCount(next); // nor may a paragraph in it look further
        if (ends && m_indent == 0)
            break;
        hidden.push_back(one);
        one.indent = ends ? one.indent - m_indent : -1;
        if (ends)
            break;
    }
    const int indent = std::exchange(m_indent, 0);
    Block block;
    block.kind = Block::Kind::Quote;
    spend(m_depth, 1, limits::nesting);
    readBlocks(line, next, block.blocks);
    --m_depth;
    into.append(std::move(block));
    m_indent = indent;
    m_lines.setCount(count);
    for (size_t i = 0; i < hidden.size(); ++i)
        m_lines[line + int(i)] = hidden[i];
}

} // namespace baton::markdown
