// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"
#include "ui/theme/tokens.h"

#include <QTextDocument>
#include <QUrl>

namespace baton::ui {

/// Text from outside as a document: Baton's Markdown, or text as it was typed (docs/markdown.md). No raw
/// HTML, no images from anywhere (their text stays, as a link to where they are), links only where isSafe()
/// allows. Bounded by counts, so that no text costs more than its length. UI thread.
class SafeMarkdown : public QTextDocument
{
    Q_OBJECT
public:
    enum class Length {
        Whole,
        Excerpt ///< of a very long text its beginning, and a link to showAll()
    };

    explicit SafeMarkdown(const QString& markdown, const Tokens& tokens, const QFont& font,
                          QObject* parent = nullptr);
    SafeMarkdown(const markdown::Blocks& blocks, Length length, const Tokens& tokens, const QFont& font,
                 QObject* parent = nullptr);

    /// Lays it out in at most @p width, and no wider than its longest line; the size it takes.
    QSize fitInto(int width);
    /// Once it is fitted: where the words of the last line end, from the left, when nothing stands to the
    /// right of them or below; -1 where something does, or where they run against @p window.
    int endOfLastLine(Qt::LayoutDirection window) const;
    /// Whether it is the beginning of more.
    bool isExcerpt() const { return m_isExcerpt; }

    /// Whether a link may be offered at all.
    static bool isSafe(const QUrl& link);
    /// Where the last line of an excerpt leads; not outside, so isSafe() says no.
    static QUrl showAll();

protected:
    /// Never loads anything.
    QVariant loadResource(int type, const QUrl& name) override;

private:
    int m_room = -1; ///< what it was fitted into
    QSize m_fitted;
    bool m_isExcerpt = false;
};

} // namespace baton::ui
