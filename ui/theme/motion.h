// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QApplication>
#include <QStyle>

namespace baton::ui {

/// Whether anything may move or blink: not where the style or the desktop asks for less motion. UI thread.
inline bool mayMove()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    // Elsewhere Qt does not ask the desktop, and always says no.
    if (!QApplication::isEffectEnabled(Qt::UI_General))
        return false;
#endif
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

} // namespace baton::ui
