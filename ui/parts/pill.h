// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace baton::ui {

/// A rounded label that follows the theme. UI thread.
class Pill : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);

    /// @p tone picks from the theme, so that light and dark both fit.
    void set(const QString& text, Tint Tokens::*tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont pillFont() const;

    QString m_text;
    Tint Tokens::*m_tone = &Tokens::neutral;
};

} // namespace baton::ui
