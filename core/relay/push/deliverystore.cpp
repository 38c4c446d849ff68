// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/deliverystore.h"

#include "core/relay/push/deliverylist.h"
#include "core/relay/push/deliverystate.h"
#include "core/storage/durablefile.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.push")

using namespace deliverystate;

std::optional<int> reportable(const QString& name)
{
    for (const int state : {Delivered, Shown, Acted})
        if (name == QLatin1String(names[state]))
            return state;
    return std::nullopt;
}

QString schema()
{
    return QStringLiteral(
        "CREATE TABLE IF NOT EXISTS looked_at(seq INTEGER NOT NULL);\n"
        "CREATE TABLE IF NOT EXISTS devices(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, member TEXT "
        "NOT NULL, "
        "name TEXT NOT NULL);\n"
        "CREATE TABLE IF NOT EXISTS pushes(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, "
        "detail TEXT NOT NULL, bot TEXT NOT NULL, about TEXT NOT NULL);\n"
        "CREATE INDEX IF NOT EXISTS pushes_by_about ON pushes(about);\n"
        "CREATE INDEX IF NOT EXISTS pushes_by_time ON pushes(at);\n"
        "CREATE TABLE IF NOT EXISTS deliveries(seq INTEGER NOT NULL, device INTEGER NOT NULL, form INTEGER "
        "NOT NULL, "
        "state INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(seq, device)) WITHOUT ROWID;\n"
        "CREATE TABLE IF NOT EXISTS device_rights(device INTEGER PRIMARY KEY, rights TEXT NOT NULL);\n"
        "DROP INDEX IF EXISTS deliveries_queued;\n"
        "CREATE INDEX IF NOT EXISTS deliveries_unseen ON deliveries(device, seq) WHERE state < 2;\n");
}

/// What is settled is not looked at again: whoever is claimed and released a hundred times has a hundred
/// pushes.
Result<void> tellSettledApart(storage::Database& database)
{
    BATON_TRY_INTO(auto known, database.run(QStringLiteral(
                                   "SELECT 1 FROM pragma_table_info('pushes') WHERE name = 'open'")));
    const bool isKnown = known.next();
    known.finish();
    if (!isKnown)
        BATON_TRY(database.execute(
            QStringLiteral("ALTER TABLE pushes ADD COLUMN open INTEGER NOT NULL DEFAULT 1")));
    return database.execute(
        QStringLiteral("CREATE INDEX IF NOT EXISTS pushes_open ON pushes(about) WHERE open = 1"));
}

} // namespace

DeliveryStore::DeliveryStore(std::unique_ptr<storage::Database> database) : m_database(std::move(database)) {}

Result<std::unique_ptr<DeliveryStore>> DeliveryStore::open(const QString& path)
{
    BATON_TRY_INTO(auto database, storage::Database::open(path));
    BATON_TRY(database->execute(QStringLiteral("PRAGMA synchronous=NORMAL")));
    BATON_TRY(database->executeScript(schema()));
    BATON_TRY(tellSettledApart(*database));
    return std::unique_ptr<DeliveryStore>(new DeliveryStore(std::move(database)));
}

Result<std::unique_ptr<DeliveryStore>> DeliveryStore::openOrReplace(const QString& path)
{
    auto opened = open(path);
    if (opened)
        return opened;
    const auto aside = path + QStringLiteral(".damaged");
    qCWarning(log) << "put aside as" << aside << "because:" << opened.error().detail;
    storage::putAside(path, aside);
    return open(path);
}

template <typename... Values>
Result<storage::Query> DeliveryStore::run(const QString& sql, const Values&... values)
{
    return m_database->run(sql, values...);
}

