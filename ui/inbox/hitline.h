// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/tokens.h"

#include <QPainter>

namespace baton::ui {

/// Draws one line of a text in which something was found: from a little before the first place, with what was
/// found marked, elided at its end.
/// @param typed what was looked for
void drawHit(QPainter& painter, const QRect& rect, const QString& text, const QString& typed,
             const Tokens& tokens, Qt::LayoutDirection window);

} // namespace baton::ui
