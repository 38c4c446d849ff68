// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/clocktext.h"
#include "core/models/filetext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/conversation/bubbleparts.h"
#include "ui/conversation/transcriptgroups.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QAbstractTextDocumentLayout>
#include <QLocale>
#include <QPaintEvent>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyle>
#include <QTextCursor>

namespace baton::ui {

namespace {

constexpr int radius = 12;
constexpr int joint = 4; ///< of the corners within a group
constexpr int iconSide = 14;
constexpr qreal sent = 0.6; ///< how much of what is still on its way is seen

using Kind = models::TranscriptModel::Kind;

/// Whether it says what became of it: what agents wrote, as long as it stands.
bool isTicked(const models::TranscriptModel::Row& entry)
{
    return entry.kind == Kind::Message && entry.message.author.kind == AuthorKind::Agent &&
           !entry.message.withdrawn;
}

/// Round, but where it joins the next of its group at the side of who speaks.
QPainterPath outlineOf(const Bubble& bubble, Qt::LayoutDirection direction)
{
    const auto r = QRectF(bubble.frame).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool atRight = bubble.ownSide == (direction == Qt::LeftToRight);
    const qreal top = bubble.startsGroup ? radius : joint;
    const qreal bottom = bubble.endsGroup ? radius : joint;
    const qreal topLeft = atRight ? radius : top;
    const qreal bottomLeft = atRight ? radius : bottom;
    const qreal topRight = atRight ? top : radius;
    const qreal bottomRight = atRight ? bottom : radius;
    QPainterPath path;
    path.moveTo(r.left() + topLeft, r.top());
    path.lineTo(r.right() - topRight, r.top());
    path.arcTo(r.right() - 2 * topRight, r.top(), 2 * topRight, 2 * topRight, 90, -90);
    path.lineTo(r.right(), r.bottom() - bottomRight);
    path.arcTo(r.right() - 2 * bottomRight, r.bottom() - 2 * bottomRight, 2 * bottomRight, 2 * bottomRight, 0,
               -90);
    path.lineTo(r.left() + bottomLeft, r.bottom());
    path.arcTo(r.left(), r.bottom() - 2 * bottomLeft, 2 * bottomLeft, 2 * bottomLeft, 270, -90);
    path.lineTo(r.left(), r.top() + topLeft);
    path.arcTo(r.left(), r.top(), 2 * topLeft, 2 * topLeft, 180, -90);
    path.closeSubpath();
    return path;
}

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
        painter.drawText(viewport()->rect().adjusted(transcriptSide, 0, -transcriptSide, -8),
                         Qt::AlignHCenter | Qt::AlignBottom, m_typing);
    }
}

void TranscriptView::paintRow(QPainter& painter, int row, const QRect& rect)
{
    const auto kind = m_model.at(row).kind;
    if (kind == Kind::Date || kind == Kind::Notice)
        return paintNotice(painter, row, columnOf(rect));
    const auto bubble = bubbleFor(row, rect);
    paintAuthor(painter, bubble, row);
    paintBubble(painter, bubble, row);
    paintAvatar(painter, bubble, row);
    paintMeta(painter, bubble, row);
}

/// A hairline, what happened, a hairline.
void TranscriptView::paintNotice(QPainter& painter, int row, const QRect& rect)
{
    const auto& entry = m_model.at(row);
    const auto& t = tokensFor(this);
    auto text = entry.text;
    if (entry.kind == Kind::Notice)
        text = models::sideBySide({text, models::clockText(entry.message.at)});
    painter.setFont(scaledFont(font(), 0.92));
    const int room = rect.width() - 2 * transcriptSide - 80;
    const int width = std::min(room, QFontMetrics(painter.font()).horizontalAdvance(text) + 2);
    QRect words(0, rect.top(), width, rect.height());
    words.moveCenter(rect.center());
    painter.setPen(t.muted);
    drawLine(painter, words, text, layoutDirection(), Qt::AlignHCenter);
    painter.setPen(QPen(t.line, 1));
    constexpr int beside = 12;
    const int y = words.center().y();
    painter.drawLine(rect.left() + transcriptSide, y, words.left() - beside, y);
    painter.drawLine(words.right() + beside, y, rect.right() - transcriptSide, y);
}

