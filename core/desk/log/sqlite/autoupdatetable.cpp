// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/autoupdatetable.h"

#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

QVariant optionalText(const std::optional<QString>& value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::QString));
}

QString searchedWords(const AutoUpdate& entry)
{
    return QStringList{entry.summary, entry.source.value_or(QString()), entry.cause.value_or(QString())}
        .join(u'\n')
        .toLower();
}

} // namespace

QString entryColumns()
{
    return QStringLiteral("bot, n, id, bot_name, kind, summary, source, cause, details, at, hash, "
                          "reviewed_by, reviewed_name, reviewed_at");
}

AutoUpdate entryFrom(const storage::Query& query)
{
    AutoUpdate entry;
    entry.bot = {BotId(query.text(0)), query.text(3)};
    entry.n = query.number(1);
    entry.id = AutoUpdateId(query.text(2));
    entry.kind = query.text(4);
    entry.summary = query.text(5);
    if (!query.isNull(6))
        entry.source = query.text(6);
    if (!query.isNull(7))
        entry.cause = query.text(7);
    entry.details = QJsonDocument::fromJson(query.bytes(8)).object();
    entry.at = {query.number(9)};
    entry.hash = query.text(10);
    if (!query.isNull(13)) {
        entry.reviewedBy = MemberRef{MemberId(query.text(11)), query.text(12)};
        entry.reviewedAt = Instant{query.number(13)};
    }
    return entry;
}

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
            bot.toString()));
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
            QStringLiteral("SELECT %1 FROM %2.autoupdates WHERE id=?").arg(entryColumns(), m_schema),
            id.toString()));
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
    const QVariant none{QMetaType(QMetaType::QString)};
    const auto& by = entry.reviewedBy;
    return query.runList(
        {entry.bot.id.toString(), entry.n, entry.id.toString(), entry.bot.name, entry.kind, entry.summary,
         optionalText(entry.source), optionalText(entry.cause),
         QString::fromUtf8(QJsonDocument(entry.details).toJson(QJsonDocument::Compact)), entry.at.ms,
         entry.hash, by ? QVariant(by->id.toString()) : none, by ? QVariant(by->name) : none,
         entry.reviewedAt ? QVariant(entry.reviewedAt->ms) : QVariant(QMetaType(QMetaType::LongLong)),
         searchedWords(entry)});
}

} // namespace baton::relay::desk
