// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFlags>
#include <QString>
#include <QStringList>
#include <optional>

namespace baton {

/// A viewer sees what agents see, answers nobody and is told of nobody who waits.
enum class Role { Viewer, Agent, Supervisor, Admin };

/// The wire name: agent, supervisor, admin.
QString roleName(Role role);
std::optional<Role> roleFromName(QStringView name);
/// Every role, for a sentence: "viewer, agent, supervisor or admin".
QString roleNamesText();

/// What a member may do. Every method of every interface names the one it needs.
enum class Permission {
    ReadConversations = 1 << 0, ///< conversations.read: lists, transcripts, search
    Respond = 1 << 1,           ///< chatbot.respond: claim, reply, hand back, and be told of escalations
    TakeFromOthers = 1 << 2,    ///< conversations.override: release or resolve what somebody else holds
    ReadActivity = 1 << 3,      ///< activity.read: workflow runs and bot changes
    ReviewActivity = 1 << 4,    ///< activity.review: mark a bot change as reviewed
    Administer = 1 << 5,        ///< relay.administer: members, bots, metrics, deliveries
};
Q_DECLARE_FLAGS(Permissions, Permission)
Q_DECLARE_OPERATORS_FOR_FLAGS(Permissions)

/// The wire name, such as `chatbot.respond`.
QString permissionName(Permission permission);
QStringList permissionNames(Permissions permissions);
std::optional<Permission> permissionFromName(QStringView name);
/// Of names that another wrote; those that mean nothing here are left out.
Permissions permissionsFromNames(const QStringList& names);
Permissions permissionsOf(Role role);

} // namespace baton
