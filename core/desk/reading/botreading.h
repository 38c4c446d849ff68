// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"

namespace baton::storage {
class Database;
}

/// What a bot's mail reads from the log: of this bot, and nothing else. On the database's thread.
namespace baton::relay::desk {

/// Up to @p limit events after @p since that others have caused, or of which the customer is to read words,
/// in order.
Result<std::vector<Recorded>> eventsFor(storage::Database& database, const BotId& bot, qint64 since,
                                        int limit);
/// Those with these numbers, in order; a number the log does not have is left out.
Result<std::vector<Recorded>> eventsNumbered(storage::Database& database, const QList<qint64>& seqs);

/// A part of what was said while people had the conversation.
struct TranscriptPage
{
    QList<Message> messages;
    bool more = false; ///< another follows
};
/// Of the time that ends with event @p handBack at message @p lastN: since the conversation last left the
/// bot, or last began anew. Messages after @p after; bounded in number and size.
Result<TranscriptPage> handedBackPage(storage::Database& database, const ConversationId& id, qint64 handBack,
                                      qint64 lastN, qint64 after);

} // namespace baton::relay::desk
