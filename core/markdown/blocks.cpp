// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/blocks.h"

namespace baton::markdown {

namespace {

QString wordsOf(const Runs& runs)
{
    QString words;
    for (const auto& run : runs)
        words += run.text;
    return words;
}

QString plainBlock(const Block& block)
{
    QStringList lines;
    switch (block.kind) {
    case Block::Kind::Code:
        return block.code;
    case Block::Kind::Quote:
        return plainText(block.blocks);
    case Block::Kind::List:
        for (const auto& item : block.items)
            lines.append(plainText(item));
        return lines.join(u'\n');
    case Block::Kind::Table:
        for (const auto& row : block.rows) {
            QStringList cells;
            for (const auto& cell : row)
                cells.append(wordsOf(cell));
            lines.append(cells.join(u' '));
        }
        return lines.join(u'\n');
    case Block::Kind::Rule:
        return {};
    case Block::Kind::Paragraph:
    case Block::Kind::Typed:
    case Block::Kind::Heading:
        return wordsOf(block.runs);
    }
    Q_UNREACHABLE();
}

} // namespace

bool Run::looksLike(const Run& other) const
{
    return bold == other.bold && italic == other.italic && strike == other.strike && code == other.code &&
           link == other.link;
}

void add(Runs& runs, Run run)
{
    if (run.text.isEmpty())
        return;
    if (!runs.isEmpty() && runs.constLast().looksLike(run))
        runs.last().text += run.text;
    else
        runs.append(std::move(run));
}

QString plainText(const Blocks& blocks)
{
    QStringList lines;
    for (const auto& block : blocks) {
        auto line = plainBlock(block);
        if (!line.isEmpty())
            lines.append(std::move(line));
    }
    return lines.join(u'\n');
}

} // namespace baton::markdown
