// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/withdrawing.h"

#include "core/desk/log/writes.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

namespace {

Result<QSet<MessageKey>> withdrawnAfter(storage::Database& database, qint64 seq)
{
    // An index has these alone.
    BATON_TRY_INTO(auto rows,
                   database.run(QStringLiteral("SELECT conversation, json_extract(data, '$.message.n') FROM "
                                               "events WHERE type = 'message.withdrawn' AND seq > ?"),
                                seq));
    QSet<MessageKey> withdrawn;
    while (rows.next())
        withdrawn.insert({ConversationId(rows.text(0)), rows.number(1)});
    return withdrawn;
}

} // namespace

Result<void> leaveOutWithdrawn(storage::Database& database, std::vector<Recorded>& events)
{
    if (events.empty())
        return {};
    BATON_TRY_INTO(const auto withdrawn, withdrawnAfter(database, events.front().event.seq));
    if (withdrawn.isEmpty())
        return {};
    for (auto& recorded : events) {
        auto& event = recorded.event;
        // Both tell the whole message.
        auto* added = std::get_if<protocol::MessageAdded>(&event.happening);
        auto* changed = std::get_if<protocol::MessageChanged>(&event.happening);
        auto* message = added ? &added->message : changed ? &changed->message : nullptr;
        if (!message || !withdrawn.contains({message->conversation, message->n}))
            continue;
        message->text = QStringLiteral("");
        message->attachments.clear();
        message->withdrawn = true;
        event.data = toBytes(event.happening);
    }
    return {};
}

} // namespace baton::relay::desk
