#include "core/protocol/autoupdatechain.h"
#include "core/relay/desk/activityreading.h"
#include "core/relay/desk/autoupdatetable.h"
#include "core/relay/desk/listing.h"

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
    const auto place = Cursor::decoded(*cursor);
    if (!place)
        return Refused(place.error());
    bool isNumber = false;
    const auto n = place->id.section(u':', 0, 0).toLongLong(&isNumber);
    if (!isNumber)
        return Refused(foreignCursor());
    condition.add(QStringLiteral("(at, n, id) < (?, ?, ?)"), {place->key, n, place->id.section(u':', 1)});
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
    if (auto placed = addPlace(condition, params.cursor); !placed)
        return Refused(placed.error());
    return condition;
}

Result<qint64> unreviewed(storage::Database& database, const BotScope& bots)
{
    Condition scope;
    addScope(scope, {{}, bots});
    auto query = database.prepare(
        QStringLiteral("SELECT COUNT(*) FROM autoupdates WHERE reviewed_at IS NULL AND %1").arg(scope.sql()));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->runList(scope.values); !ran)
        return Refused(ran.error());
    const auto count = query->next() ? query->number(0) : 0;
    query->finish();
    return count;
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

Result<QStringList> walkTable(storage::Database& database)
{
    auto query =
        database.prepare(QStringLiteral("SELECT %1 FROM autoupdates ORDER BY bot, n").arg(entryColumns()));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    ChainWalk walk(QStringLiteral("table"));
    while (query->next())
        walk.take(entryFrom(*query));
    return walk.lines();
}

Result<QStringList> walkLog(storage::Database& database)
{
    auto query = database.prepare(
        QStringLiteral("SELECT data FROM events WHERE type = 'autoupdate.recorded' ORDER BY seq"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    ChainWalk walk(QStringLiteral("event log"));
    while (query->next()) {
        const auto data = QJsonDocument::fromJson(query->text(0).toUtf8()).object();
        const auto changed = protocol::fromJson<protocol::AutoUpdateChanged>(data, QStringLiteral("data"));
        // One that cannot be read leaves a gap, which the walk finds.
        if (changed)
            walk.take(changed->entry);
    }
    return walk.lines();
}

QString reviewOf(const AutoUpdate& entry)
{
    if (!entry.reviewedBy || !entry.reviewedAt)
        return QStringLiteral("nobody");
    return QStringLiteral("%1 (%2), %3")
        .arg(entry.reviewedBy->name, entry.reviewedBy->id.toString(), entry.reviewedAt->toRfc3339());
}

Result<QHash<AutoUpdateId, QString>> loggedReviews(storage::Database& database)
{
    auto query = database.prepare(
        QStringLiteral("SELECT data FROM events WHERE type = 'autoupdate.reviewed' ORDER BY seq"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    QHash<AutoUpdateId, QString> reviews;
    while (query->next()) {
        const auto data = QJsonDocument::fromJson(query->text(0).toUtf8()).object();
        const auto changed = protocol::fromJson<protocol::AutoUpdateChanged>(data, QStringLiteral("data"));
        // The first counts.
        if (changed && !reviews.contains(changed->entry.id))
            reviews.insert(changed->entry.id, reviewOf(changed->entry));
    }
    return reviews;
}

/// No hash covers who reviewed an entry: it comes after the entry.
Result<QStringList> compareReviews(storage::Database& database)
{
    const auto logged = loggedReviews(database);
    if (!logged)
        return Refused(logged.error());
    auto query =
        database.prepare(QStringLiteral("SELECT %1 FROM autoupdates ORDER BY bot, n").arg(entryColumns()));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    QStringList lines;
    while (query->next()) {
        const auto entry = entryFrom(*query);
        const auto said = reviewOf(entry);
        const auto happened = logged->value(entry.id, reviewOf({}));
        if (said != happened)
            lines.append(
                QStringLiteral("The review of entry %1 of bot %2 is not the same in the table (%3) and "
                               "in the event log (%4).")
                    .arg(entry.n)
                    .arg(entry.bot.id.toString(), said, happened));
    }
    return lines;
}

} // namespace

Result<protocol::AutoUpdatesResult> autoUpdates(storage::Database& database, const BotScope& bots,
                                                const protocol::AutoUpdatesParams& params)
{
    const auto limit = limitOf(params.limit, usualListLimit);
    if (!limit)
        return Refused(limit.error());
    const auto condition = conditionOf(bots, params);
    if (!condition)
        return Refused(condition.error());
    auto query = database.prepare(
        QStringLiteral("SELECT %1 FROM autoupdates WHERE %2 ORDER BY at DESC, n DESC, id DESC LIMIT ?")
            .arg(entryColumns(), condition->sql()));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->runList(condition->values + QVariantList{*limit + 1}); !ran)
        return Refused(ran.error());
    protocol::AutoUpdatesResult result;
    while (query->next())
        result.items.append(entryFrom(*query));
    if (result.items.size() > *limit) {
        result.items.removeLast();
        result.next = placeOf(result.items.constLast());
    }
    const auto open = unreviewed(database, bots);
    if (!open)
        return Refused(open.error());
    result.unreviewed = *open;
    return result;
}

Result<QStringList> findBrokenChains(storage::Database& database)
{
    const auto inTable = walkTable(database);
    if (!inTable)
        return inTable;
    const auto inLog = walkLog(database);
    if (!inLog)
        return inLog;
    const auto reviews = compareReviews(database);
    if (!reviews)
        return reviews;
    return *inTable + *inLog + *reviews;
}

} // namespace baton::relay::desk
