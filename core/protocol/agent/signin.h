// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"

/// Bodies of `/v1/sessions`.
namespace baton::protocol {

struct DeviceInfo
{
    QString name;
    QString platform;
    QString id; ///< chosen and kept by the device, so that it is known again

    friend bool operator==(const DeviceInfo&, const DeviceInfo&) = default;
};
template <>
struct Wire<DeviceInfo>
{
    static constexpr auto fields =
        std::make_tuple(defaulted("name", &DeviceInfo::name), defaulted("platform", &DeviceInfo::platform),
                        defaulted("id", &DeviceInfo::id));
};

/// POST /v1/sessions
struct SignInBody
{
    QString email;
    QString password;
    DeviceInfo device;
};
template <>
struct Wire<SignInBody>
{
    static constexpr auto fields =
        std::make_tuple(field("email", &SignInBody::email), field("password", &SignInBody::password),
                        defaulted("device", &SignInBody::device));
};

/// 201 to it. The token is shown this once.
struct SignInAnswer
{
    QString token;
    Instant expiresAt;
    MemberProfile member;
};
template <>
struct Wire<SignInAnswer>
{
    static constexpr auto fields =
        std::make_tuple(field("token", &SignInAnswer::token), field("expiresAt", &SignInAnswer::expiresAt),
                        field("member", &SignInAnswer::member));
};

} // namespace baton::protocol
