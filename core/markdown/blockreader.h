// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#pragma once

#include "core/markdown/blocks.h"
#include "core/markdown/lines.h"

/// The blocks of a text. The rules, and the order they are asked in, are those of markdown-it, which reads
/// for the customer's page: whatever is odd must be odd in the same way. Takes time linear in the text.
/// Values; one thread.
namespace baton::markdown {

class BlockReader
{
public:
    /// @p text has "\n" for line ends.
    explicit BlockReader(const QString& text);
    /// Nothing when what it becomes is past a count of resources/markdown/limits.json.
    std::optional<Blocks> read();

private:
    /// What a line might end by beginning a block of its own.
    enum class Open { Paragraph, Quote, List, Table };

    struct Mark ///< of a list's item
    {
        int end = 0; ///< the place behind it
        char16_t sign = 0;
        std::optional<qint64> number;
    };
    struct Columns ///< of a table, as its second line has them
    {
        QStringList align;
        QStringList heads;
    };

    bool isFull() const { return m_isFull; }
    void spend(int& spent, int count, int most);
    Runs inlines(QStringView text);

    void readBlocks(int line, int end, Blocks& into);
    void readBlock(int line, int end, Blocks& into);
    bool isIndented(int line) const { return m_lines[line].indent - m_indent >= 4; }
    bool endsOpen(int line, int end, Open open) const;

    void readParagraph(int line, int end, Blocks& into);
    void readHeading(int line, Blocks& into);
    void readRule(int line, Blocks& into);
    void readIndentedCode(int line, int end, Blocks& into);
    void readFence(int line, int end, Blocks& into);
    int headingAt(int line) const; ///< its level, or none
    bool isRule(int line) const;
    int fenceAt(int line) const; ///< how many signs, or none
    bool closesFence(int line, char16_t sign, int size) const;
    int underlineAt(int line) const; ///< the level of the heading above, or none

    bool isQuote(int line) const;
    void readQuote(int line, int end, Blocks& into);
    bool unquote(Line& line) const;

    std::optional<Mark> markAt(int line) const;
    bool beginsList(int line, bool inParagraph) const;
    void readList(int line, int end, Blocks& into);
    void readItem(int line, int end, const Mark& mark, Block& list);

    bool isOfTable(int line) const;
    std::optional<QStringList> alignsAt(int line) const;
    std::optional<Columns> columnsAt(int line, int end) const;
    void readTable(int line, int end, const Columns& columns, Blocks& into);
    void readRow(const QStringList& cells, qsizetype columns, Block& table);

    Lines m_lines;
    int m_line = 0;        ///< where reading is
    int m_indent = 0;      ///< columns that belong to the list around
    int m_listIndent = -1; ///< of the list around, if there is one
    int m_depth = 0;
    int m_blocks = 0;
    int m_runs = 0;
    int m_cells = 0;
    bool m_isFull = false;
};

} // namespace baton::markdown
