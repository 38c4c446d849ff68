// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/blockreader.h"

#include "core/markdown/inlinereader.h"
#include "markdowntables.h"

namespace baton::markdown {

BlockReader::BlockReader(const QString& text) : m_lines(text) {}

std::optional<Blocks> BlockReader::read()
{
    Blocks blocks;
    readBlocks(0, m_lines.count(), blocks);
    return isFull() ? std::nullopt : std::optional(std::move(blocks));
}

void BlockReader::spend(int& spent, int count, int most)
{
    spent += count;
    m_isFull = m_isFull || spent > most;
}

Runs BlockReader::inlines(QStringView text)
{
    auto runs = isFull() ? Runs() : readInlines(text.toString());
    spend(m_runs, int(runs.size()), limits::runs);
    return runs;
}

void BlockReader::readBlocks(int line, int end, Blocks& into)
{
    while (line < end && !isFull()) {
        m_line = line = m_lines.withWords(line);
        if (line >= end || m_lines[line].indent < m_indent)
            break;
        readBlock(line, end, into);
        line = m_line;
        if (line < end && m_lines[line].isEmpty())
            m_line = ++line;
    }
}

void BlockReader::readBlock(int line, int end, Blocks& into)
{
    spend(m_blocks, 1, limits::blocks);
    if (isFull())
        return;
    if (const auto columns = columnsAt(line, end))
        readTable(line, end, *columns, into);
    else if (isIndented(line))
        readIndentedCode(line, end, into);
    else if (fenceAt(line) > 0)
        readFence(line, end, into);
    else if (isQuote(line))
        readQuote(line, end, into);
    else if (isRule(line))
        readRule(line, into);
    else if (beginsList(line, false))
        readList(line, end, into);
    else if (headingAt(line) > 0)
        readHeading(line, into);
    else
        readParagraph(line, end, into);
}

bool BlockReader::endsOpen(int line, int end, Open open) const
{
    return (open == Open::Paragraph && columnsAt(line, end)) || fenceAt(line) > 0 || isQuote(line) ||
           isRule(line) || (open != Open::List && beginsList(line, open == Open::Paragraph)) ||
           (open != Open::List && headingAt(line) > 0);
}

/// Or a heading, when it is underlined.
void BlockReader::readParagraph(int line, int end, Blocks& into)
{
    Block block;
    int next = line + 1;
    for (; next < end && !m_lines[next].isEmpty(); ++next) {
        if (isIndented(next))
            continue;
        block.level = underlineAt(next);
        if (block.level > 0 || (m_lines[next].indent >= 0 && endsOpen(next, end, Open::Paragraph)))
            break;
    }
    if (block.level > 0)
        block.kind = Block::Kind::Heading;
    m_line = next + (block.level > 0 ? 1 : 0);
    block.runs = inlines(stripped(m_lines.joined(line, next, m_indent, false)));
    into.append(std::move(block));
}

int BlockReader::underlineAt(int line) const
{
    const auto& one = m_lines[line];
    const auto sign = m_lines.at(one.words());
    if (one.indent < m_indent || (sign != u'-' && sign != u'='))
        return 0;
    if (m_lines.behindBlanks(m_lines.behind(one.words(), sign)) < one.end)
        return 0;
    return sign == u'=' ? 1 : 2;
}

int BlockReader::headingAt(int line) const
{
    const auto& one = m_lines[line];
    if (isIndented(line) || one.isEmpty())
        return 0;
    const int behind = std::min(m_lines.behind(one.words(), u'#'), one.end);
    const int level = behind - one.words();
    return level <= 6 && (behind >= one.end || isBlankSign(m_lines.at(behind))) ? level : 0;
}

void BlockReader::readHeading(int line, Blocks& into)
{
    Block block;
    block.kind = Block::Kind::Heading;
    block.level = headingAt(line);
    auto words = stripped(m_lines.wordsOf(line).sliced(block.level));
    auto open = words;
    while (open.endsWith(u'#'))
        open.chop(1);
    // Signs that end it belong to it only behind a word.
    if (open.isEmpty() || isBlankSign(open.back().unicode()))
        words = stripped(open);
    m_line = line + 1;
    block.runs = inlines(words);
    into.append(std::move(block));
}

bool BlockReader::isRule(int line) const
{
    const auto words = m_lines.wordsOf(line);
    if (isIndented(line) || words.isEmpty())
        return false;
    const QChar sign = words.front();
    if (sign != u'*' && sign != u'-' && sign != u'_')
        return false;
    int count = 0;
    for (const QChar c : words) {
        if (c != sign && !isBlankSign(c.unicode()))
            return false;
        count += c == sign ? 1 : 0;
    }
    return count >= 3;
}

void BlockReader::readRule(int line, Blocks& into)
{
    Block block;
    block.kind = Block::Kind::Rule;
    m_line = line + 1;
    into.append(std::move(block));
}

void BlockReader::readIndentedCode(int line, int end, Blocks& into)
{
    int last = line + 1;
    for (int next = last; next < end && (m_lines[next].isEmpty() || isIndented(next)); ++next)
        last = m_lines[next].isEmpty() ? last : next + 1;
    Block block;
    block.kind = Block::Kind::Code;
    block.code = m_lines.joined(line, last, 4 + m_indent, false);
    m_line = last;
    into.append(std::move(block));
}

int BlockReader::fenceAt(int line) const
{
    const auto& one = m_lines[line];
    const auto sign = m_lines.at(one.words());
    if (isIndented(line) || one.isEmpty() || (sign != u'~' && sign != u'`'))
        return 0;
    const int behind = m_lines.behind(one.words(), sign);
    const int size = behind - one.words();
    const bool isCodeInLine =
        sign == u'`' && QStringView(m_lines.text()).sliced(behind, one.end - behind).contains(u'`');
    return size < 3 || isCodeInLine ? 0 : size;
}

bool BlockReader::closesFence(int line, char16_t sign, int size) const
{
    const auto& one = m_lines[line];
    if (m_lines.at(one.words()) != sign || isIndented(line))
        return false;
    const int behind = m_lines.behind(one.words(), sign);
    return behind - one.words() >= size && m_lines.behindBlanks(behind) >= one.end;
}

void BlockReader::readFence(int line, int end, Blocks& into)
{
    const auto sign = m_lines.at(m_lines[line].words());
    const int size = fenceAt(line);
    bool isClosed = false;
    int next = line + 1;
    for (; next < end; ++next) {
        const auto& one = m_lines[next];
        // What stands left of the list's words ends the list.
        if (!one.isEmpty() && one.indent < m_indent)
            break;
        isClosed = closesFence(next, sign, size);
        if (isClosed)
            break;
    }
    Block block;
    block.kind = Block::Kind::Code;
    block.code = m_lines.joined(line + 1, next, m_lines[line].indent, true);
    block.code.chop(block.code.endsWith(u'\n') ? 1 : 0);
    m_line = next + (isClosed ? 1 : 0);
    into.append(std::move(block));
}

} // namespace baton::markdown
