// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/push.h"

/// What devices were told, and what became of it, as administrators read it on the agent socket.
namespace baton::protocol {

struct Delivery
{
    std::optional<QString> id; ///< what deliveries.retry takes: of notices to bots
    qint64 seq = 0;
    Instant at;
    QString kind;                  ///< escalation, assignment, autoupdate, workflow; webhook: to a bot
    std::optional<QString> detail; ///< the kind of change; the run's sub-channel; the type of the notice
    BotId bot;
    std::optional<QString> botName;
    QString about;                ///< id of the conversation, the entry, the run
    std::optional<QString> title; ///< the customer's name, the entry's summary, the workflow's name
    std::optional<QString> words; ///< what the customer said, whom the run is about; what a bot answered
    MemberId member;
    std::optional<QString> memberName;
    QString device; ///< its name and platform; the host of a webhook
    std::optional<DeviceId> deviceId;
    QString form;  ///< banner, loud, webhook
    QString state; ///< queued, delivered, shown, acted, expired; of webhooks also parked, stopped, sending
    Instant stateAt;

    friend bool operator==(const Delivery&, const Delivery&) = default;
};
template <>
struct Wire<Delivery>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &Delivery::id), field("seq", &Delivery::seq), field("at", &Delivery::at),
                        field("kind", &Delivery::kind), field("detail", &Delivery::detail),
                        field("bot", &Delivery::bot), field("botName", &Delivery::botName),
                        field("about", &Delivery::about), field("title", &Delivery::title),
                        field("words", &Delivery::words), field("member", &Delivery::member),
                        field("memberName", &Delivery::memberName), field("device", &Delivery::device),
                        field("deviceId", &Delivery::deviceId), field("form", &Delivery::form),
                        field("state", &Delivery::state), field("stateAt", &Delivery::stateAt));
};

struct DeliveriesParams
{
    std::optional<QString> about;
    std::optional<MemberId> member;
    std::optional<QString> kind;
    std::optional<QString> state;
    std::optional<qint64> before;  ///< event number
    std::optional<QString> cursor; ///< `next` of the page before
    std::optional<qint64> limit;   ///< 1..500, default 100
};
template <>
struct Wire<DeliveriesParams>
{
    static constexpr auto fields =
        std::make_tuple(field("about", &DeliveriesParams::about), field("member", &DeliveriesParams::member),
                        field("kind", &DeliveriesParams::kind), field("state", &DeliveriesParams::state),
                        field("before", &DeliveriesParams::before),
                        field("cursor", &DeliveriesParams::cursor), field("limit", &DeliveriesParams::limit));
};
/// First, on a page without filters, what waits to be sent again by hand; then the newest first. A filtered
/// page may hold fewer than were asked for, even none, and still not be the last: that is the one without
/// `next`.
struct DeliveriesResult
{
    QList<Delivery> items;
    std::optional<QString> next;
};
template <>
struct Wire<DeliveriesResult>
{
    static constexpr auto fields =
        std::make_tuple(field("items", &DeliveriesResult::items), field("next", &DeliveriesResult::next));
};

struct RetryParams
{
    QString id;
};
template <>
struct Wire<RetryParams>
{
    static constexpr auto fields = std::make_tuple(field("id", &RetryParams::id));
};

namespace method {

struct Deliveries
{
    static constexpr QLatin1String name{"deliveries.list"};
    static constexpr Permission permission = Permission::Administer;
    using Params = DeliveriesParams;
    using Answer = DeliveriesResult;
};
/// Sends a parked notice again, or goes on with a bot that was stopped.
struct DeliveriesRetry
{
    static constexpr QLatin1String name{"deliveries.retry"};
    static constexpr Permission permission = Permission::Administer;
    using Params = RetryParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
