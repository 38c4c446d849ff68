// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/autoupdatetable.h"

#include "core/desk/log/rows/activityrows.h"

namespace baton::relay::desk {

AutoUpdateTable::AutoUpdateTable(storage::Database& database, const QString& schema)
    : m_database(database)
    , m_schema(schema)
{}

Result<ChainEnd> AutoUpdateTable::end(const BotId& bot)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral("SELECT n, hash FROM %1.autoupdates WHERE bot=? ORDER BY n DESC LIMIT 1")
                .arg(m_schema),
            bot));
    ChainEnd end;
    if (query.next())
        end = {query.number(0), query.text(1)};
    query.finish();
    return end;
}

Result<std::optional<AutoUpdate>> AutoUpdateTable::find(const AutoUpdateId& id)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral("SELECT %1 FROM %2.autoupdates WHERE id=?").arg(entryColumns(), m_schema), id));
    std::optional<AutoUpdate> entry;
    if (query.next())
        entry = entryFrom(query);
    query.finish();
    return entry;
}

Result<void> AutoUpdateTable::save(const AutoUpdate& entry)
{
    BATON_TRY_INTO(auto query,
                   m_database.prepare(QStringLiteral("INSERT OR REPLACE INTO %1.autoupdates(log, %2, words) "
                                                     "VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                                          .arg(m_schema, entryColumns())));
    return query.runTuple(entryValues(entry));
}

} // namespace baton::relay::desk
