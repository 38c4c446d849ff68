// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QBasicTimer>
#include <QListView>

namespace baton::ui {

/// A list of rows of one height, given by the delegate. Where a row lies follows from its number, so that
/// what happens costs the same among ten rows and among 100,000; QListView would lay out all of them anew
/// whenever one comes or changes. One column, one selection, no wrapping. UI thread.
class CardList : public QListView
{
    Q_OBJECT
public:
    explicit CardList(QWidget* parent = nullptr);

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

    /// Draws the eye to a row, twice for a moment; where nothing is to blink, once for longer.
    void flash(const QModelIndex& index);
    bool isLit(const QModelIndex& index) const;

protected:
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Flash
    {
        QPersistentModelIndex row;
        int left = 0; ///< ticks
        bool blinks = true;

        bool isLit() const { return !blinks || left % 2 == 0; }
    };

    int rows() const { return model() ? model()->rowCount() : 0; }
    /// The row under the pointer, so that it and the one before are painted again.
    void setHovered(int row);
    /// The row at this height of the viewport, which may be beyond the last.
    int rowAt(int y) const { return (y + verticalOffset()) / m_rowHeight; }
    QModelIndex indexOf(int row) const { return model()->index(row, 0); }

    int m_rowHeight = 1;
    int m_hovered = -1;
    QList<Flash> m_flashes;
    QBasicTimer m_tick; ///< of the flashes
};

} // namespace baton::ui
