// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/reading.h"

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/reading/listing.h"
#include "core/desk/reading/markreading.h"
#include "core/desk/reading/notereading.h"
#include "core/desk/reading/seenreading.h"
#include "core/desk/reading/withdrawing.h"
#include "core/domain/text.h"
#include "core/protocol/wire/step.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

constexpr int snapshotLimit = 5'000;
constexpr int defaultGetLimit = 200;

/// Nothing when there is no list.
std::optional<QStringList> listIn(const QByteArray& json)
{
    if (json.isEmpty())
        return std::nullopt;
    QStringList list;
    const auto items = QJsonDocument::fromJson(json).array();
    for (const auto& item : items)
        list.append(item.toString());
    return list;
}

} // namespace

Reading::Reading(std::unique_ptr<storage::Database> database, std::shared_ptr<const CustomersThere> presence)
    : m_database(std::move(database))
    , m_presence(std::move(presence))
{}

Result<std::unique_ptr<Reading>> Reading::open(const QString& path,
                                               std::shared_ptr<const CustomersThere> presence)
{
    BATON_TRY_INTO(auto database, storage::Database::open(path, storage::Database::Mode::ReadOnly));
    return std::unique_ptr<Reading>(new Reading(std::move(database), std::move(presence)));
}

Conversation Reading::shown(Stored stored) const
{
    stored.conversation.online = m_presence && m_presence->isOnline(stored.conversation.id);
    return std::move(stored.conversation);
}

Result<protocol::Counts> Reading::counts(const Viewer& viewer)
{
    protocol::Counts counts;
    const auto count = [&](const QString& more, const QVariantList& values, qint64& into) -> Result<void> {
        Condition scope;
        addScope(scope, viewer, more.isEmpty() ? Via::Bot : Via::Rest);
        BATON_TRY_INTO(
            auto query,
            m_database->prepare(
                QStringLiteral("SELECT COUNT(*) FROM conversations WHERE %1%2").arg(more, scope.sql())));
        BATON_TRY(query.runList(values + scope.values));
        into = query.firstNumber();
        return {};
    };
    BATON_TRY(count(QStringLiteral("state = 'waiting' AND "), {}, counts.waiting));
    BATON_TRY(count(QStringLiteral("assignee = ? AND "), {viewer.member.toString()}, counts.mine));
    BATON_TRY(count({}, {}, counts.all));
    return counts;
}

Result<QList<BotRef>> Reading::bots(const Viewer& viewer)
{
    BATON_TRY_INTO(auto query,
                   m_database->prepare(QStringLiteral("SELECT id, name FROM bots ORDER BY name, id")));
    BATON_TRY(query.run());
    QList<BotRef> bots;
    for (const auto& row : query.rows()) {
        const BotId id(row.text(0));
        if (!viewer.bots || viewer.bots->contains(id))
            bots.append({id, row.text(1)});
    }
    BATON_TRY(query.ended());
    return bots;
}

/// Appends what is in one of these states, the latest first, as elements of a JSON array; says how many.
Result<int> Reading::addConversations(QByteArray& json, const Viewer& viewer, const QString& states,
                                      std::optional<int> limit)
{
    Condition condition;
    condition.add(states);
    addScope(condition, viewer, Via::Rest);
    BATON_TRY_INTO(
        auto query,
        m_database->prepare(
            QStringLiteral("SELECT %1 FROM conversations WHERE %2 ORDER BY updated_at DESC LIMIT ?")
                .arg(conversationColumns(), condition.sql())));
    BATON_TRY(query.runList(condition.values + QVariantList{limit.value_or(-1)}));
    int count = 0;
    for (const auto& row : query.rows()) {
        ++count;
        if (!json.endsWith('['))
            json += ',';
        protocol::appendBytes(json, shown(storedFrom(row)));
    }
    BATON_TRY(query.ended());
    return count;
}

