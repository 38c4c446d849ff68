// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTextEdit>

namespace baton::ui {

/// A paragraph of somebody's own text that can be selected and copied, and stays within its width: a word as
/// long as a line is broken, which a QLabel does not do. Plain text; it stands where the window's texts
/// begin, whichever way it is written.
class SelectableText : public QTextEdit
{
    Q_OBJECT
public:
    explicit SelectableText(QWidget* parent = nullptr);

    /// Leaves the selection alone when nothing changes.
    void setText(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void setAlignmentHere();
};

} // namespace baton::ui
