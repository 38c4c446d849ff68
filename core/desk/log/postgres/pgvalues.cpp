// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgvalues.h"

namespace baton::relay::desk {

namespace {

/// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
void addElement(QByteArray& array, const PgValue& value)
{
    array += array.isEmpty() ? '{' : ',';
    if (!value) {
        array += "NULL";
        return;
    }
    array += '"';
    for (const char byte : *value) {
        if (byte == '"' || byte == '\\')
            array += '\\';
        array += byte;
    }
    array += '"';
}

} // namespace

PgColumns::PgColumns(const char* types)
    : m_types(QByteArray(types).split(' '))
    , m_arrays(size_t(m_types.size()))
{}

void PgColumns::addRow(const PgValue* values, size_t count)
{
    Q_ASSERT(count == m_arrays.size());
    for (size_t i = 0; i < count; ++i)
        addElement(m_arrays[i], values[i]);
    m_isEmpty = false;
}

PgStatement PgColumns::statement(const QByteArray& sql, int log) const
{
    QByteArray rows = "unnest(";
    for (qsizetype i = 0; i < m_types.size(); ++i)
        rows += (i > 0 ? ", $" : "$") + QByteArray::number(i + 2) + "::" + m_types[i] + "[]";
    PgStatement statement(QByteArray(sql).replace("%1", rows + ')'), log);
    for (const auto& array : m_arrays)
        statement.values.emplace_back(m_isEmpty ? QByteArray("{}") : array + '}');
    return statement;
}

} // namespace baton::relay::desk
