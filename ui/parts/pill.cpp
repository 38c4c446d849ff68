// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/pill.h"

#include "ui/theme/paint.h"

namespace baton::ui {

Pill::Pill(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); }

QFont Pill::pillFont() const { return scaledFont(font(), 0.88, true); }

void Pill::set(const QString& text, Tint Tokens::*tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const { return pillSize(pillFont(), m_text); }
QSize Pill::minimumSizeHint() const { return {std::min(60, sizeHint().width()), sizeHint().height()}; }

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawPill(painter, rect(), m_text, tokensFor(this).*m_tone, pillFont());
}

} // namespace baton::ui
