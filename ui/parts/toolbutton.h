// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/icons.h"

#include <QToolButton>

namespace baton::ui {

/// A button that is an icon alone, 32 high; @p name is what a screen reader says, and its tip.
QToolButton* toolButton(Icon icon, const QString& name, QWidget* parent);
/// The same, 24 high, where it stands within something.
QToolButton* smallToolButton(Icon icon, const QString& name, QWidget* parent);

} // namespace baton::ui
