// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"
#include "core/domain/permissions.h"
#include "core/protocol/wire/conversationwire.h"

/// A bot's changes to itself on the wire: the data of `autoupdate.*` events, and the methods.
namespace baton::protocol {

template <>
struct Wire<AutoUpdate>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &AutoUpdate::id), field("n", &AutoUpdate::n), field("bot", &AutoUpdate::bot),
        field("kind", &AutoUpdate::kind), field("summary", &AutoUpdate::summary),
        field("source", &AutoUpdate::source), field("cause", &AutoUpdate::cause),
        defaulted("details", &AutoUpdate::details), field("at", &AutoUpdate::at),
        field("hash", &AutoUpdate::hash), field("reviewedBy", &AutoUpdate::reviewedBy),
        field("reviewedAt", &AutoUpdate::reviewedAt));
};

namespace eventtype {
inline constexpr QLatin1String autoUpdateRecorded("autoupdate.recorded");
inline constexpr QLatin1String autoUpdateReviewed("autoupdate.reviewed");
} // namespace eventtype

/// Data of every `autoupdate.*` event: the entry as it is after it.
struct AutoUpdateChanged
{
    AutoUpdate entry;
};
template <>
struct Wire<AutoUpdateChanged>
{
    static constexpr auto fields = std::make_tuple(field("entry", &AutoUpdateChanged::entry));
};

struct AutoUpdatesParams
{
    std::optional<AutoUpdateId> id; ///< this one only
    std::optional<BotId> bot;
    std::optional<QString> kind;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<bool> reviewed;
    std::optional<QString> query; ///< in summary, source and cause
    std::optional<qint64> limit;  ///< 1..500, default 100
    std::optional<QString> cursor;
};
template <>
struct Wire<AutoUpdatesParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &AutoUpdatesParams::id), field("bot", &AutoUpdatesParams::bot),
                        field("kind", &AutoUpdatesParams::kind), field("from", &AutoUpdatesParams::from),
                        field("to", &AutoUpdatesParams::to), field("reviewed", &AutoUpdatesParams::reviewed),
                        field("query", &AutoUpdatesParams::query), field("limit", &AutoUpdatesParams::limit),
                        field("cursor", &AutoUpdatesParams::cursor));
};

/// The newest first.
struct AutoUpdatesResult
{
    QList<AutoUpdate> items;
    std::optional<QString> next;
    qint64 unreviewed = 0; ///< of all this member may see
};
template <>
struct Wire<AutoUpdatesResult>
{
    static constexpr auto fields =
        std::make_tuple(field("items", &AutoUpdatesResult::items), field("next", &AutoUpdatesResult::next),
                        field("unreviewed", &AutoUpdatesResult::unreviewed));
};

/// A second review changes nothing and answers with the first.
struct ReviewParams
{
    AutoUpdateId id;
};
template <>
struct Wire<ReviewParams>
{
    static constexpr auto fields = std::make_tuple(field("id", &ReviewParams::id));
};
struct ReviewResult
{
    AutoUpdate entry;
};
template <>
struct Wire<ReviewResult>
{
    static constexpr auto fields = std::make_tuple(field("entry", &ReviewResult::entry));
};

namespace method {

struct AutoUpdatesList
{
    static constexpr QLatin1String name{"autoupdates.list"};
    static constexpr Permission permission = Permission::ReadActivity;
    using Params = AutoUpdatesParams;
    using Answer = AutoUpdatesResult;
};
struct AutoUpdatesReview
{
    static constexpr QLatin1String name{"autoupdates.review"};
    static constexpr Permission permission = Permission::ReviewActivity;
    using Params = ReviewParams;
    using Answer = ReviewResult;
};

} // namespace method

} // namespace baton::protocol
