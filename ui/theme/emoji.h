// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPainter>

namespace baton::ui {

/// Draws an emoji in the painter's font and pen, as drawText() would. A colour font unpacks and scales its
/// picture each time it is drawn, which in a list costs more than all the rest; so what was drawn is kept, by
/// size, density and colour, as long as QPixmapCache has room for it. GUI thread.
void drawEmoji(QPainter& painter, const QRect& rect, const QString& emoji, Qt::Alignment alignment);

} // namespace baton::ui
