// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QStringList>
#include <memory>

/// What is derived from the event log, row by row, for tests that compare it.
namespace baton::tests {

inline const QStringList derived{
    QStringLiteral("conversations"), QStringLiteral("messages"),       QStringLiteral("search"),
    QStringLiteral("workflow_runs"), QStringLiteral("workflow_steps"), QStringLiteral("step_durations"),
    QStringLiteral("autoupdates"),   QStringLiteral("notes"),          QStringLiteral("conversation_tags")};

inline int columnsOf(storage::Database& database, const QString& table)
{
    auto query = database.prepare(QStringLiteral("SELECT COUNT(*) FROM pragma_table_info(?)"));
    const int count = query && query->run(table) && query->next() ? int(query->number(0)) : 0;
    query->finish();
    // The search has its row's number in front.
    return table == QLatin1String("search") ? count + 1 : count;
}

inline std::unique_ptr<storage::Database> opened(const QString& path)
{
    auto database = storage::Database::open(path);
    return database ? std::move(*database) : nullptr;
}

/// Every row of the derived tables, as text.
inline QStringList rowsOf(storage::Database& database)
{
    QStringList rows;
    for (const auto& table : derived) {
        auto query = database.prepare(table == QLatin1String("search")
                                          ? QStringLiteral("SELECT rowid, * FROM search ORDER BY rowid")
                                          : QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table));
        const int columns = columnsOf(database, table);
        if (!query || !query->run())
            return {query ? QStringLiteral("not read") : query.error().detail};
        while (query->next()) {
            QStringList row{table};
            for (int column = 0; column < columns; ++column)
                row.append(query->text(column));
            rows.append(row.join(u'|'));
        }
    }
    return rows;
}

} // namespace baton::tests
