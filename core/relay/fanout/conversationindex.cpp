// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/conversationindex.h"

#include <QMutexLocker>

namespace baton::relay {

ConversationIndex::ConversationIndex(qsizetype capacity) : m_entries(capacity), m_addresses(capacity) {}

ConversationIndex::Entry& ConversationIndex::entry(const ConversationId& id)
{
    if (auto* known = m_entries.object(id))
        return *known;
    auto* made = new Entry;
    made->id = id;
    m_entries.insert(id, made);
    return *made;
}

void ConversationIndex::Entry::describe(const Conversation& conversation)
{
    bot = conversation.bot;
    state = conversation.state;
    isStateKnown = true;
    assignee.reset();
    if (conversation.assignee)
        assignee = conversation.assignee->id;
}

void ConversationIndex::learn(const std::vector<desk::Recorded>& events)
{
    const QMutexLocker lock(&m_mutex);
    for (const auto& recorded : events) {
        if (recorded.conversation.isEmpty())
            continue;
        auto& known = entry(recorded.conversation);
        known.bot.id = recorded.bot;
        if (known.subject != recorded.subject || known.subject.isEmpty()) {
            known.subject = recorded.subject;
            m_addresses.insert({recorded.bot, recorded.subject}, new ConversationId(recorded.conversation));
        }
        if (const auto* changed = recorded.event.as<protocol::ConversationChanged>())
            known.describe(changed->conversation);
    }
}

void ConversationIndex::learn(const Conversation& conversation)
{
    const QMutexLocker lock(&m_mutex);
    entry(conversation.id).describe(conversation);
}

void ConversationIndex::learn(const ConversationId& id, const BotId& bot, const QString& subject)
{
    const QMutexLocker lock(&m_mutex);
    auto& known = entry(id);
    known.bot.id = bot;
    known.subject = subject;
    m_addresses.insert({bot, subject}, new ConversationId(id));
}

std::optional<ConversationIndex::Entry> ConversationIndex::find(const ConversationId& id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto* known = m_entries.object(id);
    return known ? std::optional(*known) : std::nullopt;
}

std::optional<ConversationIndex::Entry> ConversationIndex::find(const BotId& bot,
                                                                const QString& subject) const
{
    const QMutexLocker lock(&m_mutex);
    const auto* id = m_addresses.object({bot, subject});
    const auto* known = m_entries.object(id ? *id : ConversationId(subject));
    return known && known->bot.id == bot ? std::optional(*known) : std::nullopt;
}

} // namespace baton::relay
