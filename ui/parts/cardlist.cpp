// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/cardlist.h"

#include "ui/theme/motion.h"
#include "ui/theme/tokens.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>
#include <algorithm>
#include <utility>

namespace baton::ui {

namespace {
constexpr int wheelStep = 24;
constexpr int tickMs = 100;
constexpr int blinkTicks = 4; ///< lit, not lit, lit, not lit
constexpr int steadyTicks = 8;
constexpr float glow = 0.22F; ///< what is written stays legible
} // namespace

CardList::CardList(QWidget* parent) : QListView(parent)
{
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
}

int CardList::verticalOffset() const { return verticalScrollBar()->value(); }

QRect CardList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() != 0)
        return {};
    return {0, index.row() * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight};
}

QModelIndex CardList::indexAt(const QPoint& point) const
{
    const int row = rowAt(point.y());
    return point.y() + verticalOffset() >= 0 && row < rows() ? indexOf(row) : QModelIndex();
}

void CardList::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    // Rows may have come since the view was laid out.
    executeDelayedItemsLayout();
    const auto rect = visualRect(index);
    const int below = rect.bottom() + 1 - viewport()->height();
    const bool isOutside = rect.top() < 0 || below > 0;
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < 0))
        by = rect.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below > 0))
        by = below;
    else if (hint == PositionAtCenter && isOutside)
        by = rect.center().y() - viewport()->height() / 2;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

// Past QListView, whose own idea of where the rows lie is not needed.
void CardList::doItemsLayout() { QAbstractItemView::doItemsLayout(); }

void CardList::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles)
{
    QAbstractItemView::dataChanged(first, last, roles);
}

QModelIndex CardList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    if (last < 0)
        return {};
    const auto current = currentIndex();
    if (!current.isValid())
        return indexOf(action == MoveEnd ? last : 0);
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return indexOf(std::clamp(row, 0, last));
}

void CardList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const auto range = rect.normalized();
    const int first = std::max(0, rowAt(range.top()));
    const int last = std::min(rows() - 1, rowAt(range.bottom()));
    QItemSelection selection;
    if (first <= last)
        selection.select(indexOf(first), indexOf(last));
    selectionModel()->select(selection, command);
}

QRegion CardList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const auto& range : selection)
        region += visualRect(range.topLeft()) | visualRect(range.bottomRight());
    return region & viewport()->rect();
}

void CardList::updateGeometries()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    m_rowHeight = std::max(1, itemDelegate()->sizeHint(option, {}).height());
    const int room = viewport()->height();
    verticalScrollBar()->setSingleStep(wheelStep);
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setRange(0, std::max(0, rows() * m_rowHeight - room));
    horizontalScrollBar()->setRange(0, 0);
    QAbstractItemView::updateGeometries();
}

void CardList::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, dy);
    if (m_hovered >= 0)
        setHovered(rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()));
}

void CardList::paintEvent(QPaintEvent* event)
{
    executeDelayedItemsLayout();
    QPainter painter(viewport());
    const auto dirty = event->rect();
    const bool hasTheFocus = hasFocus() || viewport()->hasFocus();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = std::min(rows() - 1, rowAt(dirty.bottom()));
    const auto state = option.state;
    for (int row = std::max(0, rowAt(dirty.top())); row <= last; ++row) {
        const auto index = indexOf(row);
        option.rect = visualRect(index);
        if (!event->region().intersects(option.rect))
            continue;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
        option.state.setFlag(QStyle::State_HasFocus, hasTheFocus && index == currentIndex());
        itemDelegate()->paint(&painter, option, index);
        if (!isLit(index))
            continue;
        auto light = tokensFor(this).accent;
        light.setAlphaF(glow);
        painter.fillRect(option.rect, light);
    }
}

void CardList::setHovered(int row)
{
    const int before = std::exchange(m_hovered, row < rows() ? row : -1);
    for (const int changed : {before, m_hovered})
        if (changed >= 0 && changed < rows() && before != m_hovered)
            update(indexOf(changed));
}

void CardList::mouseMoveEvent(QMouseEvent* event)
{
    QListView::mouseMoveEvent(event);
    setHovered(rowAt(int(event->position().y())));
}

bool CardList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QListView::viewportEvent(event);
}

void CardList::flash(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const bool blinks = mayMove();
    m_flashes.removeIf([&](const Flash& one) { return one.row == index; });
    m_flashes.append({index, blinks ? blinkTicks : steadyTicks, blinks});
    if (!m_tick.isActive())
        m_tick.start(tickMs, this);
    update(index);
}

bool CardList::isLit(const QModelIndex& index) const
{
    return std::any_of(m_flashes.cbegin(), m_flashes.cend(),
                       [&](const Flash& one) { return one.row == index && one.isLit(); });
}

void CardList::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_tick.timerId())
        return QListView::timerEvent(event);
    for (auto& one : m_flashes) {
        --one.left;
        update(one.row);
    }
    m_flashes.removeIf([](const Flash& one) { return one.left <= 0 || !one.row.isValid(); });
    if (m_flashes.isEmpty())
        m_tick.stop();
}

} // namespace baton::ui
