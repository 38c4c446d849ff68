#include "core/desk/freshdatabase.h"

#include "core/desk/rebuild.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

Result<QStringList> column(storage::Database& database, const QString& sql, const QVariantList& values = {})
{
    auto query = database.prepare(sql);
    if (!query)
        return Refused(query.error());
    if (auto ran = query->runList(values); !ran)
        return Refused(ran.error());
    QStringList all;
    while (query->next())
        all.append(query->text(0));
    return all;
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
    const auto sql =
        column(fresh, QStringLiteral("SELECT sql FROM old.sqlite_master WHERE name = ?"), {table});
    if (!sql)
        return Refused(sql.error());
    return sql->isEmpty() ? Result<void>() : fresh.execute(sql->constFirst());
}

Result<void> copy(storage::Database& fresh, const QString& table)
{
    const auto names = [&](const char* schema) {
        return column(fresh, QStringLiteral("SELECT name FROM pragma_table_info(?, ?)"),
                      {table, QString::fromLatin1(schema)});
    };
    auto here = names("main");
    if (here && here->isEmpty()) {
        if (auto made = make(fresh, table); !made)
            return made;
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
    if (auto emptied = fresh.execute(QStringLiteral("DELETE FROM main.\"%1\"").arg(table)); !emptied)
        return emptied;
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
    const auto tables =
        column(fresh, QStringLiteral("SELECT name FROM old.sqlite_master WHERE type = 'table' "
                                     "AND name NOT LIKE 'sqlite_%' AND name <> "
                                     "'schema_versions'"));
    if (!tables)
        return Refused(tables.error());
    auto transaction = storage::Transaction::begin(fresh);
    if (!transaction)
        return Refused(transaction.error());
    for (const auto& table : *tables) {
        if (isDerived(table))
            continue;
        if (auto copied = copy(fresh, table); !copied)
            return copied;
    }
    return (*transaction)->commit();
}

Result<void> checkLog(storage::Database& fresh)
{
    const auto gap = column(fresh, QStringLiteral("SELECT COUNT(*) - COALESCE(MAX(seq), 0) FROM events"));
    if (!gap)
        return Refused(gap.error());
    if (gap->value(0) == QLatin1String("0"))
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
    if (auto attached = fresh.execute(QStringLiteral("ATTACH '%1' AS old").arg(quoted)); !attached)
        return Refused(attached.error());
    if (auto copied = copyAll(fresh); !copied)
        return Refused(copied.error());
    if (auto detached = fresh.execute(QStringLiteral("DETACH old")); !detached)
        return Refused(detached.error());
    if (auto whole = checkLog(fresh); !whole)
        return Refused(whole.error());
    return rebuild(fresh);
}

} // namespace baton::relay::desk
