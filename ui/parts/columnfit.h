// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QObject>

class QTableView;

namespace baton::ui {

/// Keeps a table's columns as wide as there is room: each has at least so many letters, and its heading; one
/// without a share has room for what it holds, the others have their share of what is left. Where that is
/// more than there is room the table scrolls. UI thread; belongs to the table.
class ColumnFit : public QObject
{
    Q_OBJECT
public:
    struct Column
    {
        int letters = 0; ///< of the table's font, on average
        double share = 0;
    };

    /// One for each of the table's columns; the shares add up to 1.
    ColumnFit(QTableView& table, QList<Column> columns);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    int leastOf(int column) const;

    QTableView& m_table;
    QList<Column> m_columns;
};

} // namespace baton::ui
