// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/devices.h"

#include "core/relay/directory/secrets.h"

#include <algorithm>

namespace baton::relay {

namespace {

/// A device of which nothing is known yet but this session.
protocol::Device deviceFrom(const AgentSession& session, const Member& member)
{
    protocol::Device device;
    device.id = session.device;
    device.member = member.ref();
    device.email = member.email;
    device.signedInAt = session.createdAt;
    return device;
}

bool comesFirst(const protocol::Device& a, const protocol::Device& b)
{
    const auto key = [](const protocol::Device& one) {
        return std::tuple(one.member.name.toCaseFolded(), one.email, one.name.toCaseFolded(),
                          one.id.toString());
    };
    return key(a) < key(b);
}

} // namespace

DeviceId deviceOf(const MemberId& member, const QString& own)
{
    const auto hash = secrets::hashOf((member.toString() + u'\n' + own).toUtf8());
    return DeviceId(QLatin1Char('d') + QString::fromLatin1(hash.toHex().left(24)));
}

bool isKnownDevice(const Roster& roster, const QString& email, const QString& own)
{
    const auto* member = roster.memberByEmail(email);
    // What stands for a device without an id anybody can guess.
    if (!member || own.isEmpty() || own.contains(u'\n'))
        return false;
    const auto device = deviceOf(member->id, own);
    const auto sessions = roster.sessions();
    return std::any_of(sessions.begin(), sessions.end(),
                       [&](const auto& session) { return session.device == device; });
}

QList<protocol::Device> devicesOf(const Roster& roster, Instant now)
{
    QHash<DeviceId, protocol::Device> devices;
    QHash<DeviceId, Instant> newest; ///< its newest session says how it is called
    const auto sessions = roster.sessions();
    for (const auto& session : sessions) {
        const auto* member = roster.member(session.member);
        if (!member || member->disabled || session.expiresAt <= now)
            continue;
        auto found = devices.find(session.device);
        if (found == devices.end())
            found = devices.insert(session.device, deviceFrom(session, *member));
        auto& device = *found;
        device.signedInAt = std::min(device.signedInAt, session.createdAt);
        device.lastSeen = std::max(device.lastSeen, session.lastSeen);
        device.connected = device.connected || session.connections > 0;
        if (newest.value(session.device) <= session.createdAt) {
            newest.insert(session.device, session.createdAt);
            device.name = session.deviceName;
            device.platform = session.devicePlatform;
        }
    }
    auto all = devices.values();
    std::sort(all.begin(), all.end(), comesFirst);
    return all;
}

QString inWords(const protocol::Device& device)
{
    QStringList words{device.id.toString(), device.email, device.name};
    if (!device.platform.isEmpty())
        words.append(QStringLiteral("(%1)").arg(device.platform));
    return words.join(u' ');
}

} // namespace baton::relay
