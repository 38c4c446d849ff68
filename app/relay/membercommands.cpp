// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commands.h"

#include <QJsonArray>

namespace baton::app {

namespace {

using relay::Administration;
using relay::Member;

QJsonObject toJson(const Member& member)
{
    QStringList bots;
    for (const auto& bot : member.bots.value_or(QSet<BotId>()))
        bots.append(bot.toString());
    bots.sort();
    return {
        {QStringLiteral("id"), member.id.toString()},
        {QStringLiteral("email"), member.email},
        {QStringLiteral("name"), member.name},
        {QStringLiteral("role"), roleName(member.role)},
        {QStringLiteral("permissions"), QJsonArray::fromStringList(permissionNames(member.permissions()))},
        {QStringLiteral("without"), QJsonArray::fromStringList(permissionNames(member.withheld))},
        {QStringLiteral("bots"), QJsonArray::fromStringList(bots)},
        {QStringLiteral("capacity"), member.capacity},
        {QStringLiteral("disabled"), member.disabled},
        {QStringLiteral("createdAt"), member.createdAt.toRfc3339()}};
}

/// Does one thing, and says what became of the member.
int change(const CommandLine& line, const QString& done,
           const std::function<Result<Member>(Administration&)>& work,
           OpensDatabase open = openExistingDatabase)
{
    const auto changed = [&](Administration& administration) -> int {
        const auto member = work(administration);
        if (!member)
            return fail(member.error());
        if (line.json())
            printJson(toJson(*member));
        else
            printLine(done.arg(member->email));
        return Done;
    };
    return administer(line, changed, open);
}

int failRole(const QString& role)
{
    return fail(QStringLiteral("\"%1\" is no role. It is %2.").arg(role, roleNamesText()), Usage);
}

/// What stands behind a member's name in a list.
QString remarks(const Member& member)
{
    QString text;
    if (member.withheld)
        text += QStringLiteral("  (without %1)").arg(permissionNames(member.withheld).join(u' '));
    if (member.capacity > 0)
        text += QStringLiteral("  (at most %1 at once)").arg(member.capacity);
    if (member.disabled)
        text += QStringLiteral("  (disabled)");
    return text;
}

} // namespace

int memberAdd(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member add"), QStringLiteral("Adds a member, who can sign in at once."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("What they sign in with."));
    line.parser().addOptions(
        {{QStringLiteral("name"), QStringLiteral("What customers and colleagues see."),
          QStringLiteral("NAME")},
         {QStringLiteral("role"), roleNamesText() + u'.', QStringLiteral("ROLE"), QStringLiteral("agent")},
         {QStringLiteral("bot"),
          QStringLiteral("A bot they belong to; may be given again. Without it: every bot."),
          QStringLiteral("ID")},
         {QStringLiteral("password-stdin"), QStringLiteral("Read the password from standard input.")}});
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    const auto role = roleFromName(line.value("role"));
    if (!role)
        return failRole(line.value("role"));
    if (!line.has("name"))
        return fail(QStringLiteral("A member needs a name: --name NAME"), Usage);
    if (!line.has("password-stdin"))
        return fail(QStringLiteral("Give the password on standard input, with --password-stdin."), Usage);
    const auto password = passwordFromStdin();
    if (!password)
        return fail(password.error());
    const auto add = [&](Administration& administration) {
        return administration.addMember(
            {line.positional(0), line.value("name"), *role, line.values("bot"), *password});
    };
    return change(line, QStringLiteral("Added %1."), add, openDatabase);
}

int memberList(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member list"), QStringLiteral("Lists the members."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    return administer(
        line,
        [&](Administration& administration) -> int {
            const auto members = administration.members();
            if (!members)
                return fail(members.error());
            QJsonArray array;
            for (const auto& member : *members) {
                array.append(toJson(member));
                if (!line.json())
                    printLine(QStringLiteral("%1  %2  %3%4")
                                  .arg(member.email, -32)
                                  .arg(roleName(member.role), -10)
                                  .arg(member.name, remarks(member)));
            }
            if (line.json())
                printJson({{QStringLiteral("members"), array}});
            return Done;
        },
        openToRead);
}

int memberDisable(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member disable"),
                     QStringLiteral("Disables a member. Their sessions end at once."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whom."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    return change(line, QStringLiteral("Disabled %1."),
                  [&](Administration& administration) { return administration.disable(line.positional(0)); });
}

