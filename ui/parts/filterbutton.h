// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPushButton>

namespace baton::ui {

/// One of the filters above the list. Where room is short its text gives way, and the arrow stays.
class FilterButton : public QPushButton
{
    Q_OBJECT
public:
    explicit FilterButton(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace baton::ui
