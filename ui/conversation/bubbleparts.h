// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPixmap>
#include <QRect>

/// What a bubble shows below its text: files, and what a bot offers. Pure measuring and painting.
namespace baton::ui {

/// How much of @p room a file takes: a picture by its own shape, anything else as a row.
QSize fileSize(const Attachment& file, int room, const QFont& font);
QSize offerSize(const QString& text, int room, const QFont& font);

struct FileLook
{
    const Tokens& tokens;
    QFont font;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool isHovered = false;
};
/// @param picture what is known of it so far; nothing yet
void drawFile(QPainter& painter, const QRect& rect, const Attachment& file, const QPixmap& picture,
              const FileLook& look);
/// Not pressable: the customer chooses.
void drawOffer(QPainter& painter, const QRect& rect, const QString& text, const FileLook& look);

} // namespace baton::ui