/// Whoever waits or is answered by a person is there whatever their number; of what the bots do, the latest.
Result<QByteArray> Reading::conversations(const Viewer& viewer, qint64 seq)
{
    const auto presence = m_presence ? m_presence->changes() : 0;
    if (m_shared.seq == seq && m_shared.presence == presence && m_shared.bots == viewer.bots)
        return m_shared.conversations;
    QByteArray json("[");
    BATON_TRY_INTO(const auto pressing,
                   addConversations(json, viewer, QStringLiteral("state IN ('waiting', 'open')"), {}));
    BATON_TRY(addConversations(json, viewer, QStringLiteral("state = 'bot'"),
                               std::max(0, snapshotLimit - pressing)));
    json += ']';
    m_shared = {viewer.bots, seq, presence, json};
    return json;
}

Result<ReadingRoom::Picture> Reading::snapshot(const Viewer& viewer)
{
    // One read transaction: the number and the picture belong together.
    BATON_TRY_INTO(auto transaction,
                   storage::Transaction::begin(*m_database, storage::Transaction::Kind::Read));
    BATON_TRY_INTO(auto last,
                   m_database->prepare(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM events")));
    BATON_TRY(last.run());
    const qint64 seq = last.firstNumber();

    BATON_TRY_INTO(const auto conversations, this->conversations(viewer, seq));
    BATON_TRY_INTO(const auto bots, this->bots(viewer));
    BATON_TRY_INTO(const auto counts, this->counts(viewer));
    BATON_TRY_INTO(const auto read, readMarks(*m_database, viewer.member, viewer.bots));
    auto json = protocol::toBytes(protocol::WrittenSnapshot{{conversations}, bots, counts, read});
    return ReadingRoom::Picture{seq, std::move(json)};
}

Result<protocol::ListResult> Reading::list(const Viewer& viewer, const protocol::ListParams& params,
                                           const Superseded& superseded)
{
    BATON_TRY_INTO(const auto limit, limitOf(params.limit, usualListLimit));
    auto result = params.query && !isBlank(*params.query) ? search(viewer, params, limit, superseded)
                                                          : browse(viewer, params, limit);
    if (!result)
        return result;
    BATON_TRY_INTO(auto counts, this->counts(viewer));
    result->counts = counts;
    BATON_TRY_INTO(auto read, readMarks(*m_database, viewer.member, result->conversations()));
    result->read = std::move(read);
    return result;
}

namespace {

/// A member of a few bots is asked for bot by bot, since an index has only one bot's in order.
QList<ReadingRoom::Viewer> apart(const ReadingRoom::Viewer& viewer, const protocol::ListParams& params)
{
    constexpr qsizetype few = 16;
    if (!viewer.bots || params.bot || viewer.bots->size() < 2 || viewer.bots->size() > few)
        return {viewer};
    QList<ReadingRoom::Viewer> each;
    for (const auto& bot : *viewer.bots)
        each.append({viewer.member, QSet<BotId>{bot}, viewer.caller});
    return each;
}

} // namespace

Result<protocol::ListResult> Reading::browse(const Viewer& viewer, const protocol::ListParams& params,
                                             int limit)
{
    const bool byWait = params.view == QLatin1String("waiting");
    const auto key = byWait ? QStringLiteral("waiting_order") : QStringLiteral("updated_at");
    const auto order = QStringLiteral(" ORDER BY %1 %2, id %2 LIMIT ?")
                           .arg(key, byWait ? QStringLiteral("ASC") : QStringLiteral("DESC"));
    std::optional<Cursor> cursor;
    if (params.cursor) {
        BATON_TRY_INTO(auto decoded, Cursor::decoded(*params.cursor));
        cursor = std::move(decoded);
    }
    BATON_TRY_INTO(const auto rare, rareTag(params.tag));
    QStringList selects;
    QVariantList values;
    const auto viewers = apart(viewer, params);
    for (const auto& one : viewers) {
        BATON_TRY_INTO(auto condition, conditionOf(one, params));
        if (rare)
            condition.add(QStringLiteral("id IN (SELECT conversation FROM conversation_tags WHERE tag = ?)"),
                          {*rare});
        if (cursor) {
            condition.add(QStringLiteral("(%1, id) %2 (?, ?)")
                              .arg(key, byWait ? QStringLiteral(">") : QStringLiteral("<")),
                          {cursor->key, cursor->id});
        }
        selects.append(QStringLiteral("SELECT * FROM (SELECT %1 FROM conversations WHERE %2%3)")
                           .arg(conversationColumns(), condition.sql(), order));
        values += condition.values + QVariantList{limit + 1};
    }
    BATON_TRY_INTO(auto query, m_database->prepare(selects.join(QStringLiteral(" UNION ALL ")) + order));
    BATON_TRY(query.runList(values + QVariantList{limit + 1}));
    protocol::ListResult result;
    for (const auto& row : query.rows()) {
        if (result.items.size() == limit) {
            const auto& last = result.items.last();
            result.next =
                Cursor{byWait ? last.waitingOrder.value_or(0) : last.updatedAt.ms, last.id.toString()}
                    .encoded();
            break;
        }
        result.items.append(shown(storedFrom(row)));
    }
    BATON_TRY(query.ended());
    return result;
}

/// The page that is asked for, in order.
Result<QList<Message>> Reading::messages(const protocol::GetParams& params, int limit)
{
    const auto read = [&](const QString& where, qint64 from, int most, QList<Message>& into) -> Result<void> {
        const bool upwards = where.startsWith(u'>');
        BATON_TRY_INTO(
            auto query,
            m_database->prepare(
                QStringLiteral(
                    "SELECT %1 FROM messages WHERE conversation=? AND n %2 ? ORDER BY n %3 LIMIT ?")
                    .arg(messageColumns(), where, upwards ? QStringLiteral("ASC") : QStringLiteral("DESC"))));
        BATON_TRY(query.run(params.id.toString(), from, most));
        for (const auto& row : query.rows()) {
            auto message = messageFrom(row, params.id);
            upwards ? into.append(std::move(message)) : into.prepend(std::move(message));
        }
        return query.ended();
    };
    QList<Message> messages;
    if (params.around) {
        BATON_TRY(read(QStringLiteral("<"), *params.around, limit / 2, messages));
        BATON_TRY(read(QStringLiteral(">="), *params.around, limit - int(messages.size()), messages));
    } else if (params.after) {
        BATON_TRY(read(QStringLiteral(">"), *params.after, limit, messages));
    } else {
        const auto end = params.before.value_or(std::numeric_limits<qint64>::max());
        BATON_TRY(read(QStringLiteral("<"), end, limit, messages));
    }
    return messages;
}

Result<protocol::GetResult> Reading::get(const Viewer& viewer, const protocol::GetParams& params)
{
    BATON_TRY_INTO(const auto limit, limitOf(params.limit, defaultGetLimit));
    if (int(params.before.has_value()) + int(params.after.has_value()) + int(params.around.has_value()) > 1)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("Only one of \"before\", \"after\" and \"around\" can be asked for."));
    Condition condition;
    condition.add(QStringLiteral("id = ?"), {params.id.toString()});
    addScope(condition, viewer);
    BATON_TRY_INTO(auto row, m_database->prepare(QStringLiteral("SELECT %1 FROM conversations WHERE %2")
                                                     .arg(conversationColumns(), condition.sql())));
    BATON_TRY(row.runList(condition.values));
    if (!row.next())
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such conversation."));
    protocol::GetResult result;
    result.conversation = shown(storedFrom(row));
    row.finish();
    result.contact = result.conversation.contact;
    BATON_TRY_INTO(auto messages, this->messages(params, limit));
    result.messages = std::move(messages);
    const bool first = result.messages.isEmpty() || result.messages.first().n == 1;
    const bool last =
        result.messages.isEmpty() || result.messages.last().n == result.conversation.messageCount;
    const auto end = last ? std::numeric_limits<qint64>::max() : result.messages.last().n + 1;
    const auto from = first ? 0 : result.messages.first().n;
    const auto to = params.before.value_or(end);
    BATON_TRY_INTO(result.history, history(params.id, from, to));
    // Whoever reads for a customer is no member.
    if (viewer.member.isEmpty()) {
        result.history.removeIf([](const auto& step) { return protocol::eventtype::isInside(step.type); });
    } else {
        BATON_TRY_INTO(result.notes, notesOn(*m_database, params.id, from, to));
    }
    BATON_TRY(addSeen(*m_database, params.id, result.messages));
    if (params.query) {
        BATON_TRY_INTO(auto hits, hitsIn(result.conversation, *params.query));
        result.hits = std::move(hits);
    }
    return result;
}

Result<QList<HistoryEntry>> Reading::history(const ConversationId& id, qint64 fromN, qint64 toN)
{
    // Of these messages, and the newest when there are too many: what happened last is what one looks for.
    BATON_TRY_INTO(auto query,
                   m_database->prepare(QStringLiteral(
                       "SELECT type, at, data, seq, CASE type WHEN 'conversation.tagged' THEN "
                       "(SELECT json_extract(b.data, '$.conversation.tags') FROM events b WHERE "
                       "b.conversation = e.conversation AND b.seq < e.seq AND b.type <> 'message.added' AND "
                       "b.type LIKE 'conversation.%' ORDER BY b.seq DESC LIMIT 1) END "
                       "FROM events e WHERE conversation=? AND type <> "
                       "'message.added' AND type <> "
                       "'conversation.updated' AND "
                       "json_extract(data, '$.conversation.messageCount') >= ? AND json_extract(data, "
                       "'$.conversation.messageCount') < ? ORDER BY seq DESC LIMIT 2000")));
    BATON_TRY(query.run(id.toString(), fromN, toN));
    QList<HistoryEntry> entries;
    for (const auto& row : query.rows()) {
        const auto changed = protocol::fromJson<protocol::ConversationChanged>(
            QJsonDocument::fromJson(row.bytes(2)).object(), QStringLiteral("data"));
        if (!changed || changed->conversation.messageCount < fromN ||
            changed->conversation.messageCount >= toN)
            continue;
        const auto type = row.text(0);
        if (!protocol::eventtype::isStep(type))
            continue;
        entries.append(
            protocol::stepOf(type, Instant{row.number(1)}, *changed, row.number(3), listIn(row.bytes(4))));
    }
    BATON_TRY(query.ended());
    std::reverse(entries.begin(), entries.end());
    return entries;
}

Result<std::vector<Recorded>> Reading::eventsAfter(qint64 since, int limit)
{
    BATON_TRY_INTO(
        auto query,
        m_database->prepare(QStringLiteral(
            "SELECT e.seq, e.at, e.type, e.data, e.conversation, e.bot, c.subject, c.visitor, e.from_bot, "
            "json_extract(e.inner, '$.device') FROM "
            "events e "
            "LEFT JOIN conversations c ON c.id = e.conversation WHERE e.seq > ? ORDER BY e.seq LIMIT ?")));
    BATON_TRY(query.run(since, limit));
    std::vector<Recorded> events;
    for (const auto& row : query.rows()) {
        events.push_back({eventFrom(row), ConversationId(row.text(4)), BotId(row.text(5)), row.text(6),
                          row.bytes(7), row.number(8) != 0, DeviceId(row.text(9))});
    }
    BATON_TRY(query.ended());
    BATON_TRY(leaveOutWithdrawn(*m_database, events));
    return events;
}

} // namespace baton::relay::desk
