// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/deliverylist.h"

#include "core/desk/reading/listing.h"
#include "core/domain/push/subscriptions.h"
#include "core/relay/push/deliverystate.h"

namespace baton::relay {

namespace {

using desk::Condition;

/// A filter that matches little must not hold up whoever waits for the file.
constexpr qint64 mostLookedAt = 50'000;

/// Where a row stands: the time that it shows, then the event, and the device by its number in this file.
/// What bots tell late has an older time than events before it.
struct Place
{
    qint64 at = 0;
    qint64 seq = 0;
    qint64 device = 0;

    QString encoded() const
    {
        return desk::Cursor{at, QStringLiteral("%1:%2").arg(seq).arg(device)}.encoded();
    }
    static std::optional<Place> decoded(const desk::Cursor& cursor)
    {
        const auto parts = cursor.id.split(u':');
        if (parts.size() != 2)
            return std::nullopt;
        return Place{cursor.key, parts.at(0).toLongLong(), parts.at(1).toLongLong()};
    }
    QVariantList values() const { return {at, at, seq, device}; }
};

// The first half lets the index by time find the page.
const QLatin1String behind("p.at <= ? AND (p.at, d.seq, d.device) < (?, ?, ?)");
const QLatin1String notBehind("p.at >= ? AND (p.at, d.seq, d.device) >= (?, ?, ?)");
// CROSS JOIN: the times come first, so that the order is the index's and the page ends early.
const QLatin1String joined("pushes p CROSS JOIN deliveries d ON d.seq = p.seq");
const QLatin1String newestFirst("ORDER BY p.at DESC, p.seq DESC, d.device DESC");

Result<void> addKnown(Condition& condition, const protocol::DeliveriesParams& params)
{
    if (params.about)
        condition.add(QStringLiteral("d.seq IN (SELECT seq FROM pushes WHERE about = ?)"), {*params.about});
    if (params.before)
        condition.add(QStringLiteral("d.seq < ?"), {*params.before});
    if (!params.cursor)
        return {};
    BATON_TRY_INTO(const auto cursor, desk::Cursor::decoded(*params.cursor));
    const auto place = Place::decoded(cursor);
    if (!place)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"params.cursor\" is not one that a list has given."));
    condition.add(behind, place->values());
    return {};
}

/// What may match few of many rows.
Result<void> addSieve(Condition& condition, const protocol::DeliveriesParams& params)
{
    if (params.member)
        condition.add(QStringLiteral("v.member = ?"), {params.member->toString()});
    if (params.kind) {
        const QStringList kinds{QStringLiteral("escalation"), QStringLiteral("autoupdate"),
                                QStringLiteral("workflow"), QStringLiteral("assignment")};
        if (!kinds.contains(*params.kind)) {
            return refuse(
                Refusal::Kind::Invalid,
                QStringLiteral("\"params.kind\" must be one of: %1.").arg(kinds.join(QStringLiteral(", "))));
        }
        condition.add(QStringLiteral("p.kind = ?"), {*params.kind});
    }
    if (params.state) {
        const auto state = deliverystate::fromName(*params.state);
        if (!state)
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("\"params.state\" must be one of: queued, delivered, shown, acted, "
                                         "expired."));
        condition.add(QStringLiteral("d.state = ?"), {*state});
    }
    return {};
}

/// The last row that is looked at; nullopt when all of them can be.
Result<std::optional<Place>> lastLookedAt(storage::Database& pushes, const Condition& known)
{
    BATON_TRY_INTO(
        auto query,
        pushes.prepare(QStringLiteral("SELECT p.at, d.seq, d.device FROM %1 WHERE %2 %3 LIMIT 1 OFFSET ?")
                           .arg(joined, known.sql(), newestFirst)));
    BATON_TRY(query.runList(known.values + QVariantList{mostLookedAt - 1}));
    std::optional<Place> place;
    if (query.next())
        place = Place{query.number(0), query.number(1), query.number(2)};
    query.finish();
    return place;
}

std::optional<QString> unlessEmpty(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

protocol::Delivery deliveryFrom(const storage::Query& row)
{
    protocol::Delivery delivery;
    delivery.seq = row.number(0);
    delivery.at = {row.number(2)};
    delivery.kind = row.text(3);
    delivery.detail = unlessEmpty(row.text(4));
    delivery.bot = BotId(row.text(5));
    delivery.about = row.text(6);
    delivery.member = MemberId(row.text(7));
    delivery.device = row.text(8);
    delivery.deviceId = DeviceId(row.text(9));
    delivery.form = push::formName(push::Form(int(row.number(10))));
    delivery.state = deliverystate::nameOf(int(row.number(11)));
    delivery.stateAt = {row.number(12)};
    return delivery;
}

} // namespace

Result<protocol::DeliveriesResult> listDeliveries(storage::Database& pushes,
                                                  const protocol::DeliveriesParams& params)
{
    BATON_TRY_INTO(const auto limit, desk::limitOf(params.limit, desk::usualListLimit));
    Condition condition;
    Condition sieve;
    BATON_TRY(addKnown(condition, params));
    BATON_TRY(addSieve(sieve, params));
    std::optional<Place> last;
    if (!sieve.parts.isEmpty() && !params.about) {
        BATON_TRY_INTO(const auto bound, lastLookedAt(pushes, condition));
        last = bound;
    }
    if (last)
        condition.add(notBehind, last->values());
    condition.parts += sieve.parts;
    condition.values += sieve.values;
    BATON_TRY_INTO(
        auto query,
        pushes.prepare(
            QStringLiteral(
                "SELECT d.seq, d.device, p.at, p.kind, p.detail, p.bot, p.about, v.member, v.name, v.id, "
                "d.form, d.state, d.at FROM %1 CROSS JOIN devices v ON v.key = d.device WHERE %2 %3 LIMIT ?")
                .arg(joined, condition.sql(), newestFirst)));
    BATON_TRY(query.runList(condition.values + QVariantList{limit + 1}));
    protocol::DeliveriesResult result;
    Place shown;
    for (const auto& row : query.rows()) {
        if (result.items.size() == limit) {
            result.next = shown.encoded();
            return result;
        }
        shown = {row.number(2), row.number(0), row.number(1)};
        result.items.append(deliveryFrom(row));
    }
    BATON_TRY(query.ended());
    if (last)
        result.next = last->encoded();
    return result;
}

} // namespace baton::relay
