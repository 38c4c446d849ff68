// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"
#include "ui/theme/tokens.h"

#include <QTextCursor>

namespace baton::ui {

/// Writes blocks of text into an empty document, as bubbles show them. Lives as long as the writing. UI
/// thread.
class BlockWriter
{
public:
    BlockWriter(QTextDocument& document, const Tokens& tokens);

    void write(const markdown::Blocks& blocks);
    /// One more line, which is a link.
    void writeLink(const QString& text, const QString& href);

private:
    void write(const markdown::Block& block);
    void writeRuns(QTextCursor& cursor, const markdown::Runs& runs, bool bold = false);
    void writeList(const markdown::Block& list);
    void writeTable(const markdown::Block& table);
    void begin(QTextBlockFormat format);
    void hide();

    const Tokens& m_tokens;
    QTextCursor m_cursor;
    int m_indent = 0;
    int m_quotes = 0;
    int m_above = 0;     ///< pixels between the next block and the one before it
    bool m_fresh = true; ///< the block under the cursor is not used yet
};

} // namespace baton::ui
