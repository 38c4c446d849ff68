// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/agent/agentsession.h"

/// Customers from whom nothing is taken.
namespace baton::protocol {

/// Keeps somebody out: nothing of theirs is taken until then.
struct BlockParams
{
    ContactId contact;
    std::optional<BotId> bot;     ///< as of ContactParams
    std::optional<Instant> until; ///< nothing: until they are let in again
    bool address = false;         ///< and whoever comes from the same address
};
template <>
struct Wire<BlockParams>
{
    static constexpr auto fields =
        std::make_tuple(field("contact", &BlockParams::contact), field("bot", &BlockParams::bot),
                        field("until", &BlockParams::until), defaulted("address", &BlockParams::address));
};
struct UnblockParams
{
    ContactId contact;
    std::optional<BotId> bot;
};
template <>
struct Wire<UnblockParams>
{
    static constexpr auto fields =
        std::make_tuple(field("contact", &UnblockParams::contact), field("bot", &UnblockParams::bot));
};

namespace method {

struct BlockVisitor
{
    static constexpr QLatin1String name{"visitors.block"};
    static constexpr Permission permission = Permission::Respond;
    using Params = BlockParams;
    using Answer = Nothing;
};
struct UnblockVisitor
{
    static constexpr QLatin1String name{"visitors.unblock"};
    static constexpr Permission permission = Permission::Respond;
    using Params = UnblockParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
