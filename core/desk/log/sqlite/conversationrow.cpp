// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/conversationrow.h"

#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

std::optional<QString> textAt(const storage::Query& query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.text(column));
}

QJsonObject parsed(const QString& json) { return QJsonDocument::fromJson(json.toUtf8()).object(); }

} // namespace

QString conversationColumns()
{
    return QStringLiteral("id, bot, bot_name, subject, visitor, channel, state, reason, quote, assignee, "
                          "assignee_name, contact_json, tags, "
                          "last_author, last_name, last_text, last_at, waiting_since, message_count, "
                          "escalated_n, created_at, updated_at, waiting_order, requeued_at");
}

Stored storedFrom(const storage::Query& row)
{
    Stored stored;
    auto& c = stored.conversation;
    c.id = ConversationId(row.text(0));
    c.bot = {BotId(row.text(1)), row.text(2)};
    stored.subject = row.text(3);
    stored.visitor = row.bytes(4);
    c.channel = row.text(5);
    c.state = stateFromName(row.text(6)).value_or(ConversationState::Ended);
    c.reason = textAt(row, 7);
    c.quote = textAt(row, 8);
    if (!row.isNull(9))
        c.assignee = MemberRef{MemberId(row.text(9)), row.text(10)};
    c.contact =
        protocol::fromJson<Contact>(parsed(row.text(11)), QStringLiteral("contact")).value_or(Contact());
    const auto tags = QJsonDocument::fromJson(row.bytes(12)).array();
    for (const auto& tag : tags)
        c.tags.append(tag.toString());
    if (!row.isNull(16)) {
        c.lastMessage =
            LastMessage{{authorKindFromName(row.text(13)).value_or(AuthorKind::System), row.text(14)},
                        row.text(15),
                        Instant{row.number(16)}};
    }
    if (!row.isNull(17))
        c.waitingSince = Instant{row.number(17)};
    c.messageCount = row.number(18);
    stored.judgedN = row.number(19);
    c.createdAt = Instant{row.number(20)};
    c.updatedAt = Instant{row.number(21)};
    if (!row.isNull(22))
        c.waitingOrder = row.number(22);
    if (!row.isNull(23))
        c.requeuedAt = Instant{row.number(23)};
    return stored;
}

QString messageColumns() { return QStringLiteral("id, n, author, author_name, text, at, confidence"); }

Message messageFrom(const storage::Query& row, const ConversationId& id)
{
    return {MessageId(row.text(0)),
            id,
            row.number(1),
            {authorKindFromName(row.text(2)).value_or(AuthorKind::System), row.text(3)},
            row.text(4),
            Instant{row.number(5)},
            row.isNull(6) ? std::nullopt : std::optional(row.real(6))};
}

Event eventFrom(const storage::Query& row)
{
    Event event{row.number(0), Instant{row.number(1)}, row.text(2), {}, row.bytes(3)};
    event.happening = happeningFrom(event.seq, event.type, event.data);
    // What the disk has damaged must not break the frame it is sent in.
    if (std::holds_alternative<std::monostate>(event.happening) &&
        !QJsonDocument::fromJson(event.data).isObject())
        event.data = "{}";
    return event;
}

} // namespace baton::relay::desk
