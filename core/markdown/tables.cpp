// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/blockreader.h"
#include "markdowntables.h"

namespace baton::markdown {

namespace {

/// What stands between the bars of a row; "\|" is no bar.
QStringList cellsOf(QStringView row)
{
    QStringList cells;
    QString cell;
    bool isEscaped = false;
    for (const QChar c : strippedOfAll(row)) {
        if (c == u'|' && isEscaped)
            cell.chop(1);
        if (c == u'|' && !isEscaped)
            cells.append(std::exchange(cell, {}));
        else
            cell += c;
        isEscaped = c == u'\\';
    }
    cells.append(cell);
    if (cells.constFirst().isEmpty())
        cells.removeFirst();
    if (!cells.isEmpty() && cells.constLast().isEmpty())
        cells.removeLast();
    return cells;
}

/// What a column's dashes say; nothing when they are none.
std::optional<QString> alignOf(QStringView dashes)
{
    const bool left = dashes.startsWith(u':');
    const bool right = dashes.size() > 1 && dashes.endsWith(u':');
    const auto line = dashes.sliced(left ? 1 : 0).chopped(right ? 1 : 0);
    if (line.isEmpty() || line.count(u'-') != line.size())
        return {};
    return left && right ? QStringLiteral("center")
           : right       ? QStringLiteral("right")
           : left        ? QStringLiteral("left")
                         : QString();
}

/// What begins a list, a quote or a heading is no head.
bool beginsOther(QStringView head)
{
    if (head.startsWith(u'>'))
        return true;
    qsizetype size = 0;
    while (size < head.size() && head[size] == u'#')
        ++size;
    if (size == 0 || size > 6) {
        size = 0;
        while (size < head.size() && head[size] >= u'0' && head[size] <= u'9')
            ++size;
        const auto sign = size < head.size() ? head[size].unicode() : u'\0';
        const bool isMark = size == 0 ? sign == u'-' || sign == u'+' || sign == u'*'
                                      : size <= 9 && (sign == u'.' || sign == u')');
        size = isMark ? size + 1 : 0;
    }
    return size > 0 && size < head.size() && isBlankSign(head[size].unicode());
}

} // namespace

/// Whether it may be the line of dashes, by its beginning and its signs.
bool BlockReader::isOfTable(int line) const
{
    const auto words = m_lines.wordsOf(line);
    const auto isSign = [](QChar c) { return c == u'|' || c == u'-' || c == u':'; };
    if (m_lines[line].indent < m_indent || isIndented(line) || words.size() < 2 || !isSign(words[0]))
        return false;
    // "- " begins an item.
    if (words[0] == u'-' && isBlankSign(words[1].unicode()))
        return false;
    return std::all_of(words.begin(), words.end(),
                       [&](QChar c) { return isSign(c) || isBlankSign(c.unicode()); });
}

std::optional<QStringList> BlockReader::alignsAt(int line) const
{
    if (!isOfTable(line))
        return {};
    const auto columns = m_lines.wordsOf(line).split(u'|');
    if (columns.size() > limits::columns + 2)
        return {};
    QStringList aligns;
    for (qsizetype at = 0; at < columns.size(); ++at) {
        const auto dashes = strippedOfAll(columns[at]);
        if (dashes.isEmpty() && (at == 0 || at + 1 == columns.size()))
            continue;
        const auto align = alignOf(dashes);
        if (!align)
            return {};
        aligns.append(*align);
    }
    return aligns.size() <= limits::columns ? std::optional(aligns) : std::nullopt;
}

std::optional<BlockReader::Columns> BlockReader::columnsAt(int line, int end) const
{
    const auto head = m_lines.wordsOf(line);
    if (line + 2 > end || isIndented(line) || !head.contains(u'|') || beginsOther(head))
        return {};
    auto aligns = alignsAt(line + 1);
    if (!aligns)
        return {};
    auto heads = cellsOf(head);
    if (heads.isEmpty() || heads.size() != aligns->size())
        return {};
    return Columns{std::move(*aligns), std::move(heads)};
}

void BlockReader::readRow(const QStringList& cells, qsizetype columns, Block& table)
{
    QList<Runs> row;
    for (qsizetype at = 0; at < columns && !isFull(); ++at) {
        spend(m_cells, 1, limits::cells);
        row.append(inlines(strippedOfAll(cells.value(at))));
    }
    table.rows.append(std::move(row));
}

void BlockReader::readTable(int line, int end, const Columns& columns, Blocks& into)
{
    Block table;
    table.kind = Block::Kind::Table;
    table.align = columns.align;
    readRow(columns.heads, columns.align.size(), table);
    int next = line + 2;
    for (; next < end && !isFull(); ++next) {
        const auto& one = m_lines[next];
        const auto words = strippedOfAll(m_lines.wordsOf(next));
        if (one.indent < m_indent || endsOpen(next, end, Open::Table) || words.isEmpty() || isIndented(next))
            break;
        readRow(cellsOf(words), columns.align.size(), table);
    }
    m_line = next;
    into.append(std::move(table));
}

} // namespace baton::markdown
