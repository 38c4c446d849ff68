// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/shell/overlay.h"

class QGridLayout;

namespace baton::ui {

/// F1: every key there is, made of the deeds themselves.
class ShortcutList : public Overlay
{
    Q_OBJECT
public:
    explicit ShortcutList(QWidget& window);

private:
    void fill(const QString& sought);

    QWidget* m_keys;
    QGridLayout* m_grid = nullptr;
};

} // namespace baton::ui
