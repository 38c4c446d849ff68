// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/withdrawing.h"

#include "core/desk/log/sqlite/tables.h"

namespace baton::relay::desk {

Result<void> leaveOutWithdrawn(storage::Database& database, std::vector<Recorded>& events)
{
    if (events.empty())
        return {};
    BATON_TRY_INTO(const auto withdrawn, withdrawnMessages(database, events.front().event.seq));
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
