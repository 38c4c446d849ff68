// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// A conversation with what only the relay knows of it.
struct Stored
{
    Conversation conversation;
    QString subject;    ///< the bot's own key
    QByteArray visitor; ///< hash of the visitor's secret; empty when it began at the bot
    /// What was said up to this message is judged no more: a person was asked for then, or has dealt with it.
    qint64 judgedN = 0;
};

/// Takes the message into account: count, last message, time.
/// @param recordedAt by the relay's clock; the message's own time is whatever its sender says
void add(Stored& stored, const Message& message, Instant recordedAt);
/// After an event of this type, the bot's side starts with a clean sheet.
bool isFreshStart(const QString& eventType);

/// The tables that are derived from the event log: conversations, messages, search. Belongs to its database's
/// thread; writes inside the caller's transaction.
class Tables
{
public:
    /// @p schema names an attached database that has the same tables.
    explicit Tables(storage::Database& database, const QString& schema = QStringLiteral("main"));

    Result<void> insert(const Stored& stored);
    Result<void> update(const Stored& stored);
    /// What only conversation.updated changes: the channel and the customer.
    Result<void> describe(const Stored& stored);
    /// The message itself, and its words for the search.
    Result<void> append(const BotId& bot, const Message& message);
    /// A reason, for the search; @p afterN is the message it came behind.
    Result<void> indexReason(const BotId& bot, const ConversationId& conversation, qint64 afterN,
                             const QString& reason);
    /// The words of a message alone.
    Result<void> index(const BotId& bot, const Message& message);

private:
    Result<void> index(const BotId& bot, const ConversationId& conversation, qint64 n, const QString& text);

    storage::Database& m_database;
    QString m_insertConversation;
    QString m_updateConversation;
    QString m_describeConversation;
    QString m_insertMessage;
    QString m_insertWords;
};

} // namespace baton::relay::desk
