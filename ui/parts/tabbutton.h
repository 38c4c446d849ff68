// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QToolButton>

namespace baton::ui {

/// One of the tabs that stand side by side and of which one is chosen: a tab for screen readers, too. UI
/// thread.
class TabButton : public QToolButton
{
    Q_OBJECT
public:
    explicit TabButton(QWidget* parent = nullptr);
};

} // namespace baton::ui
