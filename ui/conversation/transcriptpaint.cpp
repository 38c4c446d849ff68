// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/clocktext.h"
#include "core/models/filetext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/conversation/bubbleparts.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/paint.h"

#include <QAbstractTextDocumentLayout>
#include <QLocale>
#include <QPaintEvent>
#include <QScrollBar>
#include <QStyle>
#include <QTextCursor>

namespace baton::ui {

namespace {

constexpr int side = 22;
constexpr qreal sent = 0.6; ///< how much of what is still on its way is seen

using Kind = models::TranscriptModel::Kind;

} // namespace

void TranscriptView::paintEvent(QPaintEvent* event)
{
    const auto& t = tokensFor(this);
    QPainter painter(viewport());
    painter.fillRect(event->rect(), t.canvas);
    if (m_heights.empty())
        return;
    int row = std::max(0, rowAt(verticalScrollBar()->value() - slack()));
    for (auto rect = rectOf(row); row < int(m_heights.size()) && rect.top() < viewport()->height(); ++row) {
        rect.setHeight(heightOf(row));
        paintRow(painter, row, rect);
        rect.moveTop(rect.bottom() + 1);
    }
    if (!m_typing.isEmpty() && m_atEnd) {
        painter.setFont(scaledFont(font(), 0.9));
        painter.setPen(t.muted);
        painter.drawText(viewport()->rect().adjusted(side, 0, -side, -8), Qt::AlignHCenter | Qt::AlignBottom,
                         m_typing);
    }
}

void TranscriptView::paintRow(QPainter& painter, int row, const QRect& rect)
{
    const auto& entry = m_model.at(row);
    if (entry.kind == Kind::Date || entry.kind == Kind::Notice) {
        const auto pillFont = scaledFont(font(), 0.88);
        auto text = entry.text;
        if (entry.kind == Kind::Notice)
            text = models::sideBySide({text, models::clockText(entry.message.at)});
        auto size = pillSize(pillFont, text);
        size.setWidth(std::min(size.width(), rect.width() - 2 * side));
        QRect pill(QPoint(0, 0), size);
        pill.moveCenter(rect.center());
        const auto& t = tokensFor(this);
        drawPill(painter, pill, text, {t.muted, t.neutral.fill}, pillFont);
        return;
    }
    const auto bubble = bubbleFor(row, rect);
    paintAuthor(painter, bubble, row);
    paintBubble(painter, bubble, row);
}

void TranscriptView::paintAuthor(QPainter& painter, const Bubble& bubble, int row)
{
    if (bubble.author.height() <= 0)
        return;
    const auto& entry = m_model.at(row);
    const auto& t = tokensFor(this);
    const bool bot = entry.kind == Kind::Message && entry.message.author.kind == AuthorKind::Bot;
    const bool failed = entry.kind == Kind::Pending && entry.pending.failure;
    QStringList line;
    if (entry.kind == Kind::Note)
        line << QStringLiteral("🔒 ") + m_model.authorOf(row) << models::clockText(entry.note.at)
             << tr("only colleagues see this");
    else if (failed && entry.pending.isNote)
        line << tr("Not kept: %1 Right-click or press Enter to try again.").arg(*entry.pending.failure);
    else if (failed)
        line << tr("Not sent: %1 Right-click or press Enter to send again.").arg(*entry.pending.failure);
    else if (entry.kind == Kind::Pending)
        line << (entry.pending.isNote ? tr("🔒 Private note, being kept…") : tr("Sending…"));
    else if (entry.message.withdrawn)
        line << m_model.authorOf(row) << models::clockText(entry.message.at);
    else
        line << (bot ? QStringLiteral("🤖 ") : QString()) + m_model.authorOf(row)
             << models::clockText(entry.message.at);
    if (entry.message.confidence && !entry.message.withdrawn)
        line << tr("confidence %1").arg(QLocale().toString(*entry.message.confidence, 'f', 2));
    const auto lineFont = scaledFont(font(), 0.85);
    painter.setFont(lineFont);
    painter.setPen(failed ? t.danger.text : t.muted);
    const auto align =
        QStyle::visualAlignment(layoutDirection(), bubble.ownSide ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(
        bubble.author, int(align | Qt::AlignVCenter),
        QFontMetrics(lineFont).elidedText(models::sideBySide(line), Qt::ElideRight, bubble.author.width()));
}

/// Files, what a bot offers, and whether it was seen.
void TranscriptView::paintParts(QPainter& painter, const Bubble& bubble, int row)
{
    const auto& t = tokensFor(this);
    const auto& files = filesOf(row);
    for (qsizetype i = 0; i < bubble.files.size(); ++i) {
        const auto& file = files.at(i);
        const FileLook look{t, font(), layoutDirection(), file.id == m_hovered};
        drawFile(painter, bubble.files.at(i), file,
                 models::isPicture(file) ? m_thumbnails.of(file.id) : QPixmap(), look);
    }
    const auto& message = m_model.at(row).message;
    for (qsizetype i = 0; i < bubble.offers.size(); ++i)
        drawOffer(painter, bubble.offers.at(i), models::oneLine(message.buttons.at(i).text),
                  {t, font(), layoutDirection()});
    if (!bubble.ticks.isEmpty())
        drawTicks(painter, bubble.ticks, message.seenAt.has_value(), t);
}

void TranscriptView::paintBubble(QPainter& painter, const Bubble& bubble, int row)
{
    const auto& entry = m_model.at(row);
    const auto& t = tokensFor(this);
    const bool bot = entry.kind == Kind::Message && entry.message.author.kind == AuthorKind::Bot;
    const bool failed = entry.kind == Kind::Pending && entry.pending.failure;
    const bool withdrawn = entry.kind == Kind::Message && entry.message.withdrawn;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = row == m_current && hasFocus() && m_showsFocus;
    const bool note = entry.kind == Kind::Note || (entry.kind == Kind::Pending && entry.pending.isNote);
    painter.setPen(current                                 ? QPen(t.accent, 2)
                   : note                                  ? QPen(t.warning.text, 1)
                   : bot || (bubble.ownSide && !withdrawn) ? QPen(Qt::NoPen)
                                                           : QPen(t.line, 1));
    painter.setBrush(failed           ? t.danger.fill
                     : note           ? t.note
                     : withdrawn      ? t.canvas
                     : bubble.ownSide ? t.agentBubble
                     : bot            ? t.botBubble
                                      : t.bubble);
    painter.drawRoundedRect(QRectF(bubble.frame).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    paintParts(painter, bubble, row);
    if (!bubble.hasText) {
        painter.restore();
        return;
    }
    if (entry.kind == Kind::Pending && !failed)
        painter.setOpacity(sent);
    painter.translate(bubble.text);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, withdrawn ? t.muted : t.text);
    context.clip = QRectF(QPointF(), bubble.frame.size());
    mark(context, *bubble.document);
    const auto selected = m_selection.within(row, bubble.document->characterCount() - 1);
    if (selected.to > selected.from) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(bubble.document);
        selection.cursor.setPosition(selected.from);
        selection.cursor.setPosition(selected.to, QTextCursor::KeepAnchor);
        selection.format.setBackground(t.accent);
        selection.format.setForeground(t.onAccent);
        context.selections.append(selection);
    }
    if (m_showsCaret && hasFocus() && m_selection.cursor().row == row)
        context.cursorPosition = m_selection.cursor().position;
    bubble.document->documentLayout()->draw(&painter, context);
    if (row == m_current)
        ringMarks(painter, *bubble.document);
    painter.restore();
}

} // namespace baton::ui
