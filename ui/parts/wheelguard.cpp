// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QSlider>

namespace baton::ui {

namespace {

bool takesTheWheel(QObject* object)
{
    return qobject_cast<QComboBox*>(object) || qobject_cast<QAbstractSpinBox*>(object) ||
           qobject_cast<QSlider*>(object);
}

} // namespace

WheelGuard::WheelGuard(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPolished = event->type() == QEvent::Polish;
    if ((!isPolished && event->type() != QEvent::Wheel) || !takesTheWheel(watched))
        return QObject::eventFilter(watched, event);
    auto* widget = static_cast<QWidget*>(watched);
    if (isPolished) {
        // A wheel must not bring the focus either.
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
        return QObject::eventFilter(watched, event);
    }
    if (widget->hasFocus())
        return QObject::eventFilter(watched, event);
    // Not taken: it goes on to what scrolls.
    event->ignore();
    return true;
}

} // namespace baton::ui
