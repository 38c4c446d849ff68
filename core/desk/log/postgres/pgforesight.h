// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/log.h"
#include "core/desk/log/postgres/pgsession.h"

namespace baton::relay::desk {

/// What a batch will ask for, loaded in one go when it is opened: otherwise each would be a round trip while
/// all others wait. Where something was looked for and is not there, that is known too.
class PgForesight
{
public:
    /// To be run with the opening of a batch; forgets what was known.
    std::vector<PgStatement> statements(const Foreseen& foreseen, int log);
    /// What they gave, from @p first on.
    void take(const std::vector<PgRows>& given, size_t first);
    void clear();

    // nullptr when it was not foreseen.
    const std::optional<QByteArray>* answer(const CommandKey& key) const { return in(m_answers, key); }
    const bool* isTaken(const EventKey& key) const { return in(m_taken, key); }
    const std::optional<Stored>* conversation(const ConversationId& id) const
    {
        return in(m_conversations, id);
    }
    const std::optional<Stored>* conversation(const SubjectKey& key) const { return in(m_subjects, key); }

private:
    template <typename Key, typename Value>
    static const Value* in(const QHash<Key, Value>& table, const Key& key)
    {
        const auto it = table.constFind(key);
        return it == table.constEnd() ? nullptr : &*it;
    }

    QHash<CommandKey, std::optional<QByteArray>> m_answers;
    QHash<EventKey, bool> m_taken;
    QHash<ConversationId, std::optional<Stored>> m_conversations;
    QHash<SubjectKey, std::optional<Stored>> m_subjects;
};

} // namespace baton::relay::desk
