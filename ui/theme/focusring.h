// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QWidget>

namespace baton::ui {

/// Shows where the keyboard is: one ring, drawn over the window, so that nothing grows or moves for it. It
/// stands around a control with a gap, at the edge of a field, and inside of a row; on the rail it has the
/// rail's colour. It shows once a key was used to get about, and goes at a click, except around a field. What
/// has the property "drawsFocus" shows it by itself. One for the program; UI thread.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QObject* parent);
    ~FocusRing() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Overlay;

    struct Shape
    {
        QRect rect; ///< of the window
        QRect clip; ///< what of the window it may be drawn in
        int radius = 0;
        QColor colour;

        friend bool operator==(const Shape&, const Shape&) = default;
    };

    Shape shape() const;
    void refreshSoon();
    void refresh();
    bool concerns(const QObject* watched) const;

    QPointer<QWidget> m_focus;
    QPointer<QWidget> m_overlay; ///< an Overlay
    bool m_byKey = false;
    bool m_isDue = false;
};

} // namespace baton::ui
