#include "core/protocol/autoupdatechain.h"
#include "core/relay/desk/activityreading.h"
#include "core/relay/desk/autoupdatetable.h"
#include "core/relay/desk/listing.h"

#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

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
    if (auto placed = addCursor(condition, params.cursor, QStringLiteral("at")); !placed)
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
        QStringLiteral("SELECT %1 FROM autoupdates WHERE %2 ORDER BY at DESC, id DESC LIMIT ?")
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
        const auto& last = result.items.constLast();
        result.next = Cursor{last.at.ms, last.id.toString()}.encoded();
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
    return *inTable + *inLog;
}

} // namespace baton::relay::desk
