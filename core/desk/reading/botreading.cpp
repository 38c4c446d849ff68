// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/botreading.h"

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/reading/withdrawing.h"
#include "core/protocol/bot/botnotice.h"
#include "core/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

constexpr int mostMessages = 500;
constexpr qsizetype mostLetters = 200'000; ///< of the texts of one page

QString selection()
{
    return QStringLiteral(
        "SELECT e.seq, e.at, e.type, e.data, e.conversation, e.bot, c.subject, c.visitor, e.from_bot FROM "
        "events e LEFT JOIN conversations c ON c.id = e.conversation WHERE ");
}

Result<std::vector<Recorded>> recordedFrom(storage::Database& database, storage::Query& query)
{
    std::vector<Recorded> events;
    for (const auto& row : query.rows()) {
        events.push_back({eventFrom(row), ConversationId(row.text(4)), BotId(row.text(5)), row.text(6),
                          row.bytes(7), row.number(8) != 0});
    }
    BATON_TRY(query.ended());
    BATON_TRY(leaveOutWithdrawn(database, events));
    return events;
}

/// As SQL. What else there is, such as private notes, is not even read for a bot.
QString toldTypes()
{
    QStringList types;
    for (const auto type : protocol::botnotice::types)
        types.append(u'\'' + type + u'\'');
    types.append(u'\'' + protocol::eventtype::conversationAssigned + u'\''); // a bot is told of a claim
    return types.join(u',');
}

/// The last message before people got the conversation that they now give back.
Result<qint64> peopleSince(storage::Database& database, const ConversationId& id, qint64 handBack,
                           qint64 lastN)
{
    BATON_TRY_INTO(
        auto steps,
        database.run(QStringLiteral("SELECT json_extract(data, '$.conversation.state'), json_extract(data, "
                                    "'$.conversation.messageCount') FROM events WHERE conversation=? AND "
                                    "type <> 'message.added' AND "
                                    "seq < ? ORDER BY seq DESC"),
                     id.toString(), handBack));
    qint64 since = lastN;
    for (const auto& row : steps.rows()) {
        const auto state = row.text(0);
        if (state.isEmpty())
            continue;
        if (state == QLatin1String("bot") || state == QLatin1String("ended"))
            break;
        since = row.number(1);
    }
    BATON_TRY(steps.ended());
    return since;
}

} // namespace

Result<std::vector<Recorded>> eventsFor(storage::Database& database, const BotId& bot, qint64 since,
                                        int limit)
{
    BATON_TRY_INTO(
        auto query,
        database.run(
            selection() +
                QStringLiteral("e.bot = ? AND (e.from_bot = 0 OR e.type IN ('conversation.escalated', "
                               "'conversation.resolved')) AND e.seq > ? AND e.type IN (%1) ORDER BY "
                               "e.seq LIMIT ?")
                    .arg(toldTypes()),
            bot.toString(), since, limit));
    return recordedFrom(database, query);
}

Result<std::vector<Recorded>> eventsNumbered(storage::Database& database, const QList<qint64>& seqs)
{
    BATON_TRY_INTO(
        auto query,
        database.prepare(selection() +
                         QStringLiteral("e.seq IN (SELECT value FROM json_each(?)) ORDER BY e.seq")));
    QJsonArray numbers;
    for (const auto seq : seqs)
        numbers.append(seq);
    const auto array = QString::fromUtf8(QJsonDocument(numbers).toJson(QJsonDocument::Compact));
    BATON_TRY(query.run(array));
    return recordedFrom(database, query);
}

Result<TranscriptPage> handedBackPage(storage::Database& database, const ConversationId& id, qint64 handBack,
                                      qint64 lastN, qint64 after)
{
    BATON_TRY_INTO(const auto since, peopleSince(database, id, handBack, lastN));
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral(
                "SELECT %1 FROM messages WHERE conversation=? AND n > ? AND n <= ? ORDER BY n LIMIT ?")
                .arg(messageColumns()),
            id.toString(), std::max(since, after), lastN, mostMessages + 1));
    TranscriptPage page;
    qsizetype letters = 0;
    for (const auto& row : query.rows()) {
        auto message = messageFrom(row, id);
        letters += message.text.size();
        if (page.messages.size() == mostMessages || (letters > mostLetters && !page.messages.isEmpty())) {
            page.more = true;
            break;
        }
        page.messages.append(std::move(message));
    }
    BATON_TRY(query.ended());
    return page;
}

} // namespace baton::relay::desk
