// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/rights.h"

#include "core/relay/push/deliverystate.h"
#include "core/relay/push/deliverystore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay {

namespace {

struct Changed
{
    qint64 key = 0;
    Rights rights;
};

QString jsonOf(const QSet<BotId>& bots)
{
    QStringList ids;
    for (const auto& bot : bots)
        ids.append(bot.toString());
    ids.sort();
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
}

Result<QList<Changed>> changed(storage::Database& database, const Roster& roster)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT key, member, rights FROM devices LEFT JOIN "
                                               "device_rights ON device = key")));
    QHash<MemberId, std::pair<Rights, QString>> known;
    QList<Changed> all;
    for (const auto& row : query.rows()) {
        const MemberId member(row.text(1));
        auto found = known.find(member);
        if (found == known.end()) {
            const auto rights = Rights::of(roster.member(member));
            found = known.insert(member, {rights, rights.text()});
        }
        if (row.text(2) != found->second)
            all.append({row.number(0), found->first});
    }
    BATON_TRY(query.ended());
    return all;
}

Result<void> expire(storage::Database& database, const Changed& device, Instant now)
{
    using namespace deliverystate;
    const auto& rights = device.rights;
    BATON_TRY_INTO(
        auto query,
        database.prepare(QStringLiteral(
            "UPDATE deliveries SET state = ?, at = ? WHERE device = ? AND state < ? AND seq IN (SELECT seq "
            "FROM "
            "pushes WHERE CASE kind WHEN 'escalation' THEN NOT ? ELSE NOT ? END OR (? AND bot NOT IN (SELECT "
            "value FROM json_each(?))))")));
    return query.run(int(Expired), now.ms, device.key, int(Acted), rights.escalations, rights.activity,
                     rights.bots.has_value(), jsonOf(rights.bots.value_or(QSet<BotId>())));
}

Result<void> keep(storage::Database& database, const Changed& device)
{
    auto query =
        database.prepare(QStringLiteral("INSERT OR REPLACE INTO device_rights(device, rights) VALUES(?,?)"));
    return query ? query->run(device.key, device.rights.text()) : Result<void>(Refused(query.error()));
}

} // namespace

Rights Rights::of(const Member* member)
{
    if (!member || member->disabled)
        return {};
    const auto permissions = member->permissions();
    return {permissions.testFlag(Permission::Respond), permissions.testFlag(Permission::ReadActivity),
            member->bots};
}

QString Rights::text() const
{
    return QStringLiteral("%1%2%3")
        .arg(int(escalations))
        .arg(int(activity))
        .arg(bots ? jsonOf(*bots) : QString());
}

Result<void> expireWhatWasLost(DeliveryStore& store, const Roster& roster, Instant now)
{
    auto& database = store.database();
    BATON_TRY_INTO(const auto devices, changed(database, roster));
    for (const auto& device : devices) {
        BATON_TRY(expire(database, device, now));
        BATON_TRY(keep(database, device));
    }
    return {};
}

} // namespace baton::relay
