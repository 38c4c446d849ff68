// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/agent/agentmethods.h"
#include "core/relay/directory/member.h"

namespace baton::relay {

/// Who is behind an agent socket and what they may do now. Value; taken anew when the directory changes.
struct AgentAccess
{
    MemberRef member;
    QString email;
    QString role;
    Permissions permissions;
    desk::BotScope bots;
    DeviceId device = {}; ///< the one they speak from
    qint64 capacity = 0;  ///< conversations they may hold; 0: any number

    static AgentAccess of(const Member& member, const DeviceId& device = {})
    {
        return {member.ref(), member.email, roleName(member.role), member.permissions(),
                member.bots,  device,       member.capacity};
    }

    bool may(Permission permission) const { return permissions.testFlag(permission); }
    bool maySee(const BotId& bot) const { return !bots || bots->contains(bot); }
    protocol::MemberProfile profile() const
    {
        return {member.id, member.name, email, role, permissionNames(permissions)};
    }
    desk::Agent agent() const { return {Actor{member, permissions, capacity}, bots, device}; }

    friend bool operator==(const AgentAccess&, const AgentAccess&) = default;
};

} // namespace baton::relay
