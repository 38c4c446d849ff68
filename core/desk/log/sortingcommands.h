// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/lifecycle.h"

#include <QSet>
#include <optional>

/// How agents sort what is on the desk. Plain values.
namespace baton::relay::desk {

/// Which bots' conversations a member may touch; nullopt means all of them (admins).
using BotScope = std::optional<QSet<BotId>>;

/// Without a member it is the relay itself.
struct Agent
{
    Actor actor;
    BotScope bots;
    DeviceId device = {}; ///< the one they speak from
};

/// Gives it to a colleague, who must be one that may answer for its bot; to oneself it is taking over.
struct Assign
{
    ConversationId id;
    Agent to;
    std::optional<QString> note = {}; ///< for them; becomes a private note
};
/// Adds to its tags and takes from them; see tags.h.
struct Tag
{
    ConversationId id;
    QStringList add;
    QStringList remove;
};
/// Out of the way until then; without a time it is no longer.
struct Snooze
{
    ConversationId id;
    std::optional<Instant> until;
};
/// What was snoozed until now comes back; the relay's own.
struct Wake
{
    ConversationId id;
};
/// What is not named stays as it is, an empty text takes it away.
struct ContactChange
{
    std::optional<QString> name;
    std::optional<QString> email;
    std::optional<QString> phone;
    QMap<QString, QString> fields;
};
/// In all of the customer's conversations with the bot.
struct UpdateContact
{
    BotId bot;
    ContactId contact;
    ContactChange change;
};

} // namespace baton::relay::desk
