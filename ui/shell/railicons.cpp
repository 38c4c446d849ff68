// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/railicons.h"

#include <QtMath>

namespace baton::ui {

namespace {

QPainterPath tray()
{
    QPainterPath path;
    path.moveTo(0, 9);
    path.lineTo(3, 1);
    path.lineTo(15, 1);
    path.lineTo(18, 9);
    path.lineTo(18, 15);
    path.lineTo(0, 15);
    path.closeSubpath();
    path.moveTo(0, 9);
    path.lineTo(5, 9);
    path.lineTo(7, 12);
    path.lineTo(11, 12);
    path.lineTo(13, 9);
    path.lineTo(18, 9);
    return path;
}

/// Two steps after one.
QPainterPath branches()
{
    QPainterPath path;
    path.addEllipse(QPointF(4, 3), 2.5, 2.5);
    path.addEllipse(QPointF(4, 13), 2.5, 2.5);
    path.addEllipse(QPointF(14, 13), 2.5, 2.5);
    path.moveTo(4, 5.5);
    path.lineTo(4, 10.5);
    path.moveTo(6.5, 3);
    path.lineTo(11, 3);
    path.quadTo(14, 3, 14, 6);
    path.lineTo(14, 10.5);
    return path;
}

QPainterPath turning()
{
    QPainterPath path;
    const QRectF circle(2, 1, 14, 14);
    path.arcMoveTo(circle, 20);
    path.arcTo(circle, 20, 310);
    path.moveTo(16.2, 1.2);
    path.lineTo(15.8, 5.8);
    path.lineTo(11.4, 5.2);
    return path;
}

/// A paper plane.
QPainterPath plane()
{
    QPainterPath path;
    path.moveTo(1, 8);
    path.lineTo(17, 1);
    path.lineTo(11.5, 15.5);
    path.lineTo(8, 10);
    path.closeSubpath();
    path.moveTo(17, 1);
    path.lineTo(8, 10);
    return path;
}

QPainterPath gear()
{
    constexpr int teeth = 8;
    QPainterPath path;
    path.addEllipse(QPointF(9, 8), 2.4, 2.4);
    path.addEllipse(QPointF(9, 8), 5.2, 5.2);
    for (int i = 0; i < teeth; ++i) {
        const double angle = 2 * M_PI * i / teeth;
        const QPointF out(qCos(angle), qSin(angle));
        path.moveTo(QPointF(9, 8) + out * 5.6);
        path.lineTo(QPointF(9, 8) + out * 7.6);
    }
    return path;
}

} // namespace

QPainterPath railIcon(Place place)
{
    switch (place) {
    case Place::Inbox:
        return tray();
    case Place::Workflows:
        return branches();
    case Place::AutoUpdates:
        return turning();
    case Place::Deliveries:
        return plane();
    case Place::Settings:
        return gear();
    }
    return {};
}

} // namespace baton::ui
