// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/storage/statement.h"

#include <QList>
#include <QVariant>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace baton::storage {

class Database;
class Query;

/// The rows of a query that ran, gone through once: `for (const auto& row : query.rows())`. Each is there
/// until the next. Whoever leaves before the end holds nothing any more.
class Rows
{
public:
    class Iterator
    {
    public:
        explicit Iterator(Query& query) : m_query(&query) { ++*this; }
        const Query& operator*() const { return *m_query; }
        Iterator& operator++();
        bool operator==(std::default_sentinel_t) const { return m_isAtEnd; }

    private:
        Query* m_query;
        bool m_isAtEnd = false;
    };

    explicit Rows(Query& query) : m_query(query) {}
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    Iterator begin() { return Iterator(m_query); }
    static std::default_sentinel_t end() { return {}; }

private:
    Query& m_query;
};

/// A prepared statement of one Database, reused, and the row it is at. Bind by position, then run; next()
/// goes to the one row that is looked for, rows() through all. Belongs to its database's thread.
class Query
{
public:
    /// Binds @p values in order and runs; the refusal says what went wrong and what to do.
    template <typename... Values>
    Result<void> run(const Values&... values)
    {
        m_statement->reset();
        [[maybe_unused]] int position = 0;
        (m_statement->bind(++position, values), ...);
        return execute();
    }
    template <typename... Values>
    Result<void> runTuple(const std::tuple<Values...>& values)
    {
        return std::apply([this](const Values&... each) { return run(each...); }, values);
    }
    Result<void> runList(const QVariantList& values);

    bool next() { return m_statement->next(); }
    Rows rows() { return Rows(*this); }
    /// What stopped rows() before the end, to be asked behind each loop: `BATON_TRY(query.ended());`
    Result<void> ended() const;
    /// What @p read makes of each row, in order.
    template <typename Read>
    auto all(Read read) -> Result<QList<std::decay_t<std::invoke_result_t<Read, const Query&>>>>
    {
        QList<std::decay_t<std::invoke_result_t<Read, const Query&>>> list;
        for (const auto& row : rows())
            list.append(std::invoke(read, row));
        BATON_TRY(ended());
        return list;
    }

    /// What @p read makes of the first row, if there is one; then nothing is held any more.
    template <typename Read>
    auto first(Read read) -> std::optional<std::decay_t<std::invoke_result_t<Read, const Query&>>>
    {
        auto found = next() ? std::optional(std::invoke(read, std::as_const(*this))) : std::nullopt;
        finish();
        return found;
    }
    /// Of a count, or such: the number in the first row, or 0.
    qint64 firstNumber()
    {
        return first([](const Query& row) { return row.number(0); }).value_or(0);
    }

    QString text(int column) const { return m_statement->text(column); }
    qint64 number(int column) const { return m_statement->number(column); }
    double real(int column) const { return m_statement->real(column); }
    QByteArray bytes(int column) const { return m_statement->bytes(column); }
    bool isNull(int column) const { return m_statement->isNull(column); }
    QVariant value(int column) const { return m_statement->value(column); }
    /// Of the last run.
    qint64 changedRows() const;
    /// Frees the cursor; a statement that is stepped to its end does it by itself.
    void finish() { m_statement->reset(); }

private:
    friend class Database;
    Query(Database& database, Statement& statement) : m_database(&database), m_statement(&statement) {}
    Result<void> execute();

    Database* m_database;
    Statement* m_statement;
};

inline Rows::Iterator& Rows::Iterator::operator++()
{
    m_isAtEnd = !m_query->next();
    return *this;
}

inline Rows::~Rows() { m_query.finish(); }

} // namespace baton::storage
