// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace baton::ui {

/// What a screen is called, at its top.
class PageTitle : public QLabel
{
    Q_OBJECT
public:
    explicit PageTitle(const QString& text, QWidget* parent = nullptr);
};

} // namespace baton::ui
