// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"

#include <QByteArray>
#include <QString>
#include <QVariant>
#include <concepts>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace baton::storage {

/// Text that is UTF-8 already, such as JSON that was just written.
struct Utf8
{
    QByteArray text;
};

/// For columns that hold no NULL, which a null text would be.
inline QString orEmpty(const QString& text) { return text.isNull() ? QStringLiteral("") : text; }

/// One prepared statement of SQLite. Text goes and comes as UTF-8. A null QString or QByteArray is NULL, an
/// empty one is not. Belongs to its database's thread, and goes before the database does.
class Statement
{
public:
    Statement() = default;
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    /// @return SQLite's result code; SQLITE_MISUSE for more than one statement
    int prepare(sqlite3* database, const QByteArray& sql);

    // Position counts from 1. To be called when nothing is being read.
    void bind(int position, std::nullptr_t);
    void bind(int position, const QString& text);
    void bind(int position, const QByteArray& bytes);
    void bind(int position, const Utf8& utf8);
    template <std::integral Number>
    void bind(int position, Number number)
    {
        bindNumber(position, qint64(number));
    }
    void bind(int position, double number);
    void bind(int position, Instant at) { bindNumber(position, at.ms); }
    void bind(int position, const QVariant& value);
    template <typename Tag>
    void bind(int position, const Id<Tag>& id)
    {
        bind(position, id.toString());
    }
    template <typename T>
    void bind(int position, const std::optional<T>& value)
    {
        if (value)
            bind(position, *value);
        else
            bind(position, nullptr);
    }

    /// Forgets what was read and what was bound.
    void reset();
    /// Goes to the first row. @return SQLite's result code: SQLITE_ROW, SQLITE_DONE or an error; SQLITE_RANGE
    /// when other values were bound than the statement has places for
    int begin();
    /// To the next row, if there is one and it can be read. A statement at its end holds nothing any more.
    bool next();
    /// SQLite's result code for why next() found no more: SQLITE_OK when there was no more.
    int failure() const { return m_failure; }

    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 number(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    /// As it lies there, to be bound elsewhere.
    QVariant value(int column) const;

private:
    void bindNumber(int position, qint64 number);
    void bound(int code);
    void rewind();

    sqlite3_stmt* m_statement = nullptr;
    int m_bound = 0;          ///< how many values
    int m_bindError = 0;      ///< the first
    int m_failure = 0;        ///< of next() since begin()
    bool m_isAtFirst = false; ///< begun, and next() was not called yet
    bool m_hasRow = false;
};

} // namespace baton::storage
