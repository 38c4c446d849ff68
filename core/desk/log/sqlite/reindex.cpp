// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/reindex.h"

#include "core/desk/log/sqlite/tables.h"
#include "core/protocol/wire/events.h"

#include <QJsonDocument>
#include <QLoggingCategory>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

Result<bool> isStale(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT 1 FROM stale_tables WHERE name = 'search'")));
    const bool stale = query.next();
    query.finish();
    return stale;
}

/// Of an event, what a search finds; a refusal says what of it cannot be read.
Result<std::optional<SearchedText>> searchedIn(const QString& type, const BotId& bot, const QJsonObject& data)
{
    const auto path = QStringLiteral("data");
    if (type == protocol::eventtype::messageAdded) {
        BATON_TRY_INTO(const auto added, protocol::fromJson<protocol::MessageAdded>(data, path));
        return SearchedText{bot, added.message.conversation, added.message.n, added.message.text};
    }
    BATON_TRY_INTO(const auto changed, protocol::fromJson<protocol::ConversationChanged>(data, path));
    const auto& c = changed.conversation;
    return c.reason ? std::optional(SearchedText{bot, c.id, -c.messageCount, *c.reason}) : std::nullopt;
}

} // namespace

Result<void> fillSearchIfStale(storage::Database& database)
{
    BATON_TRY_INTO(const bool stale, isStale(database));
    if (!stale)
        return {};
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(database));
    BATON_TRY(database.execute(QStringLiteral("DELETE FROM search")));
    BATON_TRY_INTO(auto events, database.run(QStringLiteral(
                                    "SELECT type, data, bot FROM events WHERE type IN ('message.added', "
                                    "'conversation.escalated') ORDER BY seq")));
    Tables tables(database);
    BATON_TRY_INTO(const auto withdrawn, withdrawnMessages(database));
    bool isFirst = true;
    for (const auto& row : events.rows()) {
        if (std::exchange(isFirst, false))
            qCInfo(log) << "the search is made again from the event log";
        const auto data = QJsonDocument::fromJson(row.bytes(1)).object();
        BATON_TRY_INTO(auto searched, searchedIn(row.text(0), BotId(row.text(2)), data));
        if (searched && withdrawn.contains({searched->conversation, searched->n}))
            searched->text.clear();
        if (searched)
            BATON_TRY(tables.index(*searched));
    }
    BATON_TRY(events.ended());
    BATON_TRY(database.execute(QStringLiteral("DELETE FROM stale_tables WHERE name = 'search'")));
    return transaction->commit();
}

} // namespace baton::relay::desk
