// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/tables.h"

#include "core/desk/log/searchindex.h"
#include "core/protocol/wire/events.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <tuple>

namespace baton::relay::desk {

namespace {

QString text(const QString& value) { return value.isNull() ? QStringLiteral("") : value; }

/// In the order of the names, as rows of earlier versions have it: `check` compares texts.
storage::Utf8 contactText(const Contact& contact) { return {protocol::toBytes(protocol::toJson(contact))}; }

storage::Utf8 tagsText(const QStringList& tags)
{
    return {tags.isEmpty() ? QByteArrayLiteral("[]")
                           : QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact)};
}

/// What an event may change, in the order of both statements.
auto changing(const Stored& stored)
{
    const auto& c = stored.conversation;
    const auto ofLast = [&c](auto&& what) {
        return c.lastMessage ? std::optional(what(*c.lastMessage)) : std::nullopt;
    };
    return std::make_tuple(
        stateName(c.state), c.reason, c.quote, c.assignee ? std::optional(c.assignee->id) : std::nullopt,
        c.assignee ? std::optional(text(c.assignee->name)) : std::nullopt, tagsText(c.tags),
        ofLast([](const LastMessage& last) { return authorKindName(last.author.kind); }),
        ofLast([](const LastMessage& last) { return text(last.author.name); }),
        ofLast([](const LastMessage& last) { return text(last.text); }),
        ofLast([](const LastMessage& last) { return last.at; }), c.waitingSince, c.waitingOrder, c.requeuedAt,
        c.messageCount, stored.judgedN, c.updatedAt, c.id);
}

/// Runs it with what is in both.
template <typename... First, typename... Then>
Result<void> runWith(storage::Query& query, const std::tuple<First...>& first, const Then&... then)
{
    return std::apply([&](const First&... values) { return query.run(values..., then...); }, first);
}

} // namespace

Tables::Tables(storage::Database& database, const QString& schema)
    : m_database(database)
    , m_insertConversation(
          QStringLiteral(
              "INSERT INTO %1.conversations(log, state, reason, quote, assignee, assignee_name, tags, "
              "last_author, last_name, last_text, last_at, waiting_since, waiting_order, "
              "requeued_at, message_count, escalated_n, updated_at, id, bot, bot_name, subject, "
              "visitor, channel, contact, contact_json, created_at) "
              "VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
              .arg(schema))
    , m_updateConversation(
          QStringLiteral("UPDATE %1.conversations SET state=?, reason=?, quote=?, assignee=?, "
                         "assignee_name=?, tags=?, last_author=?, last_name=?, last_text=?, last_at=?, "
                         "waiting_since=?, waiting_order=?, requeued_at=?, message_count=?, escalated_n=?, "
                         "updated_at=? WHERE id=?")
              .arg(schema))
    , m_describeConversation(
          QStringLiteral("UPDATE %1.conversations SET channel=?, contact=?, contact_json=? WHERE id=?")
              .arg(schema))
    , m_insertMessage(
          QStringLiteral("INSERT INTO %1.messages(log, conversation, n, id, author, author_name, text, "
                         "at, confidence) VALUES(1,?,?,?,?,?,?,?,?)")
              .arg(schema))
    , m_insertWords(
          QStringLiteral("INSERT INTO %1.search(words, conversation, n) VALUES(?, ?, ?)").arg(schema))
{}

Result<void> Tables::insert(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertConversation));
    const auto& c = stored.conversation;
    const auto visitor = stored.visitor.isEmpty() ? QByteArray() : stored.visitor;
    return runWith(query, changing(stored), c.bot.id, text(c.bot.name), text(stored.subject), visitor,
                   text(c.channel), c.contact.id, contactText(c.contact), c.createdAt);
}

Result<void> Tables::update(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_updateConversation));
    return runWith(query, changing(stored));
}

Result<void> Tables::describe(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_describeConversation));
    const auto& c = stored.conversation;
    return query.run(text(c.channel), c.contact.id.toString(), contactText(c.contact), c.id.toString());
}

Result<void> Tables::append(const Message& message)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertMessage));
    return query.run(message.conversation, message.n, message.id, authorKindName(message.author.kind),
                     text(message.author.name), message.text, message.at, message.confidence);
}

Result<void> Tables::index(const SearchedText& searched)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertWords));
    return query.run(indexedTerms(searched.bot, searched.text), searched.conversation, searched.n);
}

} // namespace baton::relay::desk
