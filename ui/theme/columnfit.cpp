#include "ui/theme/columnfit.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>
#include <numeric>

namespace baton::ui {

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
    const int letter = m_table.fontMetrics().averageCharWidth();
    QList<int> widths;
    for (const auto& column : std::as_const(m_columns))
        widths.append(std::max(column.letters * letter, header->minimumSectionSize()));
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
