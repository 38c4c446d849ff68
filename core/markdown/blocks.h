// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

/// Baton's Markdown (docs/markdown.md) as a small tree: what a text is, before anybody draws it. Values; any
/// thread.
namespace baton::markdown {

/// Words in one style. A line break is a "\n" among them.
struct Run
{
    QString text;
    bool bold = false;
    bool italic = false;
    bool strike = false;
    bool code = false;
    QString link; ///< where it leads, as written; empty for none. Only what isSafeAddress() allows.

    bool looksLike(const Run& other) const;
    friend bool operator==(const Run&, const Run&) = default;
};

using Runs = QList<Run>;

struct Block
{
    enum class Kind { Paragraph, Typed, Heading, Code, Quote, List, Table, Rule };

    Kind kind = Kind::Paragraph;
    Runs runs;                   ///< of a paragraph, a heading, and text as it was typed
    int level = 0;               ///< of a heading, 1 to 6
    QString code;                ///< of code, without the last line end
    QList<Block> blocks;         ///< of a quote
    std::optional<qint64> start; ///< of a list with numbers: the first one
    QList<QList<Block>> items;   ///< of a list
    QStringList align;           ///< of a table, by column: left, right, center or nothing
    QList<QList<Runs>> rows;     ///< of a table; the first one is its head
};

using Blocks = QList<Block>;

/// Appends @p run to the last one if both look alike.
void add(Runs& runs, Run run);
/// The words without any marks, a line for each paragraph, item and row.
QString plainText(const Blocks& blocks);

} // namespace baton::markdown
