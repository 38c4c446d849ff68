// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/agent/agentsession.h"

/// Where members are signed in, on the agent socket.
namespace baton::protocol {

/// One device of a member, however many sessions it has.
struct Device
{
    DeviceId id;
    MemberRef member;
    QString email;
    QString name;
    QString platform;
    bool connected = false; ///< a program of theirs is connected from it now
    QString availability;   ///< online, away; offline when it is not connected
    Instant signedInAt;
    Instant lastSeen; ///< now while it is connected, else when its last connection ended

    friend bool operator==(const Device&, const Device&) = default;
};
template <>
struct Wire<Device>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &Device::id), field("member", &Device::member), field("email", &Device::email),
        field("name", &Device::name), field("platform", &Device::platform),
        field("connected", &Device::connected), field("availability", &Device::availability),
        field("signedInAt", &Device::signedInAt), field("lastSeen", &Device::lastSeen));
};

struct DevicesParams
{
    std::optional<MemberId> member;
};
template <>
struct Wire<DevicesParams>
{
    static constexpr auto fields = std::make_tuple(field("member", &DevicesParams::member));
};
/// By the names of their members, then their own.
struct DevicesResult
{
    QList<Device> items;
};
template <>
struct Wire<DevicesResult>
{
    static constexpr auto fields = std::make_tuple(field("items", &DevicesResult::items));
};

struct RevokeParams
{
    DeviceId id;
};
template <>
struct Wire<RevokeParams>
{
    static constexpr auto fields = std::make_tuple(field("id", &RevokeParams::id));
};

namespace method {

struct Devices
{
    static constexpr QLatin1String name{"devices.list"};
    static constexpr Permission permission = Permission::Administer;
    using Params = DevicesParams;
    using Answer = DevicesResult;
};
/// Signs a device out, at once and with all its sessions.
struct DevicesRevoke
{
    static constexpr QLatin1String name{"devices.revoke"};
    static constexpr Permission permission = Permission::Administer;
    using Params = RevokeParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
