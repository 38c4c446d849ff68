#include "core/domain/permissions.h"

#include <array>
#include <utility>

namespace baton {

namespace {

constexpr std::array<std::pair<Role, QLatin1String>, 3> roleNames{
    {{Role::Agent, QLatin1String("agent")},
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
    for (const auto& [value, name] : roleNames) {
        if (value == role)
            return name;
    }
    return {};
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const auto& [value, text] : roleNames) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

QString permissionName(Permission permission)
{
    for (const auto& [value, name] : allPermissions) {
        if (value == permission)
            return name;
    }
    return {};
}

QStringList permissionNames(Permissions permissions)
{
    QStringList names;
    for (const auto& [value, name] : allPermissions) {
        if (permissions.testFlag(value))
            names.append(name);
    }
    return names;
}

Permissions permissionsOf(Role role)
{
    const Permissions agent = Permission::ReadConversations | Permission::Respond | Permission::ReadActivity |
                              Permission::ReviewActivity;
    switch (role) {
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
