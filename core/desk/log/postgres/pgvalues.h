// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/storage/statement.h"

#include <QByteArray>
#include <QString>
#include <array>
#include <concepts>
#include <optional>
#include <tuple>
#include <vector>

/// Values on their way to PostgreSQL, in its text format. Plain values; any thread.
namespace baton::relay::desk {

/// Nothing is NULL.
using PgValue = std::optional<QByteArray>;

// A null QString or QByteArray is NULL, an empty one is not.
inline PgValue pgValue(const storage::Utf8& utf8) { return utf8.text; }
inline PgValue pgValue(const QString& text) { return text.isNull() ? PgValue() : text.toUtf8(); }
/// Binary.
inline PgValue pgValue(const QByteArray& bytes)
{
    return bytes.isNull() ? PgValue() : PgValue("\\x" + bytes.toHex());
}
template <std::integral Number>
PgValue pgValue(Number number)
{
    return QByteArray::number(qint64(number));
}
/// With all digits that it has.
inline PgValue pgValue(double number) { return QByteArray::number(number, 'g', 17); }
inline PgValue pgValue(Instant at) { return QByteArray::number(at.ms); }
template <typename Tag>
PgValue pgValue(const Id<Tag>& id)
{
    return pgValue(id.toString());
}
template <typename T>
PgValue pgValue(const std::optional<T>& value)
{
    return value ? pgValue(*value) : PgValue();
}

/// One statement with the values of its places $1, $2 ...
struct PgStatement
{
    template <typename... Values>
    explicit PgStatement(QByteArray text, const Values&... given)
        : sql(std::move(text))
        , values{pgValue(given)...}
    {}

    QByteArray sql;
    std::vector<PgValue> values;
};

/// Any number of rows as one statement's values: an array for each column. unnest() makes rows of them again,
/// so that what a batch writes into a table is one statement, however much it is.
class PgColumns
{
public:
    /// @param types of the columns, apart by blanks: "bigint text bytea"
    explicit PgColumns(const char* types);

    template <typename... Values>
    void add(const Values&... values)
    {
        addRow(std::array<PgValue, sizeof...(Values)>{pgValue(values)...}.data(), sizeof...(Values));
    }
    template <typename... Values>
    void addTuple(const std::tuple<Values...>& values)
    {
        std::apply([this](const Values&... each) { add(each...); }, values);
    }
    bool isEmpty() const { return m_isEmpty; }
    /// @p sql has `%1` where the rows are to come, and $1 is @p log.
    PgStatement statement(const QByteArray& sql, int log) const;

private:
    void addRow(const PgValue* values, size_t count);

    QList<QByteArray> m_types;
    std::vector<QByteArray> m_arrays;
    bool m_isEmpty = true;
};

} // namespace baton::relay::desk
