// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/domain/permissions.h"
#include "core/domain/refusal.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <optional>

/// The people and bots the relay knows. Plain values.
namespace baton::relay {

/// Which bots' conversations a member may see; nullopt means every bot.
using BotMembership = std::optional<QSet<BotId>>;

/// A member's address as it is kept, however it was typed: what is looked up and what is counted go by it.
inline QString accountOf(const QString& email) { return email.trimmed().toLower(); }

struct Member
{
    MemberId id;
    QString email; ///< as accountOf() has it; unique
    QString name;
    Role role = Role::Agent;
    Permissions withheld; ///< what the role would give and they do not have
    BotMembership bots;
    QString passwordHash; ///< argon2id, as libsodium writes it
    bool disabled = false;
    Instant createdAt;
    qint64 signOuts = 0; ///< how often all their sessions were ended
    qint64 capacity = 0; ///< conversations they may hold at once; 0: any number

    MemberRef ref() const { return {id, name}; }
    /// None while they are disabled.
    Permissions permissions() const { return disabled ? Permissions() : permissionsOf(role) & ~withheld; }

    friend bool operator==(const Member&, const Member&) = default;
};

struct Bot
{
    BotId id;
    QString name;
    QByteArray keyHash;
    QString webhookUrl;    ///< empty when it has none
    QString webhookSecret; ///< whsec_...
    QMap<QString, QString> settings;
    qint64 deliveredSeq = 0; ///< where its mail goes on when MailStore knows nothing of it
    Instant createdAt;
    Instant updatedAt = {}; ///< when an admin last changed it

    BotRef ref() const { return {id, name}; }

    friend bool operator==(const Bot&, const Bot&) = default;
};

/// The signed-in use of a member's account by one device.
struct AgentSession
{
    QByteArray tokenHash;
    MemberId member;
    QString deviceName;
    QString devicePlatform;
    DeviceId device; ///< the same whenever this device signs in
    Instant createdAt;
    Instant expiresAt;
    Instant lastSeen;
    qint64 connections = 0; ///< as the file has it
    qint64 signOuts = 0;    ///< the member's when it began: once that is another, it is no session any more

    friend bool operator==(const AgentSession&, const AgentSession&) = default;
};

/// How a conversation is called: here, and by its bot.
struct ConversationAddress
{
    ConversationId id;
    BotId bot;
    QString subject;

    friend bool operator==(const ConversationAddress&, const ConversationAddress&) = default;
};

/// Who asks, as far as a token tells.
struct SignedIn
{
    Member member;
    QByteArray tokenHash;
    Instant expiresAt;
    DeviceId device = {};

    Permissions permissions() const { return member.permissions(); }
};

} // namespace baton::relay
