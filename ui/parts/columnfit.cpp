// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/columnfit.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>
#include <numeric>

namespace baton::ui {

namespace {
constexpr int mostContent = 2; ///< times the usual
}

ColumnFit::ColumnFit(QTableView& table, QList<Column> columns)
    : QObject(&table)
    , m_table(table)
    , m_columns(std::move(columns))
{
    auto* header = table.horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setTextElideMode(Qt::ElideRight);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.viewport()->installEventFilter(this);
    connect(table.model(), &QAbstractItemModel::modelReset, this, &ColumnFit::fit, Qt::QueuedConnection);
    connect(table.model(), &QAbstractItemModel::rowsInserted, this, &ColumnFit::fit, Qt::QueuedConnection);
}

/// Another locale's times, for one, are longer. What shares in the room is elided instead.
int ColumnFit::leastOf(int column) const
{
    const auto* header = m_table.horizontalHeader();
    const int usual = m_columns[column].letters * m_table.fontMetrics().averageCharWidth();
    const int least = std::max({usual, header->minimumSectionSize(), header->sectionSizeHint(column)});
    if (m_columns[column].share > 0)
        return least;
    const QAbstractItemView& view = m_table; // of whom anybody may ask this
    return std::max(least, std::min(view.sizeHintForColumn(column), mostContent * usual));
}

bool ColumnFit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return QObject::eventFilter(watched, event);
}

void ColumnFit::fit()
{
    auto* header = m_table.horizontalHeader();
    QList<int> widths;
    for (int column = 0; column < m_columns.size(); ++column)
        widths.append(leastOf(column));
    const int spare =
        std::max(0, m_table.viewport()->width() - std::accumulate(widths.cbegin(), widths.cend(), 0));
    int left = spare;
    int widest = 0;
    for (int column = 0; column < m_columns.size(); ++column) {
        const int more = int(spare * m_columns[column].share);
        widths[column] += more;
        left -= more;
        if (m_columns[column].share > m_columns[widest].share)
            widest = column;
    }
    widths[widest] += left;
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, widths[column]);
}

} // namespace baton::ui
