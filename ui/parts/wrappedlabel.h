// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace baton::ui {

/// A paragraph of somebody's own text that stays within its width: a word as long as a line is broken, which
/// a QLabel does not do, and what goes past @p mostLines ends in "…". Plain text; runs the way it is written.
class WrappedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WrappedLabel(int mostLines, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Returns how high the lines are; draws them with @p painter, if there is one.
    int layOut(int width, QPainter* painter) const;

    int m_mostLines;
};

} // namespace baton::ui
