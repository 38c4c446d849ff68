// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/roster.h"

#include <algorithm>
#include <atomic>
#include <tuple>

namespace baton::relay {

namespace {

template <typename Key, typename Value>
const Value* at(const QHash<Key, Value>& hash, const Key& key)
{
    const auto found = hash.constFind(key);
    return found == hash.constEnd() ? nullptr : &found.value();
}

quint64 nextEdition()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

Roster::Roster(QList<Member> members, QList<AgentSession> sessions, QList<Bot> bots)
    : m_edition(nextEdition())
{
    for (auto& member : members) {
        m_byEmail.insert(member.email, member.id);
        m_members.insert(member.id, std::move(member));
    }
    for (auto& session : sessions)
        m_sessions.insert(session.tokenHash, std::move(session));
    for (auto& bot : bots) {
        m_botNames.append({bot.id, bot.name});
        m_byKeyHash.insert(bot.keyHash, bot.id);
        m_bots.insert(bot.id, std::move(bot));
    }
    std::sort(m_botNames.begin(), m_botNames.end(), [](const BotRef& a, const BotRef& b) {
        return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
}

const Member* Roster::member(const MemberId& id) const { return at(m_members, id); }

const Member* Roster::memberByEmail(const QString& email) const
{
    const auto* id = at(m_byEmail, accountOf(email));
    return id ? member(*id) : nullptr;
}

const AgentSession* Roster::session(const QByteArray& tokenHash) const { return at(m_sessions, tokenHash); }
const Bot* Roster::bot(const BotId& id) const { return at(m_bots, id); }

const Bot* Roster::botByKeyHash(const QByteArray& keyHash) const
{
    const auto* id = at(m_byKeyHash, keyHash);
    return id ? bot(*id) : nullptr;
}

bool Roster::mayAnswer(const MemberId& id, const BotId& bot) const
{
    const auto* known = member(id);
    return known && known->permissions().testFlag(Permission::Respond) &&
           (!known->bots || known->bots->contains(bot));
}

QList<Bot> Roster::bots() const
{
    auto all = m_bots.values();
    std::sort(all.begin(), all.end(), [](const Bot& a, const Bot& b) { return a.id < b.id; });
    return all;
}

Roster Roster::with(AgentSession session) const
{
    Roster copy = *this;
    copy.m_edition = nextEdition();
    copy.m_sessions.insert(session.tokenHash, std::move(session));
    return copy;
}

Roster Roster::withSeen(const QHash<QByteArray, Instant>& seen) const
{
    Roster copy = *this;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        const auto session = copy.m_sessions.find(it.key());
        if (session != copy.m_sessions.end())
            session->lastSeen = std::max(session->lastSeen, it.value());
    }
    return copy;
}

Roster Roster::without(const QByteArray& tokenHash) const
{
    Roster copy = *this;
    copy.m_edition = nextEdition();
    copy.m_sessions.remove(tokenHash);
    return copy;
}

Roster Roster::without(const DeviceId& device) const
{
    Roster copy = *this;
    copy.m_edition = nextEdition();
    copy.m_sessions.removeIf([&](const auto& entry) { return entry.value().device == device; });
    return copy;
}

} // namespace baton::relay
