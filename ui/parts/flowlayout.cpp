// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/flowlayout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace baton::ui {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), true); }

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const auto margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool isMeasured) const
{
    const auto area = rect.marginsRemoved(contentsMargins());
    const auto* parent = parentWidget();
    const auto direction = parent ? parent->layoutDirection() : Qt::LeftToRight;
    QPoint at = area.topLeft();
    int line = 0;
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        auto size = item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(area.width(), item->minimumSize().width())));
        if (at.x() > area.x() && at.x() + size.width() > area.x() + area.width()) {
            at = QPoint(area.x(), at.y() + line + m_gap);
            line = 0;
        }
        if (!isMeasured)
            item->setGeometry(QStyle::visualRect(direction, area, QRect(at, size)));
        at.rx() += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    const auto margins = contentsMargins();
    return at.y() + line - rect.y() + margins.bottom();
}

} // namespace baton::ui
