// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/domain/push/subscriptions.h"
#include "core/protocol/agent/agentsession.h"

/// Subscriptions on the agent socket.
namespace baton::protocol {

template <>
struct Wire<push::QuietHours>
{
    using Hours = push::QuietHours;
    static constexpr auto fields =
        std::make_tuple(defaulted("on", &Hours::on), defaulted("from", &Hours::from),
                        defaulted("to", &Hours::to), defaulted("days", &Hours::days),
                        defaulted("zone", &Hours::zone), defaulted("escalationsToo", &Hours::escalationsToo));
};
template <>
struct Wire<push::BotSubscription>
{
    static constexpr auto fields = std::make_tuple(
        field("bot", &push::BotSubscription::bot), field("escalations", &push::BotSubscription::escalations),
        defaulted("autoUpdates", &push::BotSubscription::autoUpdates));
};
template <>
struct Wire<push::WorkflowSubscription>
{
    static constexpr auto fields =
        std::make_tuple(field("workflow", &push::WorkflowSubscription::workflow),
                        defaulted("channels", &push::WorkflowSubscription::channels),
                        defaulted("bot", &push::WorkflowSubscription::bot));
};
template <>
struct Wire<push::Subscriptions>
{
    using Set = push::Subscriptions;
    static constexpr auto fields =
        std::make_tuple(defaulted("escalations", &Set::escalations), defaulted("messages", &Set::messages),
                        defaulted("autoUpdates", &Set::autoUpdates), defaulted("workflows", &Set::workflows),
                        defaulted("bots", &Set::bots), defaulted("perWorkflow", &Set::perWorkflow),
                        defaulted("quietHours", &Set::quietHours));
};

namespace method {

struct SubscriptionsGet
{
    static constexpr QLatin1String name{"subscriptions.get"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = Nothing;
    using Answer = push::Subscriptions;
};
struct SubscriptionsSet
{
    static constexpr QLatin1String name{"subscriptions.set"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = push::Subscriptions;
    using Answer = push::Subscriptions;
};
} // namespace method

} // namespace baton::protocol
