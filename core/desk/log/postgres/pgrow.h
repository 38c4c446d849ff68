// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/postgres/pgsession.h"

namespace baton::relay::desk {

/// One row, as those who read rows want it. Good as long as what it is of.
class PgRow
{
public:
    explicit PgRow(const PgRows& rows, int row = 0) : m_rows(rows), m_row(row) {}

    QString text(int column) const { return m_rows.text(m_row, column); }
    qint64 number(int column) const { return m_rows.number(m_row, column); }
    double real(int column) const { return m_rows.real(m_row, column); }
    /// Text as UTF-8.
    QByteArray bytes(int column) const { return m_rows.bytes(m_row, column); }
    bool isNull(int column) const { return m_rows.isNull(m_row, column); }

private:
    const PgRows& m_rows;
    int m_row;
};

} // namespace baton::relay::desk
