// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/permissions.h"

#include <array>
#include <utility>

namespace baton {

namespace {

constexpr std::array<std::pair<Role, QLatin1String>, 4> roleNames{
    {{Role::Viewer, QLatin1String("viewer")},
     {Role::Agent, QLatin1String("agent")},
     {Role::Supervisor, QLatin1String("supervisor")},
     {Role::Admin, QLatin1String("admin")}}};

constexpr std::array<std::pair<Permission, QLatin1String>, 6> allPermissions{
    {{Permission::ReadConversations, QLatin1String("conversations.read")},
     {Permission::Respond, QLatin1String("chatbot.respond")},
     {Permission::TakeFromOthers, QLatin1String("conversations.override")},
     {Permission::ReadActivity, QLatin1String("activity.read")},
     {Permission::ReviewActivity, QLatin1String("activity.review")},
     {Permission::Administer, QLatin1String("relay.administer")}}};

} // namespace

QString roleName(Role role)
{
    for (const auto& [value, name] : roleNames)
        if (value == role)
            return name;
    return {};
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const auto& [value, text] : roleNames)
        if (name == text)
            return value;
    return std::nullopt;
}

QString roleNamesText()
{
    QStringList names;
    for (const auto& [value, name] : roleNames)
        names.append(name);
    const auto last = names.takeLast();
    return QStringLiteral("%1 or %2").arg(names.join(QLatin1String(", ")), last);
}

QString permissionName(Permission permission)
{
    for (const auto& [value, name] : allPermissions)
        if (value == permission)
            return name;
    return {};
}

QStringList permissionNames(Permissions permissions)
{
    QStringList names;
    for (const auto& [value, name] : allPermissions)
        if (permissions.testFlag(value))
            names.append(name);
    return names;
}

std::optional<Permission> permissionFromName(QStringView name)
{
    for (const auto& [value, text] : allPermissions)
        if (name == text)
            return value;
    return std::nullopt;
}

Permissions permissionsFromNames(const QStringList& names)
{
    Permissions permissions;
    for (const auto& name : names)
        if (const auto permission = permissionFromName(name))
            permissions.setFlag(*permission);
    return permissions;
}

Permissions permissionsOf(Role role)
{
    const Permissions viewer = Permission::ReadConversations | Permission::ReadActivity;
    const Permissions agent = viewer | Permission::Respond | Permission::ReviewActivity;
    switch (role) {
    case Role::Viewer:
        return viewer;
    case Role::Agent:
        return agent;
    case Role::Supervisor:
        return agent | Permission::TakeFromOthers;
    case Role::Admin:
        return agent | Permission::TakeFromOthers | Permission::Administer;
    }
    return {};
}

} // namespace baton
