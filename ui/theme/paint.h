// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/tokens.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRect>

/// What several painted widgets share.
namespace baton::ui {

/// A text of which no "&" is taken for a mnemonic; names have some.
QString literally(QString text);

/// The size a pill of this text has.
QSize pillSize(const QFont& font, const QString& text);
/// Draws a rounded label; the text is elided when the rectangle is narrower than it.
void drawPill(QPainter& painter, const QRect& rect, const QString& text, const Tint& tone, const QFont& font);

/// @p tone as it is told apart from the row it stands in, selected or not.
Tint onRow(const Tokens& tokens, const Tint& tone, bool selected);

/// Draws one line, elided at its end. The text runs the way it is written; @p side is mirrored with @p
/// window.
void drawLine(QPainter& painter, const QRect& rect, const QString& text, Qt::LayoutDirection window,
              Qt::Alignment side);
/// The same for a text of at most two lines, from the top of @p rect; the second is elided.
void drawTwoLines(QPainter& painter, const QRect& rect, const QString& text, Qt::LayoutDirection window);

/// A disc with up to two letters of the name; its colour follows from the name. @p online adds the presence
/// dot.
void drawAvatar(QPainter& painter, const QRect& rect, const QString& name, const QFont& font);
void drawPresence(QPainter& painter, const QRect& avatar, bool online, const QColor& around,
                  Qt::LayoutDirection direction);
enum class PresenceMark { Online, Away, Offline };
/// With a third state, which differs in its shape as well: a ring.
void drawPresence(QPainter& painter, const QRect& avatar, PresenceMark mark, const QColor& around,
                  Qt::LayoutDirection direction);
/// A dot that says how something stands, beside a word that says it too: full, or the edge of one.
void drawDot(QPainter& painter, const QRectF& rect, const QColor& colour, bool isFull);
QString initialsOf(const QString& name);

/// How long somebody waits: 3:12, or 1 h 05 min.
QString waitText(qint64 milliseconds);
/// When something was: just now, 6 min ago, 09:41, 12 Nov.
QString agoText(qint64 at, qint64 now);
/// How urgent a wait is.
const Tint& waitTone(const Tokens& tokens, qint64 milliseconds);

} // namespace baton::ui
