// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/events.h"

#include <algorithm>
#include <iterator>

namespace baton::protocol {

/// What a transcript shows of an event, for which eventtype::isStep() holds. Of a rating the score stands as
/// its reason, and what the customer said to it as its quote. Which tags came and went is told where those
/// before it are known. Pure; any thread.
inline HistoryEntry stepOf(const QString& type, Instant at, const ConversationChanged& changed,
                           qint64 seq = 0, const std::optional<QStringList>& tagsBefore = std::nullopt)
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
    } else if (type == eventtype::conversationSnoozed) {
        step.until = c.snoozedUntil;
    } else if (type == eventtype::conversationTagged && tagsBefore) {
        std::copy_if(c.tags.begin(), c.tags.end(), std::back_inserter(step.added),
                     [&](const QString& tag) { return !tagsBefore->contains(tag); });
        std::copy_if(tagsBefore->begin(), tagsBefore->end(), std::back_inserter(step.removed),
                     [&](const QString& tag) { return !c.tags.contains(tag); });
    }
    return step;
}

} // namespace baton::protocol
