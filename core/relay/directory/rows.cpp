// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/rows.h"

#include "core/relay/directory/sessionrows.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace baton::relay::rows {

namespace {

using storage::orEmpty;

constexpr QLatin1String memberColumns(
    "id, email, name, role, password_hash, disabled, created_at, withheld, sign_outs, capacity");
constexpr QLatin1String
    botColumns("id, name, key_hash, webhook_url, webhook_secret, settings, delivered_seq, created_at, "
               "updated_at");

Member memberFrom(const storage::Query& row)
{
    Member member;
    member.id = MemberId(row.text(0));
    member.email = row.text(1);
    member.name = row.text(2);
    member.role = roleFromName(row.text(3)).value_or(Role::Viewer);
    member.passwordHash = row.text(4);
    member.disabled = row.number(5) != 0;
    member.createdAt = Instant{row.number(6)};
    member.withheld = permissionsFromNames(row.text(7).split(u' ', Qt::SkipEmptyParts));
    member.signOuts = row.number(8);
    member.capacity = row.number(9);
    return member;
}

Bot botFrom(const storage::Query& row)
{
    Bot bot;
    bot.id = BotId(row.text(0));
    bot.name = row.text(1);
    bot.keyHash = row.bytes(2);
    bot.webhookUrl = row.text(3);
    bot.webhookSecret = row.text(4);
    const auto settings = QJsonDocument::fromJson(row.bytes(5)).object();
    for (auto it = settings.begin(); it != settings.end(); ++it)
        bot.settings.insert(it.key(), it.value().toString());
    bot.deliveredSeq = row.number(6);
    bot.createdAt = Instant{row.number(7)};
    bot.updatedAt = Instant{row.number(8)};
    return bot;
}

QString settingsText(const Bot& bot)
{
    QJsonObject object;
    for (auto it = bot.settings.begin(); it != bot.settings.end(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString withheldText(const Member& member) { return orEmpty(permissionNames(member.withheld).join(u' ')); }

} // namespace

Result<QList<Member>> members(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT %1 FROM members ORDER BY email").arg(memberColumns)));
    QList<Member> all;
    QHash<MemberId, qsizetype> places;
    for (const auto& row : query.rows()) {
        all.append(memberFrom(row));
        places.insert(all.last().id, all.size() - 1);
    }
    BATON_TRY(query.ended());
    BATON_TRY_INTO(auto memberBots, database.run(QStringLiteral("SELECT member, bot FROM member_bots")));
    for (const auto& row : memberBots.rows()) {
        const auto place = places.constFind(MemberId(row.text(0)));
        if (place == places.constEnd())
            continue;
        auto& member = all[*place];
        if (!member.bots)
            member.bots.emplace();
        member.bots->insert(BotId(row.text(1)));
    }
    BATON_TRY(memberBots.ended());
    return all;
}

Result<std::optional<Member>> memberByEmail(storage::Database& database, const QString& email)
{
    BATON_TRY_INTO(const auto all, members(database));
    const auto wanted = accountOf(email);
    for (const auto& member : all)
        if (member.email == wanted)
            return std::optional(member);
    return std::optional<Member>();
}

namespace {

Result<void> join(storage::Database& database, const Member& member)
{
    const auto bots = member.bots.value_or(QSet<BotId>());
    for (const auto& bot : bots) {
        BATON_TRY(database.run(QStringLiteral("INSERT INTO member_bots(member, bot) VALUES(?,?)"),
                               member.id.toString(), bot.toString()));
    }
    return {};
}

} // namespace

Result<void> insert(storage::Database& database, const Member& member)
{
    BATON_TRY(database.run(
        QStringLiteral("INSERT INTO members(id, email, name, role, password_hash, disabled, "
                       "created_at, updated_at, withheld, capacity) VALUES(?,?,?,?,?,?,?,?,?,?)"),
        member.id.toString(), member.email, orEmpty(member.name), roleName(member.role), member.passwordHash,
        member.disabled ? 1 : 0, member.createdAt.ms, member.createdAt.ms, withheldText(member),
        member.capacity));
    return join(database, member);
}

Result<void> update(storage::Database& database, const Member& member)
{
    BATON_TRY(database.run(QStringLiteral("UPDATE members SET name=?, role=?, password_hash=?, disabled=?, "
                                          "sign_outs=?, updated_at=?, withheld=?, capacity=? WHERE id=?"),
                           orEmpty(member.name), roleName(member.role), member.passwordHash,
                           member.disabled ? 1 : 0, member.signOuts, Instant::now().ms, withheldText(member),
                           member.capacity, member.id.toString()));
    BATON_TRY(database.run(QStringLiteral("DELETE FROM member_bots WHERE member=?"), member.id.toString()));
    return join(database, member);
}

Result<QList<Bot>> bots(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT %1 FROM bots ORDER BY id").arg(botColumns)));
    return query.all(botFrom);
}

Result<std::optional<Bot>> bot(storage::Database& database, const BotId& id)
{
    BATON_TRY_INTO(auto query, database.run(QStringLiteral("SELECT %1 FROM bots WHERE id=?").arg(botColumns),
                                            id.toString()));
    std::optional<Bot> found;
    if (query.next())
        found = botFrom(query);
    query.finish();
    return found;
}

Result<void> insert(storage::Database& database, const Bot& bot)
{
    return database.write(QStringLiteral("INSERT INTO bots(id, name, key_hash, webhook_url, webhook_secret, "
                                         "settings, delivered_seq, created_at, updated_at) "
                                         "SELECT ?,?,?,?,?,?, COALESCE(MAX(seq), 0), ?,? FROM events"),
                          bot.id.toString(), orEmpty(bot.name), bot.keyHash, orEmpty(bot.webhookUrl),
                          orEmpty(bot.webhookSecret), settingsText(bot), bot.createdAt.ms, bot.createdAt.ms);
}

Result<void> update(storage::Database& database, const Bot& bot)
{
    return database.write(
        QStringLiteral("UPDATE bots SET name=?, key_hash=?, webhook_url=?, webhook_secret=?, "
                       "settings=?, updated_at=? WHERE id=?"),
        orEmpty(bot.name), bot.keyHash, orEmpty(bot.webhookUrl), orEmpty(bot.webhookSecret),
        settingsText(bot), Instant::now().ms, bot.id.toString());
}

Result<std::optional<ConversationAddress>> conversation(storage::Database& database, const BotId& bot,
                                                        const QString& key)
{
    // The bot's own key goes before an id that happens to look the same.
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT id, bot, subject FROM conversations WHERE bot=? AND (subject=? OR "
                           "id=?) ORDER BY subject<>? LIMIT 1"),
            bot.toString(), key, key, key));
    std::optional<ConversationAddress> found;
    if (query.next())
        found = ConversationAddress{ConversationId(query.text(0)), BotId(query.text(1)), query.text(2)};
    query.finish();
    return found;
}

Result<void> audit(storage::Database& database, const QString& who, const QString& action,
                   const QString& detail)
{
    return database.write(QStringLiteral("INSERT INTO admin_audit(at, who, action, detail) VALUES(?,?,?,?)"),
                          Instant::now().ms, orEmpty(who), action, orEmpty(detail));
}

Result<qint64> lastAudit(storage::Database& database)
{
    return database.number(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM admin_audit"));
}

Result<qint64> dataVersion(storage::Database& database)
{
    return database.number(QStringLiteral("PRAGMA data_version"));
}

Result<Picture> picture(storage::Database& database, storage::Database& sessionFile, Instant now)
{
    // The version first: a change that comes in between is then seen again, not missed.
    BATON_TRY_INTO(const auto version, lastAudit(database));
    BATON_TRY_INTO(auto all, members(database));
    BATON_TRY_INTO(auto open, sessions(sessionFile, now));
    BATON_TRY_INTO(auto known, bots(database));
    for (const auto& one : takeEnded(open, all))
        BATON_TRY(removeSession(sessionFile, one.tokenHash));
    return Picture{Roster(std::move(all), std::move(open), std::move(known)), version};
}

} // namespace baton::relay::rows
