// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton::ui {

/// The wheel scrolls: it changes a box, a number or a slider only where the keyboard is already, in every
/// window of the program. While it exists. UI thread.
class WheelGuard : public QObject
{
    Q_OBJECT
public:
    explicit WheelGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace baton::ui
