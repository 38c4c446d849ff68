// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/batonstyle.h"

#include "ui/theme/focusring.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace baton::ui {

namespace {

constexpr int controlHeight = 32;
constexpr int radius = 8;
constexpr int indicator = 16;
constexpr QSize switchSize(36, 20);
constexpr qreal stroke = 1.6;

bool isSwitch(const QWidget* widget) { return widget && widget->property("switch").toBool(); }

QColor edgeOf(const Tokens& t, const QStyleOption& option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return t.neutral.fill;
    return option.state.testFlag(QStyle::State_MouseOver) ? t.muted : t.control;
}

void drawField(QPainter& painter, const QRect& rect, const Tokens& t, const QStyleOption& option)
{
    // The ring meets it.
    painter.setPen(QPen(option.state.testFlag(QStyle::State_HasFocus) ? t.accent : edgeOf(t, option), 1));
    painter.setBrush(option.state.testFlag(QStyle::State_Enabled) ? t.field : t.neutral.fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

/// Points down, or up.
void drawChevron(QPainter& painter, const QRect& rect, const QColor& colour, bool up)
{
    constexpr qreal wide = 3.5;
    const qreal high = up ? -wide / 2 : wide / 2;
    const auto at = QRectF(rect).center();
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF({at + QPointF(-wide, -high), at + QPointF(0, high), at + QPointF(wide, -high)}));
}

void drawCheck(QPainter& painter, const QRect& rect, const Tokens& t, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const auto fill = isOn || isPartly ? (isEnabled ? t.accent : t.disabled) : t.field;
    painter.setPen(QPen(isOn || isPartly ? fill : isEnabled ? edgeOf(t, option) : t.disabled, 1));
    painter.setBrush(fill);
    const auto box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 4, 4);
    if (!isOn && !isPartly)
        return;
    painter.setPen(QPen(isEnabled ? t.onAccent : t.surface, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (isPartly)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter.drawPolyline(QPolygonF({at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)}));
}

void drawSwitch(QPainter& painter, const QRect& rect, const Tokens& t, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const auto box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const auto ground = isOn ? (isEnabled ? t.accent : t.disabled) : t.field;
    painter.setPen(QPen(isOn ? ground : isEnabled ? edgeOf(t, option) : t.disabled, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const qreal knob = box.height() - 6;
    const bool atRight = isOn == (option.direction == Qt::LeftToRight);
    const qreal left = atRight ? box.right() - knob - 3 : box.left() + 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn ? t.onAccent : isEnabled ? t.control : t.disabled);
    painter.drawEllipse(QRectF(left, box.top() + 3, knob, knob));
}

void drawRadio(QPainter& painter, const QRect& rect, const Tokens& t, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const auto box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(!isEnabled ? t.disabled : isOn ? t.accent : edgeOf(t, option), 1));
    painter.setBrush(t.field);
    painter.drawEllipse(box);
    if (!isOn)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled ? t.accent : t.disabled);
    painter.drawEllipse(box.center(), box.width() * 0.27, box.width() * 0.27);
}

} // namespace

BatonStyle::BatonStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void BatonStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto& t = tokensFor(widget);
    const auto with = [&](auto draw) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        draw(*painter, option->rect, t, *option);
        painter->restore();
    };
    switch (element) {
    case PE_FrameFocusRect:
        return;
    case PE_IndicatorCheckBox:
        return with(isSwitch(widget) ? drawSwitch : drawCheck);
    case PE_IndicatorRadioButton:
        return with(drawRadio);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void BatonStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const
{
    if (control != CC_ComboBox && control != CC_SpinBox)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto& t = tokensFor(widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawField(*painter, option->rect, t, *option);
    const auto colour = option->state.testFlag(State_Enabled) ? t.muted : t.disabled;
    if (control == CC_ComboBox) {
        drawChevron(*painter, proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget), colour,
                    false);
    } else if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
               spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        drawChevron(*painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget),
                    spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled) ? colour : t.disabled, true);
        drawChevron(*painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget),
                    spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled) ? colour : t.disabled,
                    false);
    }
    painter->restore();
}

QRect BatonStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const
{
    const auto rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control != CC_ComboBox || part != SC_ComboBoxEditField)
        return rect;
    // The words stand as far in as those of a field.
    return option->direction == Qt::LeftToRight ? rect.adjusted(radius - 2, 0, 0, 0)
                                                : rect.adjusted(0, 0, 2 - radius, 0);
}

int BatonStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
        return isSwitch(widget) ? switchSize.width() : indicator;
    case PM_IndicatorHeight:
        return isSwitch(widget) ? switchSize.height() : indicator;
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0; // nothing moves
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BatonStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* result) const
{
    // A list below the box, not a menu over it.
    if (hint == SH_ComboBox_Popup)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

QSize BatonStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                   const QWidget* widget) const
{
    auto size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        size = {size.width() + 2 * radius, std::max(size.height(), controlHeight)};
    return size;
}

void setUpStyle()
{
    QApplication::setStyle(new BatonStyle); // which the application takes
    new FocusRing(qApp);
}

} // namespace baton::ui
