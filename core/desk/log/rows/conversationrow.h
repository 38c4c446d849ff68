// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/desk/log/rows/messagerow.h"
#include "core/desk/log/stored.h"
#include "core/storage/statement.h"

#include <QMap>
#include <QStringList>
#include <tuple>

/// Rows of `conversations`, `messages` and `events`, alike in every database that a log lies in. A Row has
/// text(), number(), real(), bytes() and isNull() by column. Pure.
namespace baton::relay::desk {

/// The columns storedFrom() expects, in its order.
QString conversationColumns();
/// What any event may change; the last of them is the id.
QString changingColumns();
/// What only a new or a described one writes beside these.
QString lastingColumns();

storage::Utf8 contactText(const Contact& contact);
storage::Utf8 tagsText(const QStringList& tags);
Contact contactFrom(const QByteArray& json);
QStringList tagsFrom(const QByteArray& json);
/// What few conversations have, in one column: who gave it to its assignee, the customer's rating, which tags
/// were taken away.
storage::Utf8 moreText(const Stored& stored);
void takeMore(const QByteArray& json, Stored& into);
/// Of a row of `bots`.
QMap<QString, QString> settingsFrom(const QByteArray& json);
/// In the order of changingColumns().
inline auto changingValues(const Stored& stored)
{
    const auto& c = stored.conversation;
    const auto ofLast = [&c](auto&& what) {
        return c.lastMessage ? std::optional(what(*c.lastMessage)) : std::nullopt;
    };
    return std::make_tuple(
        stateName(c.state), c.reason, c.quote, c.assignee ? std::optional(c.assignee->id) : std::nullopt,
        c.assignee ? std::optional(orEmpty(c.assignee->name)) : std::nullopt, tagsText(c.tags),
        ofLast([](const LastMessage& last) { return authorKindName(last.author.kind); }),
        ofLast([](const LastMessage& last) { return orEmpty(last.author.name); }),
        ofLast([](const LastMessage& last) { return orEmpty(last.text); }),
        ofLast([](const LastMessage& last) { return last.at; }), c.waitingSince, c.waitingOrder, c.requeuedAt,
        c.messageCount, stored.judgedN, c.updatedAt, c.snoozedUntil, moreText(stored), c.id);
}

/// In the order of lastingColumns().
inline auto lastingValues(const Stored& stored)
{
    const auto& c = stored.conversation;
    return std::make_tuple(c.bot.id, orEmpty(c.bot.name), orEmpty(stored.subject),
                           stored.visitor.isEmpty() ? QByteArray() : stored.visitor, orEmpty(c.channel),
                           c.contact.id, contactText(c.contact), c.createdAt);
}

template <typename Row>
std::optional<QString> textOrNothing(const Row& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.text(column));
}

template <typename Row>
std::optional<Instant> instantOrNothing(const Row& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.number(column)});
}

template <typename Row>
Stored storedFrom(const Row& row)
{
    Stored stored;
    auto& c = stored.conversation;
    c.id = ConversationId(row.text(0));
    c.bot = {BotId(row.text(1)), row.text(2)};
    stored.subject = row.text(3);
    stored.visitor = row.bytes(4);
    c.channel = row.text(5);
    c.state = stateFromName(row.text(6)).value_or(ConversationState::Ended);
    c.reason = textOrNothing(row, 7);
    c.quote = textOrNothing(row, 8);
    if (!row.isNull(9))
        c.assignee = MemberRef{MemberId(row.text(9)), row.text(10)};
    c.contact = contactFrom(row.bytes(11));
    c.tags = tagsFrom(row.bytes(12));
    if (!row.isNull(16)) {
        c.lastMessage =
            LastMessage{{authorKindFromName(row.text(13)).value_or(AuthorKind::System), row.text(14)},
                        row.text(15),
                        Instant{row.number(16)}};
    }
    c.waitingSince = instantOrNothing(row, 17);
    c.messageCount = row.number(18);
    stored.judgedN = row.number(19);
    c.createdAt = Instant{row.number(20)};
    c.updatedAt = Instant{row.number(21)};
    if (!row.isNull(22))
        c.waitingOrder = row.number(22);
    c.requeuedAt = instantOrNothing(row, 23);
    c.snoozedUntil = instantOrNothing(row, 24);
    takeMore(row.bytes(25), stored);
    return stored;
}

/// As it lies in the log.
Event eventOf(qint64 seq, Instant at, const QString& type, const QByteArray& data);

/// Of a row that begins with seq, at, type, data.
template <typename Row>
Event eventFrom(const Row& row)
{
    return eventOf(row.number(0), Instant{row.number(1)}, row.text(2), row.bytes(3));
}

} // namespace baton::relay::desk
