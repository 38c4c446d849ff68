// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/blocklist.h"
#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/protocol/agent/savedreplies.h"

#include <QByteArray>
#include <QString>
#include <variant>

/// Rows that are no events and that the desk writes for others.
namespace baton::relay::desk {

/// What a member wants to be told of on a device; with an empty device, what holds on all of theirs.
struct SubscriptionRow
{
    MemberId member;
    DeviceId device;
    QByteArray wanted; ///< JSON
};

/// How far a bot has acknowledged.
struct DeliveredPlace
{
    BotId bot;
    qint64 seq = 0;
};

/// Who has administered what.
struct AuditRow
{
    QString who;
    QString action;
    QString detail;
    Instant at;
};

/// The numbers to come are of this log.
struct NewLogId
{
    QString id;
};

/// Nothing is taken from them until then.
struct BlockRow
{
    Block block;
};

/// They are let in again.
struct UnblockRow
{
    BotId bot;
    ContactId contact;
};

/// A saved reply, new or as it is by now.
struct SavedReplyRow
{
    protocol::SavedReply reply;
};

struct RemovedReplyRow
{
    QString id;
};

using SideRow = std::variant<SubscriptionRow, DeliveredPlace, AuditRow, NewLogId, BlockRow, UnblockRow,
                             SavedReplyRow, RemovedReplyRow>;

} // namespace baton::relay::desk
