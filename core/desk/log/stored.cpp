// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/stored.h"

#include "core/domain/tags.h"
#include "core/protocol/wire/events.h"

namespace baton::relay::desk {

void add(Stored& stored, const Message& message, Instant recordedAt)
{
    auto& c = stored.conversation;
    c.messageCount = message.n;
    c.lastMessage = LastMessage{message.author, wordsOf(message), message.at};
    c.updatedAt = std::max(c.updatedAt, recordedAt);
}

void rewrite(Stored& stored, const Message& message, Instant recordedAt)
{
    auto& c = stored.conversation;
    if (c.lastMessage && message.n == c.messageCount)
        c.lastMessage->text = wordsOf(message);
    c.updatedAt = std::max(c.updatedAt, recordedAt);
}

void retag(Stored& stored, QStringList tags)
{
    constexpr qsizetype mostRemembered = 50;
    auto& dismissed = stored.dismissedTags;
    for (const auto& tag : std::as_const(stored.conversation.tags))
        if (!hasTag(tags, tag) && !dismissed.contains(tagKey(tag)))
            dismissed.append(tagKey(tag));
    for (const auto& tag : std::as_const(tags))
        dismissed.removeAll(tagKey(tag));
    if (dismissed.size() > mostRemembered)
        dismissed.remove(0, dismissed.size() - mostRemembered);
    stored.conversation.tags = std::move(tags);
}

bool isFreshStart(const QString& eventType)
{
    using namespace protocol::eventtype;
    return eventType == conversationEscalated || eventType == conversationHandedBack ||
           eventType == conversationResolved;
}

} // namespace baton::relay::desk
