// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <memory>

class QSystemTrayIcon;

namespace baton::ui {

/// The best notifier this system has; never null. @p icon, which may be null, is the caller's and outlives
/// it: without anything better the notices are its balloons. GUI thread, after QApplication is made.
std::unique_ptr<Notifier> makeNotifier(QSystemTrayIcon* icon);

} // namespace baton::ui
