// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/parts/screen.h"
#include "ui/shell/overlay.h"

class QLineEdit;
class QListWidget;

namespace baton::ui {

/// Ctrl+K: whatever can be done now, where one can go, and what the screens find, by a few letters of it.
class Palette : public Overlay
{
    Q_OBJECT
public:
    /// @p screens are asked for what they have of what is typed.
    Palette(QWidget& window, const QList<Screen*>& screens);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void move(int by);
    void carryOut();
    void addHead(const QString& text);
    void add(const QString& text, const QString& beside, std::function<void()> does);

    const QList<Screen*> m_screens;
    QLineEdit* m_sought;
    QListWidget* m_list;
    QList<std::function<void()>> m_deeds; ///< by row; a head has none
};

} // namespace baton::ui
