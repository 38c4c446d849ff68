// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/log/siderows.h"

/// Rows of `saved_replies`, alike in every database that a log lies in. Pure.
namespace baton::relay::desk {

/// What savedReplyFrom() reads, in order.
QString savedReplyColumns();
storage::Utf8 botsText(const QList<BotId>& bots);
QList<BotId> botsFrom(const QByteArray& json);
storage::Utf8 actionsText(const std::optional<protocol::ReplyActions>& actions);
std::optional<protocol::ReplyActions> actionsFrom(const QByteArray& json);

/// In the order of the columns.
inline auto savedReplyValues(const protocol::SavedReply& reply)
{
    return std::make_tuple(reply.id, reply.shortcut, reply.title, reply.text, botsText(reply.bots),
                           actionsText(reply.actions));
}

template <typename Row>
protocol::SavedReply savedReplyFrom(const Row& row)
{
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            botsFrom(row.bytes(4)),
            actionsFrom(row.bytes(5))};
}

} // namespace baton::relay::desk
