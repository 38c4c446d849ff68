// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/agent/agentsession.h"

/// Who else is at the desk, and what of it is one's own.
namespace baton::protocol {

struct Colleague
{
    MemberId id;
    QString name;
    QString availability; ///< online, away, offline
    qint64 open = 0;      ///< conversations they hold

    friend bool operator==(const Colleague&, const Colleague&) = default;
};
template <>
struct Wire<Colleague>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &Colleague::id), field("name", &Colleague::name),
                        field("availability", &Colleague::availability), field("open", &Colleague::open));
};

struct ColleaguesParams
{
    BotId bot;
};
template <>
struct Wire<ColleaguesParams>
{
    static constexpr auto fields = std::make_tuple(field("bot", &ColleaguesParams::bot));
};

/// A bot of the member, with what waits and is open there.
struct OwnBot
{
    BotId id;
    QString name;
    qint64 waiting = 0;
    qint64 open = 0;
    qint64 mine = 0; ///< of the open ones

    friend bool operator==(const OwnBot&, const OwnBot&) = default;
};
template <>
struct Wire<OwnBot>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &OwnBot::id), field("name", &OwnBot::name), field("waiting", &OwnBot::waiting),
        field("open", &OwnBot::open), field("mine", &OwnBot::mine));
};

namespace method {

struct ListColleagues
{
    static constexpr QLatin1String name{"colleagues.list"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ColleaguesParams;
    using Answer = QList<Colleague>; ///< of those who may answer for that bot
};
struct ListOwnBots
{
    static constexpr QLatin1String name{"bots.mine"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = Nothing;
    using Answer = QList<OwnBot>;
};

} // namespace method

} // namespace baton::protocol
