// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/safemarkdown.h"

#include "core/markdown/addresses.h"
#include "core/markdown/excerpt.h"
#include "core/markdown/parse.h"
#include "ui/conversation/blockwriter.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextOption>
#include <cmath>

namespace baton::ui {

SafeMarkdown::SafeMarkdown(const QString& markdown, const Tokens& tokens, const QFont& font, QObject* parent)
    : SafeMarkdown(markdown::parse(markdown), Length::Whole, tokens, font, parent)
{}

SafeMarkdown::SafeMarkdown(const markdown::Blocks& blocks, Length length, const Tokens& tokens,
                           const QFont& font, QObject* parent)
    : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
    setDefaultFont(font);
    setDocumentMargin(0);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Each paragraph runs in the direction of its own first letter.
    option.setTextDirection(Qt::LayoutDirectionAuto);
    setDefaultTextOption(option);
    const auto excerpt = length == Length::Excerpt ? markdown::excerptOf(blocks) : std::nullopt;
    m_isExcerpt = excerpt.has_value();
    BlockWriter writer(*this, tokens);
    writer.write(m_isExcerpt ? *excerpt : blocks);
    if (m_isExcerpt)
        writer.writeLink(tr("Show all"), showAll().toString());
}

QSize SafeMarkdown::fitInto(int width)
{
    if (width == m_room)
        return m_fitted;
    m_room = width;
    setTextWidth(width);
    const int height = int(std::ceil(size().height()));
    m_fitted = {std::min(int(std::ceil(idealWidth())), width), height};
    setTextWidth(m_fitted.width());
    // What it calls ideal may be a little less than the same lines need.
    if (size().height() > height) {
        setTextWidth(width);
        m_fitted.setWidth(width);
    }
    return m_fitted;
}

int SafeMarkdown::endOfLastLine(Qt::LayoutDirection window) const
{
    const auto block = lastBlock();
    const auto* lines = block.layout();
    if (!lines || lines->lineCount() == 0 || block.textDirection() != window ||
        QTextCursor(block).currentFrame() != rootFrame())
        return -1;
    const auto place = documentLayout()->blockBoundingRect(block);
    const auto last = lines->lineAt(lines->lineCount() - 1);
    if (place.bottom() + 1 < size().height())
        return -1;
    if (window == Qt::RightToLeft)
        return int(std::ceil(last.naturalTextWidth() + block.blockFormat().leftMargin()));
    return int(std::ceil(place.left() + last.x() + last.naturalTextWidth()));
}

bool SafeMarkdown::isSafe(const QUrl& link)
{
    return link.isValid() && markdown::isSafeAddress(link.toString(QUrl::FullyEncoded));
}

QUrl SafeMarkdown::showAll() { return QUrl(QStringLiteral("baton-text:all")); }

QVariant SafeMarkdown::loadResource(int, const QUrl&) { return {}; }

} // namespace baton::ui
