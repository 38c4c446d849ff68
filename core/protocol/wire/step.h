// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/events.h"

namespace baton::protocol {

/// What a transcript shows of an event, for which eventtype::isStep() holds. Of a rating the score stands as
/// its reason, and what the customer said to it as its quote. Pure; any thread.
inline HistoryEntry stepOf(const QString& type, Instant at, const ConversationChanged& changed,
                           qint64 seq = 0)
{
    const auto& c = changed.conversation;
    HistoryEntry step{type, at, c.messageCount, changed.by, std::nullopt, std::nullopt, seq};
    if (type == eventtype::conversationEscalated) {
        step.reason = c.reason;
        step.quote = c.quote;
    } else if (type == eventtype::conversationRated && c.rating) {
        step.reason = QString::number(c.rating->score);
        step.quote = c.rating->text;
    } else if (type == eventtype::conversationAssigned) {
        step.to = c.assignee;
    }
    return step;
}

} // namespace baton::protocol
