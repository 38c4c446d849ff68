// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/agent/agentsession.h"

/// Customers, as far as they are known, and what agents note of them.
namespace baton::protocol {

/// A contact with what is behind it.
struct ContactDetails
{
    ContactId id;
    QString name;
    QString email;
    QString phone;
    QString ip;
    QString country;
    QMap<QString, QString> fields;
    QList<Note> notes;                        ///< in order; for agents alone
    QList<Conversation> conversations;        ///< with one of the member's bots, the newest first, at most 50
    bool blocked = false;                     ///< nothing of theirs is taken
    std::optional<Instant> blockedUntil = {}; ///< when blocked: nothing, until they are let in again
};
template <>
struct Wire<ContactDetails>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &ContactDetails::id), field("name", &ContactDetails::name),
        defaulted("email", &ContactDetails::email), defaulted("phone", &ContactDetails::phone),
        defaulted("ip", &ContactDetails::ip), defaulted("country", &ContactDetails::country),
        field("fields", &ContactDetails::fields), field("notes", &ContactDetails::notes),
        field("conversations", &ContactDetails::conversations),
        defaulted("blocked", &ContactDetails::blocked), field("blockedUntil", &ContactDetails::blockedUntil));
};
struct ContactResult
{
    ContactDetails contact;
};
template <>
struct Wire<ContactResult>
{
    static constexpr auto fields = std::make_tuple(field("contact", &ContactResult::contact));
};

struct ContactParams
{
    ContactId id;
    std::optional<BotId> bot; ///< where two bots know somebody by the same id; else the newest
};
template <>
struct Wire<ContactParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &ContactParams::id), field("bot", &ContactParams::bot));
};

/// What is not named stays as it is; an empty text takes it away.
struct ContactUpdateParams
{
    ContactId id;
    CommandId commandId;
    std::optional<BotId> bot;
    std::optional<QString> name;
    std::optional<QString> email;
    std::optional<QString> phone;
    QMap<QString, QString> fields;
};
template <>
struct Wire<ContactUpdateParams>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &ContactUpdateParams::id), field("commandId", &ContactUpdateParams::commandId),
        field("bot", &ContactUpdateParams::bot), field("name", &ContactUpdateParams::name),
        field("email", &ContactUpdateParams::email), field("phone", &ContactUpdateParams::phone),
        defaulted("fields", &ContactUpdateParams::fields));
};

struct ContactNoteParams
{
    ContactId id;
    CommandId commandId;
    std::optional<BotId> bot;
    QString text;
};
template <>
struct Wire<ContactNoteParams>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &ContactNoteParams::id), field("commandId", &ContactNoteParams::commandId),
        field("bot", &ContactNoteParams::bot), field("text", &ContactNoteParams::text));
};

namespace method {

struct GetContact
{
    static constexpr QLatin1String name{"contacts.get"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ContactParams;
    using Answer = ContactResult;
};
struct UpdateContact
{
    static constexpr QLatin1String name{"contacts.update"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ContactUpdateParams;
    using Answer = ContactResult;
};
struct NoteContact
{
    static constexpr QLatin1String name{"contacts.note"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ContactNoteParams;
    using Answer = ContactResult;
};

} // namespace method

} // namespace baton::protocol