/// At the last words of who is not on this side of the desk.
void TranscriptView::paintAvatar(QPainter& painter, const Bubble& bubble, int row)
{
    if (bubble.avatar.isEmpty())
        return;
    if (m_model.at(row).message.author.kind != AuthorKind::Bot)
        return drawAvatar(painter, bubble.avatar, m_model.authorOf(row), scaledFont(font(), 0.85, true));
    const auto& t = tokensFor(this);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.botBubble);
    painter.drawEllipse(bubble.avatar);
    drawIconAmid(painter, bubble.avatar, 16, Icon::Bot, t.muted, layoutDirection());
    painter.restore();
}

QSize TranscriptView::metaSize(int row) const
{
    const auto& entry = m_model.at(row);
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    if (entry.kind == Kind::Pending)
        return {iconSide, metrics.height()};
    const bool ticked = isTicked(entry);
    return {metrics.horizontalAdvance(timeOf(m_model, row)) + 2 + (ticked ? iconSide + 3 : 0),
            metrics.height()};
}

/// When it was said, and what became of it: it waits here, the relay has it, the other side has
/// seen it.
void TranscriptView::paintMeta(QPainter& painter, const Bubble& bubble, int row)
{
    if (bubble.meta.isEmpty())
        return;
    const auto& entry = m_model.at(row);
    const auto& t = tokensFor(this);
    const auto place = [&](const QRect& within) {
        return QStyle::visualRect(layoutDirection(), bubble.meta, within);
    };
    QRect icon(bubble.meta.right() + 1 - iconSide, bubble.meta.top() + (bubble.meta.height() - iconSide) / 2,
               iconSide, iconSide);
    if (entry.kind == Kind::Pending)
        return drawIcon(painter, place(icon), entry.pending.failure ? Icon::Warn : Icon::Clock,
                        entry.pending.failure ? t.danger.text : t.muted, layoutDirection());
    const bool ticked = isTicked(entry);
    if (ticked) {
        const bool isSeen = entry.message.seenAt.has_value();
        drawIcon(painter, place(icon), isSeen ? Icon::Checks : Icon::Check, isSeen ? t.link : t.muted,
                 layoutDirection());
    }
    painter.setFont(scaledFont(font(), 0.85));
    painter.setPen(t.muted);
    drawLine(painter, place(bubble.meta.adjusted(0, 0, ticked ? -iconSide - 3 : 0, 0)), timeOf(m_model, row),
             layoutDirection(), Qt::AlignLeft);
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
        line << m_model.authorOf(row) << tr("only colleagues see this");
    else if (failed && entry.pending.isNote)
        line << tr("Not kept: %1 Right-click or press Enter to try again.").arg(*entry.pending.failure);
    else if (failed)
        line << tr("Not sent: %1 Right-click or press Enter to send again.").arg(*entry.pending.failure);
    else if (entry.kind == Kind::Pending)
        line << tr("Private note, being kept…");
    else if (bot || !isGrouped(m_model, m_me, row))
        line << m_model.authorOf(row);
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

/// Files, and what a bot offers.
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
                   : note                                  ? QPen(t.noteLine, 1)
                   : bot || (bubble.ownSide && !withdrawn) ? QPen(Qt::NoPen)
                                                           : QPen(t.line, 1));
    painter.setBrush(failed           ? t.danger.fill
                     : note           ? t.note
                     : withdrawn      ? t.canvas
                     : bubble.ownSide ? t.agentBubble
                     : bot            ? t.botBubble
                                      : t.bubble);
    painter.drawPath(outlineOf(bubble, layoutDirection()));
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
