// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/relay/directory/member.h"

#include <QHash>
#include <QList>
#include <memory>
#include <mutex>
#include <optional>

namespace baton::relay {

/// One picture of members, sessions and bots. Immutable once made, so it is safe on any thread.
class Roster
{
public:
    Roster() = default;
    /// The same for pictures that differ in when a session was last seen only.
    quint64 edition() const { return m_edition; }
    Roster(QList<Member> members, QList<AgentSession> sessions, QList<Bot> bots);

    const Member* member(const MemberId& id) const;
    /// @p email in any case
    const Member* memberByEmail(const QString& email) const;
    const AgentSession* session(const QByteArray& tokenHash) const;
    const Bot* bot(const BotId& id) const;
    const Bot* botByKeyHash(const QByteArray& keyHash) const;

    /// Somebody there is, not disabled, who may respond and belongs to the bot.
    bool mayAnswer(const MemberId& id, const BotId& bot) const;

    QList<Member> members() const { return m_members.values(); }
    QList<Bot> bots() const;
    /// By name. Shared by every picture in which no bot has changed, so that comparing them costs nothing.
    QList<BotRef> botNames() const { return m_botNames; }
    QList<AgentSession> sessions() const { return m_sessions.values(); }

    /// A copy with one session more, or some less; the rest is shared.
    Roster with(AgentSession session) const;
    Roster withSeen(const QHash<QByteArray, Instant>& seen) const;
    Roster without(const QByteArray& tokenHash) const;
    Roster without(const DeviceId& device) const;

private:
    QHash<MemberId, Member> m_members;
    QHash<QString, MemberId> m_byEmail;
    QHash<QByteArray, AgentSession> m_sessions;
    QHash<BotId, Bot> m_bots;
    QHash<QByteArray, BotId> m_byKeyHash;
    QList<BotRef> m_botNames;
    quint64 m_edition = 0;
};

/// The newest picture. Safe on any thread.
class CurrentRoster
{
public:
    std::shared_ptr<const Roster> get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_roster;
    }
    /// A copy of the bot that @p look finds in it.
    template <typename Look>
    std::optional<Bot> find(Look look) const
    {
        const auto picture = get();
        const Bot* bot = look(*picture);
        return bot ? std::optional(*bot) : std::nullopt;
    }
    void set(Roster next)
    {
        auto fresh = std::make_shared<const Roster>(std::move(next));
        const std::lock_guard lock(m_mutex);
        m_roster = std::move(fresh);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Roster> m_roster = std::make_shared<Roster>();
};

} // namespace baton::relay
