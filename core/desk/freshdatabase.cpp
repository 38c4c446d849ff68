// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/freshdatabase.h"

#include "core/desk/rebuild.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

Result<QStringList> column(storage::Database& database, const QString& sql, const QVariantList& values = {})
{
    BATON_TRY_INTO(auto query, database.prepare(sql));
    BATON_TRY(query.runList(values));
    return query.all([](const auto& row) { return row.text(0); });
}

/// The tables behind a derived one that is virtual are made with it.
bool isDerived(const QString& table)
{
    const auto derived = derivedTableNames();
    return std::any_of(derived.begin(), derived.end(),
                       [&](const QString& name) { return table == name || table.startsWith(name + u'_'); });
}

/// A table that this version does not make, such as what a backup carries along.
Result<void> make(storage::Database& fresh, const QString& table)
{
    BATON_TRY_INTO(
        const auto sql,
        column(fresh, QStringLiteral("SELECT sql FROM old.sqlite_master WHERE name = ?"), {table}));
    return sql.isEmpty() ? Result<void>() : fresh.execute(sql.constFirst());
}

Result<void> copy(storage::Database& fresh, const QString& table)
{
    const auto names = [&](const char* schema) {
        return column(fresh, QStringLiteral("SELECT name FROM pragma_table_info(?, ?)"),
                      {table, QString::fromLatin1(schema)});
    };
    auto here = names("main");
    if (here && here->isEmpty()) {
        BATON_TRY(make(fresh, table));
        here = names("main");
    }
    const auto there = names("old");
    if (!here || !there)
        return Refused(here ? there.error() : here.error());
    QStringList both;
    for (const auto& name : *there)
        if (here->contains(name))
            both.append(u'"' + name + u'"');
    // What a migration put there is of the fresh one.
    BATON_TRY(fresh.execute(QStringLiteral("DELETE FROM main.\"%1\"").arg(table)));
    auto copied =
        fresh.execute(QStringLiteral("INSERT INTO main.\"%1\"(%2) SELECT %2 FROM old.\"%1\" NOT INDEXED")
                          .arg(table, both.join(u',')));
    if (copied)
        return copied;
    auto refusal = copied.error();
    refusal.detail = QStringLiteral("The table %1 cannot be made again, and cannot be read whole: %2")
                         .arg(table, refusal.detail);
    return Refused(std::move(refusal));
}

Result<void> copyAll(storage::Database& fresh)
{
    BATON_TRY_INTO(const auto tables,
                   column(fresh, QStringLiteral("SELECT name FROM old.sqlite_master WHERE type = 'table' "
                                                "AND name NOT LIKE 'sqlite_%' AND name <> "
                                                "'schema_versions'")));
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(fresh));
    for (const auto& table : tables) {
        if (isDerived(table))
            continue;
        BATON_TRY(copy(fresh, table));
    }
    return transaction->commit();
}

Result<void> checkLog(storage::Database& fresh)
{
    BATON_TRY_INTO(const auto gap,
                   column(fresh, QStringLiteral("SELECT COUNT(*) - COALESCE(MAX(seq), 0) FROM events")));
    if (gap.value(0) == QLatin1String("0"))
        return {};
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("The event log is not whole: numbers are missing. Restore a backup with "
                                 "'baton-relay restore'."));
}

} // namespace

Result<qint64> rebuildInto(storage::Database& fresh, const QString& source)
{
    auto quoted = source;
    quoted.replace(u'\'', QStringLiteral("''"));
    BATON_TRY(fresh.execute(QStringLiteral("ATTACH '%1' AS old").arg(quoted)));
    BATON_TRY(copyAll(fresh));
    BATON_TRY(fresh.execute(QStringLiteral("DETACH old")));
    BATON_TRY(checkLog(fresh));
    return rebuild(fresh);
}

} // namespace baton::relay::desk
