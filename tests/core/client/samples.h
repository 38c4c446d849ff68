// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"

/// Values that the console's tests are made of.
namespace baton::testing {

inline ConversationId conversationId(int number) { return ConversationId(QStringLiteral("c%1").arg(number)); }

inline Instant minute(int number) { return Instant{1'700'000'000'000 + qint64(number) * 60'000}; }

inline MemberRef alice() { return {MemberId(QStringLiteral("m-alice")), QStringLiteral("Alice")}; }
inline MemberRef bob() { return {MemberId(QStringLiteral("m-bob")), QStringLiteral("Bob")}; }

inline Conversation conversation(int number, ConversationState state = ConversationState::Bot, int at = 0)
{
    Conversation c;
    c.id = conversationId(number);
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.channel = QStringLiteral("WIDGET");
    c.state = state;
    c.contact.id = ContactId(QStringLiteral("p%1").arg(number));
    c.contact.name = QStringLiteral("Customer %1").arg(number);
    c.createdAt = minute(at);
    c.updatedAt = minute(at);
    if (state == ConversationState::Waiting)
        c.waitingSince = minute(at);
    return c;
}

inline Message message(int conversation, qint64 n, const QString& text = QStringLiteral("hello"), int at = 0)
{
    Message m;
    m.id = MessageId(QStringLiteral("c%1-%2").arg(conversation).arg(n));
    m.conversation = conversationId(conversation);
    m.n = n;
    m.author = {AuthorKind::Customer, QStringLiteral("Customer %1").arg(conversation)};
    m.text = text;
    m.at = minute(at);
    return m;
}

inline QList<Message> messages(int conversation, qint64 first, qint64 last)
{
    QList<Message> all;
    for (qint64 n = first; n <= last; ++n)
        all.append(message(conversation, n, QStringLiteral("text %1").arg(n), int(n)));
    return all;
}

inline protocol::Event eventOf(qint64 seq, QLatin1String type, const QJsonObject& data)
{
    return {seq, minute(int(seq)), type, data};
}

inline protocol::Event changed(qint64 seq, QLatin1String type, const Conversation& c,
                               const std::optional<MemberRef>& by = std::nullopt)
{
    return eventOf(seq, type, protocol::toJson(protocol::ConversationChanged{c, by}));
}

/// Recorded as soon as it was written.
inline protocol::Event said(qint64 seq, const Message& m)
{
    return {seq, m.at, protocol::eventtype::messageAdded, protocol::toJson(protocol::MessageAdded{m})};
}

} // namespace baton::testing
