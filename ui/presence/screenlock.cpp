// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/screenlock.h"

namespace baton::ui {

void ScreenLock::setLocked(bool locked)
{
    if (std::exchange(m_isLocked, locked) != locked)
        Q_EMIT lockedChanged(locked);
}

} // namespace baton::ui
