// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/domain/conversation.h"

#include <QCache>
#include <QMutex>
#include <optional>
#include <utility>

namespace baton::relay {

/// What is known of conversations by heart, for what passes: whose they are, who holds them, and how their
/// bot calls them. Filled from the desk's events; the least used are forgotten. Thread-safe.
class ConversationIndex
{
public:
    struct Entry
    {
        ConversationId id;
        BotRef bot;
        QString subject;
        bool isStateKnown = false; ///< the two below; a message alone does not tell them
        ConversationState state = ConversationState::Bot;
        std::optional<MemberId> assignee;

        void describe(const Conversation& conversation);
    };

    explicit ConversationIndex(qsizetype capacity = 100'000);

    void learn(const std::vector<desk::Recorded>& events);
    void learn(const Conversation& conversation);
    void learn(const ConversationId& id, const BotId& bot, const QString& subject);

    std::optional<Entry> find(const ConversationId& id) const;
    /// @p subject is the bot's own key, or the relay's id of the conversation
    std::optional<Entry> find(const BotId& bot, const QString& subject) const;

private:
    using Address = std::pair<BotId, QString>;
    Entry& entry(const ConversationId& id);

    mutable QMutex m_mutex;
    mutable QCache<ConversationId, Entry> m_entries;
    mutable QCache<Address, ConversationId> m_addresses;
};

} // namespace baton::relay
