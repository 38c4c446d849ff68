// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

/// How toasts come and go: in a blink, or at once where the desktop asks for less motion. UI thread.
namespace baton::ui {

/// @p widget is shown already.
void fadeIn(QWidget& widget);
/// A picture of it stays behind for a moment; @p widget may go at once.
void leaveFading(QWidget& widget, QWidget& ground);

} // namespace baton::ui
