// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/emoji.h"

#include <QPaintDevice>
#include <QPixmapCache>

namespace baton::ui {

void drawEmoji(QPainter& painter, const QRect& rect, const QString& emoji, Qt::Alignment alignment)
{
    const qreal density = painter.device()->devicePixelRatio();
    const auto key = QStringLiteral("emoji %1 %2 %3 %4x%5 %6 %7")
                         .arg(emoji, painter.font().key(), painter.pen().color().name(QColor::HexArgb))
                         .arg(rect.width())
                         .arg(rect.height())
                         .arg(int(alignment))
                         .arg(density);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap((QSizeF(rect.size()) * density).toSize());
        picture.setDevicePixelRatio(density);
        picture.fill(Qt::transparent);
        QPainter brush(&picture);
        brush.setFont(painter.font());
        brush.setPen(painter.pen());
        brush.drawText(QRect(QPoint(), rect.size()), int(alignment), emoji);
        QPixmapCache::insert(key, picture);
    }
    painter.drawPixmap(rect.topLeft(), picture);
}

} // namespace baton::ui