int memberEnable(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member enable"), QStringLiteral("Lets a disabled member in again."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whom."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    return change(line, QStringLiteral("Enabled %1."),
                  [&](Administration& administration) { return administration.enable(line.positional(0)); });
}

int memberSetRole(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member set-role"),
                     QStringLiteral("Changes what a member may do, in their open programs too."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whom."));
    line.parser().addPositionalArgument(QStringLiteral("ROLE"), roleNamesText() + u'.');
    if (const auto code = line.parse(arguments, 2, 2))
        return *code;
    const auto role = roleFromName(line.positional(1));
    if (!role)
        return failRole(line.positional(1));
    return change(line, QStringLiteral("Changed the role of %1."), [&](Administration& administration) {
        return administration.setRole(line.positional(0), *role);
    });
}

int memberSet(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("member set"),
        QStringLiteral(
            "Withholds single permissions of a member's role, or says how many conversations they may hold "
            "at once; in their open programs too."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whom."));
    line.parser().addOptions(
        {{QStringLiteral("without"),
          QStringLiteral("Withhold this one, such as chatbot.respond; may be given again."),
          QStringLiteral("PERMISSION")},
         {QStringLiteral("with"), QStringLiteral("Withhold it no longer; may be given again."),
          QStringLiteral("PERMISSION")},
         {QStringLiteral("capacity"), QStringLiteral("How many they may hold at once; 0 is any number."),
          QStringLiteral("N")}});
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    if (!line.has("without") && !line.has("with") && !line.has("capacity"))
        return fail(QStringLiteral("Say what: --without PERMISSION, --with PERMISSION or --capacity N."),
                    Usage);
    bool isNumber = true;
    const auto capacity = line.has("capacity") ? line.value("capacity").toLongLong(&isNumber) : 0;
    if (!isNumber)
        return fail(QStringLiteral("\"%1\" is no number.").arg(line.value("capacity")), Usage);
    for (const auto& name : line.values("without") + line.values("with")) {
        if (!permissionFromName(name)) {
            return fail(QStringLiteral("\"%1\" is no permission. There are: %2.")
                            .arg(name, permissionNames(permissionsOf(Role::Admin)).join(QLatin1String(", "))),
                        Usage);
        }
    }
    return change(line, QStringLiteral("Changed what %1 may do."),
                  [&](Administration& administration) -> Result<Member> {
                      if (line.has("without") || line.has("with")) {
                          const auto done = administration.withhold(
                              line.positional(0), permissionsFromNames(line.values("without")),
                              permissionsFromNames(line.values("with")));
                          if (!done || !line.has("capacity"))
                              return done;
                      }
                      return administration.setCapacity(line.positional(0), capacity);
                  });
}

int memberSetBots(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member set-bots"),
                     QStringLiteral("Changes which bots a member belongs to, in their open programs too."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whom."));
    line.parser().addOptions(
        {{QStringLiteral("bot"), QStringLiteral("A bot they belong to; may be given again."),
          QStringLiteral("ID")},
         {QStringLiteral("every-bot"), QStringLiteral("Every bot, also those that are added later.")}});
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    if (line.has("bot") == line.has("every-bot"))
        return fail(QStringLiteral("Say which: --bot ID, as often as it takes, or --every-bot."), Usage);
    return change(line, QStringLiteral("Changed the bots of %1."), [&](Administration& administration) {
        return administration.setBots(line.positional(0), line.values("bot"));
    });
}

int memberResetPassword(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("member reset-password"),
                     QStringLiteral("Sets a new password. The member's sessions end at once."));
    line.parser().addPositionalArgument(QStringLiteral("EMAIL"), QStringLiteral("Whose."));
    line.parser().addOption(
        {QStringLiteral("password-stdin"), QStringLiteral("Read the password from standard input.")});
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    if (!line.has("password-stdin"))
        return fail(QStringLiteral("Give the password on standard input, with --password-stdin."), Usage);
    const auto password = passwordFromStdin();
    if (!password)
        return fail(password.error());
    return change(line, QStringLiteral("Set a new password for %1."), [&](Administration& administration) {
        return administration.resetPassword(line.positional(0), *password);
    });
}

} // namespace baton::app
