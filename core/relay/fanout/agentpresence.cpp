// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/agentpresence.h"

#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

QString AgentPresence::nameOf(Availability availability)
{
    switch (availability) {
    case Availability::Offline:
    case Availability::Connecting:
        return QStringLiteral("offline");
    case Availability::Away:
        return QStringLiteral("away");
    case Availability::Online:
        return QStringLiteral("online");
    }
    return {};
}

AgentPresence::AgentPresence(const Passing& passing) : m_passing(passing) {}

AgentPresence::Availability AgentPresence::total(const QHash<quintptr, Availability>& programs)
{
    auto best = Availability::Offline;
    for (const auto availability : programs)
        best = std::max(best, availability);
    return best;
}

void AgentPresence::set(const MemberRef& member, quintptr program, Availability availability)
{
    Availability after = Availability::Offline;
    {
        const QMutexLocker lock(&m_mutex);
        auto& programs = m_programs[member.id];
        const auto before = total(programs);
        if (programs.isEmpty() && availability != Availability::Offline)
            ++m_arrivals[member.id];
        if (availability == Availability::Offline)
            programs.remove(program);
        else
            programs.insert(program, availability);
        after = total(programs);
        if (programs.isEmpty())
            m_programs.remove(member.id);
        const int more = int(after == Availability::Online) - int(before == Availability::Online);
        for (auto it = m_online.begin(); more != 0 && it != m_online.end(); ++it)
            if (!m_mayAnswer || m_mayAnswer(member.id, it.key()))
                *it += more;
        if (nameOf(before) == nameOf(after))
            return;
    }
    protocol::Presence presence;
    presence.member = member;
    presence.availability = nameOf(after);
    m_passing.publish({BotId(), member.id, presence});
}

void AgentPresence::setMayAnswer(MayAnswer mayAnswer)
{
    const QMutexLocker lock(&m_mutex);
    m_mayAnswer = std::move(mayAnswer);
    m_online.clear();
}

void AgentPresence::directoryChanged()
{
    const QMutexLocker lock(&m_mutex);
    m_online.clear();
}

void AgentPresence::setDevice(const DeviceId& device, quintptr program, Availability availability)
{
    const QMutexLocker lock(&m_mutex);
    if (availability != Availability::Offline) {
        m_devices[device].insert(program, availability);
        return;
    }
    const auto it = m_devices.find(device);
    if (it == m_devices.end())
        return;
    it->remove(program);
    if (it->isEmpty())
        m_devices.erase(it);
}

bool AgentPresence::isConnected(const DeviceId& device) const
{
    const QMutexLocker lock(&m_mutex);
    return m_devices.contains(device);
}

AgentPresence::Availability AgentPresence::of(const MemberId& member) const
{
    const QMutexLocker lock(&m_mutex);
    return total(m_programs.value(member));
}

AgentPresence::Availability AgentPresence::of(const DeviceId& device) const
{
    const QMutexLocker lock(&m_mutex);
    return total(m_devices.value(device));
}

bool AgentPresence::isConnected(const MemberId& member) const
{
    const QMutexLocker lock(&m_mutex);
    return m_programs.contains(member);
}

AgentPresence::Arrivals AgentPresence::arrivalsOf(const MemberId& member) const
{
    const QMutexLocker lock(&m_mutex);
    return {m_programs.contains(member), m_arrivals.value(member)};
}

qint64 AgentPresence::onlineFor(const BotId& bot) const
{
    const QMutexLocker lock(&m_mutex);
    if (const auto known = m_online.constFind(bot); known != m_online.cend())
        return *known;
    qint64 count = 0;
    for (auto it = m_programs.begin(); it != m_programs.end(); ++it)
        if (total(it.value()) == Availability::Online && (!m_mayAnswer || m_mayAnswer(it.key(), bot)))
            ++count;
    m_online.insert(bot, count);
    return count;
}

} // namespace baton::relay