Result<qint64> DeliveryStore::lastSeq()
{
    BATON_TRY_INTO(auto query, run(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM looked_at")));
    return query.firstNumber();
}

Result<void> DeliveryStore::setLastSeq(qint64 seq)
{
    BATON_TRY(run(QStringLiteral("DELETE FROM looked_at")));
    BATON_TRY(run(QStringLiteral("INSERT INTO looked_at(seq) VALUES(?)"), seq));
    return {};
}

Result<void> DeliveryStore::startAfter(qint64 seq)
{
    for (const auto& sql : {QStringLiteral("DELETE FROM deliveries WHERE seq > ?"),
                            QStringLiteral("DELETE FROM pushes WHERE seq > ?")})
        BATON_TRY(run(sql, seq));
    return setLastSeq(seq);
}

Result<void> DeliveryStore::add(const PushedEvent& event)
{
    BATON_TRY(run(QStringLiteral("INSERT OR IGNORE INTO pushes(seq, at, kind, detail, bot, about) "
                                 "VALUES(?,?,?,?,?,?)"),
                  event.seq, event.at.ms, event.kind, storage::orEmpty(event.detail), event.bot.toString(),
                  event.about));
    return {};
}

Result<qint64> DeliveryStore::keyOf(const KnownDevice& device)
{
    if (const auto it = m_keys.constFind(device.id); it != m_keys.constEnd())
        return *it;
    BATON_TRY(run(QStringLiteral("INSERT INTO devices(id, member, name) VALUES(?,?,?) ON CONFLICT(id) DO "
                                 "UPDATE SET member = excluded.member, name = excluded.name"),
                  device.id.toString(), device.member.toString(), device.name));
    BATON_TRY_INTO(auto query,
                   run(QStringLiteral("SELECT key FROM devices WHERE id = ?"), device.id.toString()));
    const auto key = query.firstNumber();
    // Whatever it had before is compared with what it has now when members change.
    BATON_TRY(run(QStringLiteral("INSERT OR IGNORE INTO device_rights(device, rights) VALUES(?,?)"), key,
                  storage::orEmpty(device.rights)));
    m_keys.insert(device.id, key);
    return key;
}

Result<void> DeliveryStore::queue(qint64 seq, const KnownDevice& device, push::Form form, Instant at)
{
    BATON_TRY_INTO(const auto key, keyOf(device));
    BATON_TRY(run(
        QStringLiteral("INSERT OR IGNORE INTO deliveries(seq, device, form, state, at) VALUES(?,?,?,0,?)"),
        seq, key, int(form), at.ms));
    return {};
}

Result<void> DeliveryStore::queueAnew(qint64 seq, const KnownDevice& device, push::Form form, Instant at)
{
    BATON_TRY_INTO(const auto key, keyOf(device));
    BATON_TRY(run(QStringLiteral("INSERT INTO deliveries(seq, device, form, state, at) VALUES(?,?,?,0,?) ON "
                                 "CONFLICT DO UPDATE SET form = excluded.form, state = 0, at = excluded.at "
                                 "WHERE state = ?"),
                  seq, key, int(form), at.ms, int(Expired)));
    return {};
}

Result<void> DeliveryStore::settle(const QString& about, const DeviceId& by, Instant at)
{
    // A number in a condition of an index stands in the text: bound, it has the statement prepared each time.
    static const auto sql =
        QStringLiteral("UPDATE deliveries SET state = CASE WHEN device = (SELECT key FROM devices WHERE id = "
                       "?) THEN ? ELSE ? END, at = ? WHERE state < %1 AND seq IN (SELECT seq FROM pushes "
                       "WHERE about = ? AND open = 1)")
            .arg(int(Acted));
    BATON_TRY(run(sql, by.toString(), int(Acted), int(Expired), at.ms, about));
    BATON_TRY(run(QStringLiteral("UPDATE pushes SET open = 0 WHERE about = ? AND open = 1"), about));
    return {};
}

Result<bool> DeliveryStore::report(const DeviceId& device, const protocol::DeliveryReport& report, Instant at)
{
    const auto state = reportable(report.state);
    if (!state)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"params.items.state\" is delivered, shown or acted."));
    BATON_TRY_INTO(const auto done,
                   run(QStringLiteral("UPDATE deliveries SET state = ?, at = ? WHERE seq = (SELECT MAX(seq) "
                                      "FROM pushes WHERE about = ?) AND state < ? AND device = "
                                      "(SELECT key FROM devices WHERE id = ?)"),
                       *state, at.ms, report.about, *state, device.toString()));
    return done.changedRows() > 0;
}

Result<protocol::PendingResult> DeliveryStore::takePending(const DeviceId& device,
                                                           const protocol::PendingParams& params, Instant at)
{
    protocol::PendingResult pending;
    BATON_TRY_INTO(const auto last, lastSeq());
    pending.upTo = last;
    // A number beyond the log is of before a backup was restored, and says nothing about this one.
    const auto since = params.since && *params.since <= last ? params.since : std::nullopt;
    // The device itself knows best what it has dealt with: neither its reports nor our answers have to
    // arrive.
    BATON_TRY_INTO(
        auto query,
        run(QStringLiteral("SELECT p.kind, p.detail, COUNT(DISTINCT p.about) FROM deliveries d JOIN pushes p "
                           "USING(seq) WHERE d.state < 2 AND (d.state = 0 OR ?) AND d.seq > ? AND d.device = "
                           "(SELECT key FROM devices WHERE id = ?) GROUP BY p.kind, p.detail"),
            since.has_value(), since.value_or(0), device.toString()));
    for (const auto& row : query.rows()) {
        const auto kind = row.text(0);
        const auto detail = row.text(1);
        const auto count = row.number(2);
        // Either way a customer waits for them.
        if (kind == QLatin1String("escalation") || kind == QLatin1String("assignment"))
            pending.escalations += count;
        else if (kind == QLatin1String("autoupdate"))
            pending.autoUpdates += count;
        else if (detail == QLatin1String("stuck"))
            pending.stuck += count;
        else if (detail == QLatin1String("finished"))
            pending.finished += count;
        else if (detail == QLatin1String("started"))
            pending.started += count;
    }
    BATON_TRY(query.ended());
    BATON_TRY(
        run(QStringLiteral("UPDATE deliveries SET state = ?, at = ? WHERE state < 2 AND state = 0 AND device "
                           "= (SELECT key FROM devices WHERE id = ?)"),
            int(Delivered), at.ms, device.toString()));
    return pending;
}

Result<protocol::DeliveriesResult> DeliveryStore::list(const protocol::DeliveriesParams& params)
{
    return listDeliveries(*m_database, params);
}

Result<void> DeliveryStore::forget(Instant before, int limit)
{
    BATON_TRY(run(QStringLiteral("DELETE FROM deliveries WHERE seq IN (SELECT seq FROM pushes WHERE at < ? "
                                 "ORDER BY at LIMIT ?)"),
                  before.ms, limit));
    BATON_TRY(
        run(QStringLiteral(
                "DELETE FROM pushes WHERE seq IN (SELECT seq FROM pushes WHERE at < ? ORDER BY at LIMIT ?)"),
            before.ms, limit));
    return {};
}

} // namespace baton::relay
