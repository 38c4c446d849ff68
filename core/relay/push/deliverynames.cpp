// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/deliverynames.h"

#include "core/domain/conversation.h"
#include "core/domain/text.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay {

namespace {

/// Long texts are read where they belong.
constexpr qsizetype mostLetters = 200;

struct Names
{
    QString bot;
    QString title;
    QString words;
};

struct Source
{
    const char* kind;
    const char* sql; ///< id, bot, title and words of the ids in a JSON array
};

constexpr Source sources[]{
    {"escalation",
     "SELECT id, bot_name, json_extract(contact_json, '$.name'), quote FROM conversations WHERE "
     "id IN (SELECT value FROM json_each(?))"},
    {"assignment",
     "SELECT id, bot_name, json_extract(contact_json, '$.name'), last_text FROM conversations WHERE "
     "id IN (SELECT value FROM json_each(?))"},
    {"webhook",
     "SELECT id, bot_name, json_extract(contact_json, '$.name'), NULL FROM conversations WHERE id IN (SELECT "
     "value FROM json_each(?))"},
    {"workflow", "SELECT id, bot_name, name, about FROM workflow_runs WHERE id IN (SELECT value FROM "
                 "json_each(?))"},
    {"autoupdate", "SELECT id, bot_name, summary, NULL FROM autoupdates WHERE id IN (SELECT value FROM "
                   "json_each(?))"},
};

Result<QHash<QString, Names>> read(storage::Database& database, const char* sql, const QStringList& ids)
{
    BATON_TRY_INTO(auto query, database.prepare(QString::fromLatin1(sql)));
    const auto array = QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact);
    BATON_TRY(query.run(QString::fromUtf8(array)));
    QHash<QString, Names> names;
    for (const auto& row : query.rows())
        names.insert(row.text(0), {row.text(1), beginningOf(row.text(2), mostLetters).simplified(),
                                   beginningOf(row.text(3), mostLetters).simplified()});
    BATON_TRY(query.ended());
    return names;
}

std::optional<QString> unlessEmpty(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

Result<void> nameDeliveries(storage::Database& database, QList<protocol::Delivery>& deliveries)
{
    for (const auto& source : sources) {
        QStringList ids;
        for (const auto& delivery : std::as_const(deliveries))
            if (delivery.kind == QLatin1String(source.kind))
                ids.append(delivery.about);
        ids.removeDuplicates();
        if (ids.isEmpty())
            continue;
        BATON_TRY_INTO(const auto names, read(database, source.sql, ids));
        for (auto& delivery : deliveries) {
            const auto found = names.constFind(delivery.about);
            if (delivery.kind != QLatin1String(source.kind) || found == names.constEnd())
                continue;
            delivery.botName = unlessEmpty(found->bot);
            const bool isOfCustomer = delivery.kind == QLatin1String("escalation") ||
                                      delivery.kind == QLatin1String("assignment") ||
                                      delivery.kind == QLatin1String("webhook");
            delivery.title = found->title.isEmpty() && isOfCustomer
                                 ? visitorName(ConversationId(delivery.about))
                                 : unlessEmpty(found->title);
            // A notice to a bot says what the bot answered.
            if (delivery.kind != QLatin1String("webhook"))
                delivery.words = unlessEmpty(found->words);
        }
    }
    return {};
}

} // namespace baton::relay
