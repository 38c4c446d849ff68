// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/bubbleparts.h"

#include "core/domain/filename.h"
#include "core/models/filetext.h"
#include "core/models/theirwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/tokens.h"

#include <QPainterPath>
#include <QStyle>

namespace baton::ui {

namespace {

constexpr int widestPicture = 240;
constexpr int highestPicture = 200;
constexpr int leastPicture = 48;
constexpr int rowWidth = 272;
constexpr int iconSide = 36;
constexpr int inside = 8;
constexpr int arrowSide = 16;

/// On a tile of its own.
void drawSheet(QPainter& painter, const QRect& tile, const FileLook& look)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tokens.neutral.fill);
    painter.drawRoundedRect(tile, 6, 6);
    drawIconAmid(painter, tile, 20, Icon::File, look.tokens.neutral.text, look.direction);
}

void drawPicture(QPainter& painter, const QRect& rect, const Attachment& file, const QPixmap& picture,
                 const FileLook& look)
{
    QPainterPath edge;
    edge.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.save();
    painter.setClipPath(edge);
    painter.fillRect(rect, look.tokens.neutral.fill);
    if (picture.isNull()) {
        painter.setPen(look.tokens.neutral.text);
        painter.setFont(scaledFont(look.font, 0.88));
        drawLine(painter, rect.adjusted(inside, 0, -inside, 0), plainFileName(file.name), look.direction,
                 Qt::AlignHCenter);
    } else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        // All of the place is filled; what was cut to the least size loses its ends.
        QRect part(QPoint(), rect.size().scaled(picture.size(), Qt::KeepAspectRatio));
        part.moveCenter(picture.rect().center());
        painter.drawPixmap(rect, picture, part);
    }
    painter.restore();
    painter.setPen(QPen(look.isHovered ? look.tokens.accent : look.tokens.line, look.isHovered ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(edge);
}

void drawRow(QPainter& painter, const QRect& rect, const Attachment& file, const FileLook& look)
{
    const auto& t = look.tokens;
    const auto place = [&](const QRect& within) { return QStyle::visualRect(look.direction, rect, within); };
    painter.setPen(QPen(look.isHovered ? t.accent : t.line, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QRect tile(rect.left() + inside, rect.center().y() - iconSide / 2, iconSide, iconSide);
    drawSheet(painter, place(tile), look);
    const bool isGood = file.state == AttachmentState::Good;
    const int textLeft = tile.right() + 10;
    const int end = rect.right() - inside - (isGood ? arrowSide + 6 : 0);
    const int lineHeight = QFontMetrics(look.font).height();
    const auto small = scaledFont(look.font, 0.88);
    const int smallHeight = QFontMetrics(small).height();
    const int top = rect.center().y() - (lineHeight + smallHeight) / 2;
    painter.setFont(look.font);
    painter.setPen(t.text);
    drawLine(painter, place(QRect(textLeft, top, end - textLeft, lineHeight)), plainFileName(file.name),
             look.direction, Qt::AlignLeft);
    painter.setFont(small);
    painter.setPen(file.state == AttachmentState::Rejected ? t.danger.text : t.muted);
    drawLine(painter, place(QRect(textLeft, top + lineHeight, end - textLeft, smallHeight)),
             models::aboutFile(file), look.direction, Qt::AlignLeft);
    if (isGood) {
        drawIcon(painter,
                 place(QRect(rect.right() - inside - arrowSide, rect.center().y() - arrowSide / 2, arrowSide,
                             arrowSide)),
                 Icon::Download, look.isHovered ? t.link : t.muted, look.direction);
    }
}

} // namespace

QSize fileSize(const Attachment& file, int room, const QFont& font)
{
    if (!models::isPicture(file)) {
        const int text = QFontMetrics(font).height() + QFontMetrics(scaledFont(font, 0.88)).height();
        return {std::min(rowWidth, room), std::max(iconSide, text) + 2 * inside};
    }
    // What was sent says how large it is; nobody is shown a strip of a thousand pixels.
    const QSize said(int(std::min<qint64>(*file.width, 100'000)),
                     int(std::min<qint64>(*file.height, 100'000)));
    auto size = said;
    const QSize most(std::min(widestPicture, room), highestPicture);
    if (size.width() > most.width() || size.height() > most.height())
        size = said.scaled(most, Qt::KeepAspectRatio);
    return size.expandedTo({std::min(leastPicture, room), leastPicture});
}

QSize offerSize(const QString& text, int room, const QFont& font)
{
    const QFontMetrics metrics(font);
    return {std::min(room, metrics.horizontalAdvance(models::oneLine(text)) + 24), metrics.height() + 10};
}

void drawFile(QPainter& painter, const QRect& rect, const Attachment& file, const QPixmap& picture,
              const FileLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (models::isPicture(file))
        drawPicture(painter, rect, file, picture, look);
    else
        drawRow(painter, rect, file, look);
    painter.restore();
}

void drawOffer(QPainter& painter, const QRect& rect, const QString& text, const FileLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.tokens.control, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2.0,
                            rect.height() / 2.0);
    painter.setFont(look.font);
    painter.setPen(look.tokens.text);
    drawLine(painter, rect.adjusted(11, 0, -11, 0), text, look.direction, Qt::AlignHCenter);
    painter.restore();
}

} // namespace baton::ui
