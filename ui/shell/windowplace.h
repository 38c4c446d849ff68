// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QRect>

class QWidget;

/// Where a window stands. UI thread.
namespace baton::ui {

/// @p frame, moved and if need be made smaller so that it is whole on one of @p screens: the one that shows
/// most of it, else the nearest.
QRect wholeOn(const QRect& frame, const QList<QRect>& screens);

/// Brings a window with its frame wholly onto a screen; one that is maximized is left alone. Before a window
/// is shown its frame is not known, and is reckoned with.
void bringOntoScreen(QWidget& window);

} // namespace baton::ui
