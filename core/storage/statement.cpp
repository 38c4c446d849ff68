// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/statement.h"

#include <sqlite3.h>

namespace baton::storage {

Statement::~Statement() { sqlite3_finalize(m_statement); }

int Statement::prepare(sqlite3* database, const QByteArray& sql)
{
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(database, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &m_statement, &rest);
    const bool isOne = code != SQLITE_OK || QByteArray(rest).trimmed().isEmpty();
    return isOne ? code : SQLITE_MISUSE;
}

void Statement::bound(int code)
{
    ++m_bound;
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bind(int position, std::nullptr_t) { bound(sqlite3_bind_null(m_statement, position)); }

void Statement::bind(int position, const QString& text)
{
    if (text.isNull())
        return bind(position, nullptr);
    bind(position, Utf8{text.toUtf8()});
}

void Statement::bind(int position, const Utf8& utf8)
{
    bound(sqlite3_bind_text(m_statement, position, utf8.text.constData(), int(utf8.text.size()),
                            SQLITE_TRANSIENT));
}

void Statement::bind(int position, const QByteArray& bytes)
{
    if (bytes.isNull())
        return bind(position, nullptr);
    bound(sqlite3_bind_blob(m_statement, position, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT));
}

void Statement::bindNumber(int position, qint64 number)
{
    bound(sqlite3_bind_int64(m_statement, position, number));
}

void Statement::bind(int position, double number)
{
    bound(sqlite3_bind_double(m_statement, position, number));
}

void Statement::bind(int position, const QVariant& value)
{
    switch (value.isNull() ? QMetaType::UnknownType : value.typeId()) {
    case QMetaType::UnknownType:
        return bind(position, nullptr);
    case QMetaType::QByteArray:
        return bind(position, value.toByteArray());
    case QMetaType::Double:
    case QMetaType::Float:
        return bind(position, value.toDouble());
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return bind(position, value.toLongLong());
    default:
        return bind(position, value.toString());
    }
}

void Statement::rewind()
{
    sqlite3_reset(m_statement);
    m_isAtFirst = false;
    m_hasRow = false;
}

void Statement::reset()
{
    rewind();
    m_bound = 0;
    m_bindError = SQLITE_OK;
}

int Statement::begin()
{
    rewind();
    m_failure = SQLITE_OK;
    if (m_bindError != SQLITE_OK)
        return m_bindError;
    if (m_bound != sqlite3_bind_parameter_count(m_statement))
        return SQLITE_RANGE;
    const int code = sqlite3_step(m_statement);
    m_hasRow = code == SQLITE_ROW;
    m_isAtFirst = m_hasRow;
    if (!m_hasRow)
        sqlite3_reset(m_statement); // whoever holds a statement holds a lock
    return code;
}

bool Statement::next()
{
    if (std::exchange(m_isAtFirst, false))
        return true;
    if (!m_hasRow)
        return false;
    const int code = sqlite3_step(m_statement);
    m_hasRow = code == SQLITE_ROW;
    if (!m_hasRow) {
        m_failure = code == SQLITE_DONE ? SQLITE_OK : code;
        sqlite3_reset(m_statement);
    }
    return m_hasRow;
}

QString Statement::text(int column) const
{
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return utf8 ? QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArray Statement::bytes(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    if (bytes)
        return QByteArray(bytes, size);
    return isNull(column) ? QByteArray() : QByteArray(""); // SQLite has no address for nothing
}

qint64 Statement::number(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

QVariant Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return number(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return bytes(column);
    default:
        return {};
    }
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

} // namespace baton::storage
