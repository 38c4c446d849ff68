// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProxyStyle>

namespace baton::ui {

/// How combo boxes, fields with arrows, check boxes, switches and radio buttons look, the same on every
/// system: flat, in the colours of the tokens. It draws no mark for the focus; that is FocusRing's. What the
/// style sheet describes is drawn by that. A check box with the property "switch" is drawn as one.
class BatonStyle : public QProxyStyle
{
    Q_OBJECT
public:
    BatonStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
};

/// Gives the program its style and its focus ring. Once, before the first window.
void setUpStyle();

} // namespace baton::ui
