// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/blockwriter.h"

#include <QFontDatabase>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace baton::ui {

namespace {

using markdown::Block;

constexpr int between = 8;
constexpr int betweenItems = 2;
constexpr int indentWidth = 22;
constexpr int cellPadding = 4;

QTextListFormat listFormat(const Block& list)
{
    QTextListFormat format;
    // Beside the indent of its blocks.
    format.setIndent(1);
    format.setStyle(list.start ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    if (list.start)
        format.setStart(int(*list.start));
#endif
    return format;
}

/// Before Qt 6.6 a list could only begin with 1; such a one gets its numbers as words.
bool numbersItself(const Block& list)
{
    return QT_VERSION >= QT_VERSION_CHECK(6, 6, 0) || !list.start || *list.start == 1;
}

Qt::Alignment alignmentOf(const QString& name)
{
    if (name == QLatin1String("right"))
        return Qt::AlignRight | Qt::AlignAbsolute;
    return name == QLatin1String("center") ? Qt::AlignHCenter : Qt::AlignLeft;
}

} // namespace

BlockWriter::BlockWriter(QTextDocument& document, const Tokens& tokens)
    : m_tokens(tokens)
    , m_cursor(&document)
{
    document.setIndentWidth(indentWidth);
}

void BlockWriter::begin(QTextBlockFormat format)
{
    format.setTopMargin(m_fresh && m_cursor.position() == 0 ? 0 : m_above);
    format.setIndent(m_indent);
    if (m_fresh)
        m_cursor.setBlockFormat(format);
    else
        m_cursor.insertBlock(format, QTextCharFormat());
    m_fresh = false;
    m_above = between;
}

/// A document has a block before and behind each table; empty, it must not look like a line.
void BlockWriter::hide()
{
    QTextBlockFormat format;
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    m_cursor.mergeBlockFormat(format);
}

void BlockWriter::write(const markdown::Blocks& blocks)
{
    for (const auto& block : blocks)
        write(block);
}

void BlockWriter::write(const Block& block)
{
    QTextBlockFormat format;
    switch (block.kind) {
    case Block::Kind::Paragraph:
    case Block::Kind::Typed:
    case Block::Kind::Heading:
        begin(format);
        writeRuns(m_cursor, block.runs, block.kind == Block::Kind::Heading);
        break;
    case Block::Kind::Code: {
        format.setBackground(m_tokens.neutral.fill);
        format.setLayoutDirection(Qt::LeftToRight);
        begin(format);
        markdown::Run run;
        run.text = block.code;
        run.code = true;
        writeRuns(m_cursor, {run});
        break;
    }
    case Block::Kind::Quote:
        ++m_indent;
        ++m_quotes;
        write(block.blocks);
        --m_quotes;
        --m_indent;
        break;
    case Block::Kind::List:
        writeList(block);
        break;
    case Block::Kind::Table:
        writeTable(block);
        break;
    case Block::Kind::Rule:
        format.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                           QTextLength(QTextLength::PercentageLength, 100));
        begin(format);
        break;
    }
}

void BlockWriter::writeList(const Block& list)
{
    QTextList* made = nullptr;
    const auto above = m_above;
    qint64 number = list.start.value_or(1);
    for (const auto& item : list.items) {
        m_above = number == list.start.value_or(1) ? above : betweenItems;
        // The marker stands in the item's first block, which may be a code block or another list.
        const bool hasWords = !item.isEmpty() && (item.first().kind == Block::Kind::Paragraph ||
                                                  item.first().kind == Block::Kind::Heading);
        begin({});
        if (!numbersItself(list))
            m_cursor.insertText(QStringLiteral("%1. ").arg(number));
        else if (made)
            made->add(m_cursor.block());
        else
            made = m_cursor.createList(listFormat(list));
        if (hasWords)
            writeRuns(m_cursor, item.first().runs, item.first().kind == Block::Kind::Heading);
        ++m_indent;
        m_above = betweenItems;
        write(hasWords ? item.mid(1) : item);
        --m_indent;
        ++number;
    }
    m_above = between;
}

void BlockWriter::writeTable(const Block& table)
{
    if (table.rows.isEmpty() || table.rows.first().isEmpty())
        return;
    begin({});
    hide();
    const int columns = int(table.rows.first().size());
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(m_tokens.muted);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(cellPadding);
    format.setBottomMargin(between);
    auto* made = m_cursor.insertTable(int(table.rows.size()), columns, format);
    for (int row = 0; row < table.rows.size(); ++row) {
        for (int column = 0; column < std::min(columns, int(table.rows[row].size())); ++column) {
            auto cell = made->cellAt(row, column).firstCursorPosition();
            QTextBlockFormat aligned;
            aligned.setAlignment(alignmentOf(table.align.value(column)));
            if (!table.align.value(column).isEmpty())
                cell.setBlockFormat(aligned);
            writeRuns(cell, table.rows[row][column], row == 0);
        }
    }
    m_cursor.movePosition(QTextCursor::End);
    hide();
    m_fresh = true;
}

void BlockWriter::writeRuns(QTextCursor& cursor, const markdown::Runs& runs, bool bold)
{
    for (const auto& run : runs) {
        QTextCharFormat format;
        if (run.bold || bold)
            format.setFontWeight(QFont::Bold);
        format.setFontItalic(run.italic);
        format.setFontStrikeOut(run.strike);
        if (m_quotes > 0)
            format.setForeground(m_tokens.muted);
        if (run.code) {
            format.setFontFixedPitch(true);
            format.setFontFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
            format.setBackground(m_tokens.neutral.fill);
        }
        if (!run.link.isEmpty()) {
            format.setAnchor(true);
            format.setAnchorHref(run.link);
            format.setForeground(m_tokens.accent);
            format.setFontUnderline(true);
            format.setToolTip(run.link);
        }
        auto text = run.text;
        cursor.insertText(text.replace(u'\n', QChar::LineSeparator), format);
    }
}

void BlockWriter::writeLink(const QString& text, const QString& href)
{
    m_indent = 0;
    m_quotes = 0;
    begin({});
    markdown::Run run;
    run.text = text;
    run.link = href;
    writeRuns(m_cursor, {run}, true);
}

} // namespace baton::ui
