// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/wire/conversationwire.h"

/// Signing on at the agent socket: who one is, and the picture to start from.
namespace baton::protocol {

struct Nothing
{};
template <>
struct Wire<Nothing>
{
    static constexpr auto fields = std::make_tuple();
};

struct MemberProfile
{
    MemberId id;
    QString name;
    QString email;
    QString role;
    QStringList permissions;
};
template <>
struct Wire<MemberProfile>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &MemberProfile::id), field("name", &MemberProfile::name),
                        field("email", &MemberProfile::email), field("role", &MemberProfile::role),
                        field("permissions", &MemberProfile::permissions));
};

/// Notification `member`: what this member may do, or which bots there are for them, is another now; and once
/// after a session was resumed, since it may have changed meanwhile.
struct MemberChanged
{
    MemberProfile member;
    QList<BotRef> bots;
    /// They belong to other bots than before, so that only a fresh picture tells which conversations there
    /// are. Missing after a resume: whoever knew other bots has to take one.
    std::optional<bool> otherBots;
};
template <>
struct Wire<MemberChanged>
{
    static constexpr auto fields =
        std::make_tuple(field("member", &MemberChanged::member), field("bots", &MemberChanged::bots),
                        field("otherBots", &MemberChanged::otherBots));
};

struct Counts
{
    qint64 waiting = 0;
    qint64 mine = 0;
    qint64 all = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};
template <>
struct Wire<Counts>
{
    static constexpr auto fields = std::make_tuple(field("waiting", &Counts::waiting),
                                                   field("mine", &Counts::mine), field("all", &Counts::all));
};

/// What a replica starts from: every conversation that has not ended (the newest first, up to the relay's
/// limit), the bots the member belongs to, and the totals. Older and ended ones come by conversations.list.
template <typename Conversations>
struct SnapshotOf
{
    Conversations conversations;
    QList<BotRef> bots;
    Counts counts;
    QList<ReadMark> read = {}; ///< of these conversations, those the member has opened
};
using Snapshot = SnapshotOf<QList<Conversation>>;
using WrittenSnapshot = SnapshotOf<Written>;

template <typename Conversations>
struct Wire<SnapshotOf<Conversations>>
{
    using Picture = SnapshotOf<Conversations>;
    static constexpr auto fields =
        std::make_tuple(field("conversations", &Picture::conversations), field("bots", &Picture::bots),
                        field("counts", &Picture::counts), defaulted("read", &Picture::read));
};

struct HelloParams
{
    std::optional<qint64> since;              ///< the last event number the client has applied
    std::optional<QString> availability = {}; ///< online or away; else as presence.set said, or online
    std::optional<QString> log = {};          ///< which log that number is of, as an earlier answer said
};
template <>
struct Wire<HelloParams>
{
    static constexpr auto fields =
        std::make_tuple(field("since", &HelloParams::since),
                        field("availability", &HelloParams::availability), field("log", &HelloParams::log));
};

struct HelloResult
{
    MemberProfile member;
    qint64 seq = 0;       ///< the last event number the answer includes
    bool resumed = false; ///< true: every event after `since` follows; false: start over from `snapshot`
    std::optional<Snapshot> snapshot;
    /// Which log the numbers are of. Another one than before: nothing of the old picture counts any more.
    QString log = {};
};
template <>
struct Wire<HelloResult>
{
    static constexpr auto fields =
        std::make_tuple(field("member", &HelloResult::member), field("seq", &HelloResult::seq),
                        field("resumed", &HelloResult::resumed), field("snapshot", &HelloResult::snapshot),
                        defaulted("log", &HelloResult::log));
};

struct PresenceParams
{
    QString availability;
};
template <>
struct Wire<PresenceParams>
{
    static constexpr auto fields = std::make_tuple(field("availability", &PresenceParams::availability));
};

namespace method {

struct SessionHello
{
    static constexpr QLatin1String name{"session.hello"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = HelloParams;
    using Answer = HelloResult;
};
struct PresenceSet
{
    static constexpr QLatin1String name{"presence.set"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = PresenceParams;
    using Answer = Nothing;
};

} // namespace method

} // namespace baton::protocol
