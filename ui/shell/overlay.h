// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QPointer>

namespace baton::ui {

/// A card over the window, with all behind it dimmed: Escape and a click beside it close it, and the keyboard
/// goes back to where it was. Deletes itself when it is closed.
class Overlay : public QWidget
{
    Q_OBJECT
public:
    Overlay(QWidget& window, int width);

    /// Puts it over the window and gives it the keyboard.
    void open(QWidget& first);
    void leave();

protected:
    /// What it shows is laid out in here.
    QFrame& card() { return *m_card; }

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QFrame* m_card;
    QPointer<QWidget> m_before; ///< had the keyboard
    const int m_width;
};

} // namespace baton::ui
