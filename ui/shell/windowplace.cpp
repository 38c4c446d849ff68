// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace baton::ui {

namespace {

/// What desktops put around a window, about.
constexpr QMargins usualFrame(4, 32, 4, 4);

qint64 areaOf(const QRect& rect) { return rect.isEmpty() ? 0 : qint64(rect.width()) * rect.height(); }

qint64 distance(const QPoint& point, const QRect& rect)
{
    const qint64 x = std::max({0, rect.left() - point.x(), point.x() - rect.right()});
    const qint64 y = std::max({0, rect.top() - point.y(), point.y() - rect.bottom()});
    return x * x + y * y;
}

} // namespace

QRect wholeOn(const QRect& frame, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return frame;
    const auto best = std::max_element(screens.begin(), screens.end(), [&](const QRect& a, const QRect& b) {
        const auto ofA = areaOf(a & frame);
        const auto ofB = areaOf(b & frame);
        return ofA != ofB ? ofA < ofB : distance(frame.center(), a) > distance(frame.center(), b);
    });
    QRect placed(frame.topLeft(), frame.size().boundedTo(best->size()));
    placed.moveLeft(std::clamp(placed.left(), best->left(), best->right() - placed.width() + 1));
    placed.moveTop(std::clamp(placed.top(), best->top(), best->bottom() - placed.height() + 1));
    return placed;
}

void bringOntoScreen(QWidget& window)
{
    if (window.windowState().testAnyFlags(Qt::WindowMaximized | Qt::WindowFullScreen | Qt::WindowMinimized))
        return;
    QList<QRect> screens;
    for (const auto* screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    const auto inner = window.geometry();
    const auto outer = window.frameGeometry();
    QMargins frame(inner.left() - outer.left(), inner.top() - outer.top(), outer.right() - inner.right(),
                   outer.bottom() - inner.bottom());
    if (!window.isVisible())
        frame = usualFrame;
    const auto whole = inner.marginsAdded(frame);
    const auto placed = wholeOn(whole, screens);
    if (placed == whole)
        return;
    const auto fits = placed.marginsRemoved(frame);
    // A small screen at 200 % has less room than the window would like.
    window.setMinimumSize(window.minimumSize().boundedTo(fits.size()));
    window.setGeometry(fits);
}

} // namespace baton::ui
