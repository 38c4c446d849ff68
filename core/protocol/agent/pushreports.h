// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/push.h"

/// What a device says of what it was told, and asks of what it missed, on the agent socket.
namespace baton::protocol {

/// What this device did with what it was told.
struct DeliveryReport
{
    QString about; ///< the conversation, entry or run; the newest thing told of it counts
    QString state; ///< delivered, shown, acted
};
template <>
struct Wire<DeliveryReport>
{
    static constexpr auto fields =
        std::make_tuple(field("about", &DeliveryReport::about), field("state", &DeliveryReport::state));
};

struct ReportParams
{
    QList<DeliveryReport> items; ///< at most 1,000
};
template <>
struct Wire<ReportParams>
{
    static constexpr auto fields = std::make_tuple(field("items", &ReportParams::items));
};

struct PendingParams
{
    /// The last event this device has dealt with: what came after it counts, also when an earlier answer was
    /// lost on its way. Without it, what no answer has told of yet.
    std::optional<qint64> since;
};
template <>
struct Wire<PendingParams>
{
    static constexpr auto fields = std::make_tuple(field("since", &PendingParams::since));
};

/// What this device missed and still matters, up to and including event `upTo`. Asking counts as delivered.
struct PendingResult
{
    qint64 upTo = 0;
    qint64 escalations = 0;
    qint64 autoUpdates = 0;
    qint64 finished = 0; ///< workflow runs
    qint64 stuck = 0;
    qint64 started = 0; ///< and still under way
};
template <>
struct Wire<PendingResult>
{
    static constexpr auto fields = std::make_tuple(
        field("upTo", &PendingResult::upTo), field("escalations", &PendingResult::escalations),
        field("autoUpdates", &PendingResult::autoUpdates), field("finished", &PendingResult::finished),
        field("stuck", &PendingResult::stuck), defaulted("started", &PendingResult::started));
};

namespace method {

struct PushReport
{
    static constexpr QLatin1String name{"push.report"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ReportParams;
    using Answer = Nothing;
};
struct PushPending
{
    static constexpr QLatin1String name{"push.pending"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = PendingParams;
    using Answer = PendingResult;
};

} // namespace method

} // namespace baton::protocol
