// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/activityrows.h"
#include "core/desk/reading/activityreading.h"
#include "core/desk/reading/listing.h"
#include "core/protocol/agent/autoupdatechain.h"
#include "core/storage/database.h"

#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

/// A bot's entries of one moment go by their number; the id tells those of several bots apart.
QString placeOf(const AutoUpdate& entry)
{
    return Cursor{entry.at.ms, QStringLiteral("%1:%2").arg(entry.n).arg(entry.id.toString())}.encoded();
}

Result<void> addPlace(Condition& condition, const std::optional<QString>& cursor)
{
    if (!cursor)
        return {};
    BATON_TRY_INTO(const auto place, Cursor::decoded(*cursor));
    bool isNumber = false;
    const auto n = place.id.section(u':', 0, 0).toLongLong(&isNumber);
    if (!isNumber)
        return Refused(foreignCursor());
    condition.add(QStringLiteral("(at, n, id) < (?, ?, ?)"), {place.key, n, place.id.section(u':', 1)});
    return {};
}

Result<Condition> conditionOf(const BotScope& bots, const protocol::AutoUpdatesParams& params)
{
    Condition condition;
    addScope(condition, {{}, bots});
    if (params.kind) {
        if (!autoUpdateKinds().contains(*params.kind)) {
            return refuse(Refusal::Kind::Invalid, QStringLiteral("\"params.kind\" must be one of: %1.")
                                                      .arg(autoUpdateKinds().join(QStringLiteral(", "))));
        }
        condition.add(QStringLiteral("kind = ?"), {*params.kind});
    }
    if (params.id)
        condition.add(QStringLiteral("id = ?"), {params.id->toString()});
    if (params.bot)
        condition.add(QStringLiteral("bot = ?"), {params.bot->toString()});
    if (params.from)
        condition.add(QStringLiteral("at >= ?"), {params.from->ms});
    if (params.to)
        condition.add(QStringLiteral("at <= ?"), {params.to->ms});
    if (params.reviewed)
        condition.add(*params.reviewed ? QStringLiteral("reviewed_at IS NOT NULL")
                                       : QStringLiteral("reviewed_at IS NULL"));
    const auto typed = params.query.value_or(QString()).simplified().toLower();
    const auto terms = typed.split(u' ', Qt::SkipEmptyParts);
    for (const auto& term : terms.mid(0, mostTerms))
        condition.add(QStringLiteral("instr(words, ?)"), {term});
    BATON_TRY(addPlace(condition, params.cursor));
    return condition;
}

Result<qint64> unreviewed(storage::Database& database, const BotScope& bots)
{
    Condition scope;
    addScope(scope, {{}, bots});
    BATON_TRY_INTO(
        auto query,
        database.prepare(QStringLiteral("SELECT COUNT(*) FROM autoupdates WHERE reviewed_at IS NULL AND %1")
                             .arg(scope.sql())));
    BATON_TRY(query.runList(scope.values));
    return query.firstNumber();
}

/// Walks one source of entries, ordered by bot and number, and names the first of each bot that is wrong.
class ChainWalk
{
public:
    explicit ChainWalk(QString where) : m_where(std::move(where)) {}

    void take(const AutoUpdate& entry)
    {
        const auto wrong = m_chains[entry.bot.id].next(entry);
        if (wrong.isEmpty())
            return;
        m_lines.append(
            QStringLiteral(
                "The auto-updates of bot %1 were changed: %2 in the %3. Compare with a backup that "
                "was made before.")
                .arg(entry.bot.id.toString(), wrong, m_where));
    }
    QStringList lines() const { return m_lines; }

private:
    QString m_where;
    QHash<BotId, protocol::ChainCheck> m_chains;
    QStringList m_lines;
};

/// Hands every entry of the table to @p take, ordered by bot and number.
template <typename Take>
Result<void> readTable(storage::Database& database, Take take)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT %1 FROM autoupdates ORDER BY bot, n").arg(entryColumns())));
    for (const auto& row : query.rows())
        take(entryFrom(row));
    return query.ended();
}

/// Hands the entry of every event of this type to @p take, in the order of the log; one that cannot be read
/// is left out.
template <typename Take>
Result<void> readLog(storage::Database& database, QLatin1String type, Take take)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT data FROM events WHERE type = ? ORDER BY seq"), QString(type)));
    for (const auto& row : query.rows()) {
        const auto data = QJsonDocument::fromJson(row.bytes(0)).object();
        if (const auto changed =
                protocol::fromJson<protocol::AutoUpdateChanged>(data, QStringLiteral("data")))
            take(changed->entry);
    }
    return query.ended();
}

QString reviewOf(const AutoUpdate& entry)
{
    if (!entry.reviewedBy || !entry.reviewedAt)
        return QStringLiteral("nobody");
    return QStringLiteral("%1 (%2), %3")
        .arg(entry.reviewedBy->name, entry.reviewedBy->id.toString(), entry.reviewedAt->toRfc3339());
}

/// Empty when the entry's review is the one that happened.
QStringList otherReview(const AutoUpdate& entry, const QString& happened)
{
    const auto said = reviewOf(entry);
    if (said == happened)
        return {};
    return {QStringLiteral(
                "The review of entry %1 of bot %2 is not the same in the table (%3) and in the event log "
                "(%4).")
                .arg(entry.n)
                .arg(entry.bot.id.toString(), said, happened)};
}

} // namespace

Result<protocol::AutoUpdatesResult> autoUpdates(storage::Database& database, const BotScope& bots,
                                                const protocol::AutoUpdatesParams& params)
{
    BATON_TRY_INTO(const auto limit, limitOf(params.limit, usualListLimit));
    BATON_TRY_INTO(const auto condition, conditionOf(bots, params));
    BATON_TRY_INTO(
        auto query,
        database.prepare(
            QStringLiteral("SELECT %1 FROM autoupdates WHERE %2 ORDER BY at DESC, n DESC, id DESC LIMIT ?")
                .arg(entryColumns(), condition.sql())));
    BATON_TRY(query.runList(condition.values + QVariantList{limit + 1}));
    protocol::AutoUpdatesResult result;
    for (const auto& row : query.rows())
        result.items.append(entryFrom(row));
    BATON_TRY(query.ended());
    if (result.items.size() > limit) {
        result.items.removeLast();
        result.next = placeOf(result.items.constLast());
    }
    BATON_TRY_INTO(const auto open, unreviewed(database, bots));
    result.unreviewed = open;
    return result;
}

Result<QStringList> findBrokenChains(storage::Database& database)
{
    ChainWalk log(QStringLiteral("event log"));
    // What cannot be read leaves a gap, which the walk finds.
    BATON_TRY(readLog(database, protocol::eventtype::autoUpdateRecorded,
                      [&](const AutoUpdate& entry) { log.take(entry); }));
    QHash<AutoUpdateId, QString> reviews;
    BATON_TRY(readLog(database, protocol::eventtype::autoUpdateReviewed, [&](const AutoUpdate& entry) {
        // The first counts.
        if (!reviews.contains(entry.id))
            reviews.insert(entry.id, reviewOf(entry));
    }));
    ChainWalk table(QStringLiteral("table"));
    // No hash covers who reviewed an entry: it comes after the entry.
    QStringList otherReviews;
    BATON_TRY(readTable(database, [&](const AutoUpdate& entry) {
        table.take(entry);
        otherReviews += otherReview(entry, reviews.value(entry.id, reviewOf({})));
    }));
    return table.lines() + log.lines() + otherReviews;
}

} // namespace baton::relay::desk
