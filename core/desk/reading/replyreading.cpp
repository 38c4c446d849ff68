// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/replyreading.h"

#include "core/desk/log/sqlite/savedreplytable.h"

#include <algorithm>

namespace baton::relay::desk {

Result<protocol::RepliesResult> savedReplies(storage::Database& database, const BotScope& bots,
                                             const protocol::RepliesParams& params)
{
    BATON_TRY_INTO(auto replies, allSavedReplies(database));
    const auto words = params.query.value_or(QString()).simplified();
    replies.removeIf([&](const protocol::SavedReply& reply) {
        const bool isOfBot = !params.bot || reply.bots.isEmpty() || reply.bots.contains(*params.bot);
        const bool isFound = reply.shortcut.contains(words, Qt::CaseInsensitive) ||
                             reply.title.contains(words, Qt::CaseInsensitive) ||
                             reply.text.contains(words, Qt::CaseInsensitive);
        return !isOfBot || !isFound || !isForSomeOf(reply, bots);
    });
    std::sort(replies.begin(), replies.end(),
              [](const protocol::SavedReply& one, const protocol::SavedReply& other) {
                  const int order = one.shortcut.compare(other.shortcut, Qt::CaseInsensitive);
                  return order == 0 ? one.id < other.id : order < 0;
              });
    return protocol::RepliesResult{std::move(replies)};
}

} // namespace baton::relay::desk
