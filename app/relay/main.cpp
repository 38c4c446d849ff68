// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "core/domain/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

using namespace baton::app;

namespace {

struct Command
{
    const char* name;
    int (*run)(const QStringList& arguments);
    const char* summary;
};

constexpr auto commands = std::to_array<Command>({
    {"serve", serve, "Serve agents, customers and bots"},
    {"member add", memberAdd, "Add a member"},
    {"member list", memberList, "List the members"},
    {"member disable", memberDisable, "Disable a member and end their sessions"},
    {"member enable", memberEnable, "Let a disabled member in again"},
    {"member set-role", memberSetRole, "Change a member's role"},
    {"member set", memberSet, "Withhold single permissions from a member, or limit what they hold"},
    {"member set-bots", memberSetBots, "Change which bots a member belongs to"},
    {"member reset-password", memberResetPassword, "Set a new password and end the member's sessions"},
    {"bot add", botAdd, "Add a bot; prints its API key and webhook secret, once"},
    {"bot list", botList, "List the bots"},
    {"bot rotate-key", botRotateKey, "Give a bot a new API key; the old one ends at once"},
    {"bot set", botSet, "Change a bot's name, webhook or texts"},
    {"workflow set", workflowSet, "Change when a step of a workflow counts as stuck"},
    {"delivery list", deliveryList, "List who was told of what, and what became of it"},
    {"delivery retry", deliveryRetry, "Send again what bots have refused"},
    {"device list", deviceList, "List where members are signed in"},
    {"device revoke", deviceRevoke, "Sign a device out, at once"},
    {"visitor list", visitorList, "List the customers who are blocked"},
    {"visitor unblock", visitorUnblock, "Let a blocked customer in again, at once"},
    {"backup", backup, "Write a backup while the relay runs or not"},
    {"restore", restore, "Put a backup in the place of the database"},
    {"rebuild", rebuild, "Make the derived tables again from the event log"},
    {"check", check, "Check the database and what is derived from the log"},
#ifdef Q_OS_WIN
    {"service install", serviceInstall, "Let Windows start the relay"},
    {"service remove", serviceRemove, "Stop that and take it out"},
    {"service run", serviceRun, "What Windows starts"},
#endif
    {"version", version, "Print the version"},
});

bool isHelp(const QString& word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help");
}

/// @p group is the first word of several commands, such as member; empty for all commands.
QString usage(const QString& group = {})
{
    auto text = group.isEmpty()
                    ? QStringLiteral("Usage: baton-relay COMMAND [options]\n\n"
                                     "Hands conversations from bots to people.\n\nCommands:\n")
                    : QStringLiteral("Usage: baton-relay %1 COMMAND [options]\n\nCommands:\n").arg(group);
    for (const auto& command : commands) {
        if (!group.isEmpty() && !QLatin1String(command.name).startsWith(group + u' '))
            continue;
        text += QStringLiteral("  %1 %2\n")
                    .arg(QString::fromLatin1(command.name), -22)
                    .arg(QString::fromLatin1(command.summary));
    }
    return text + QStringLiteral("\nMore on one of them: baton-relay COMMAND --help");
}

bool isOption(const QString& word) { return word.startsWith(u'-'); }

/// "help member add" asks for what "member add --help" does.
QStringList wordsFirst(const QStringList& arguments)
{
    if (arguments.size() < 2 || !isHelp(arguments.first()) || isOption(arguments.at(1)))
        return arguments;
    return arguments.mid(1) + QStringList{QStringLiteral("--help")};
}

/// @p options is what follows the group's name where a command should.
int runGroup(const QString& group, const QStringList& options)
{
    if (std::any_of(options.begin(), options.end(), isHelp)) {
        printLine(usage(group));
        return Done;
    }
    return fail(QStringLiteral("A command is missing after \"%1\".\n\n").arg(group) + usage(group), Usage);
}

int run(const QStringList& arguments)
{
    for (const auto& command : commands) {
        const auto words = QString::fromLatin1(command.name).split(u' ');
        if (arguments.mid(0, words.size()) == words)
            return command.run(arguments.mid(words.size()));
    }
    const auto first = arguments.value(0);
    const bool isGroup = std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
        return !first.isEmpty() && QLatin1String(command.name).startsWith(first + u' ');
    });
    const auto second = arguments.value(1);
    if (isGroup && (second.isEmpty() || isOption(second) || isHelp(second)))
        return runGroup(first, arguments.mid(1));
    if (isHelp(first)) {
        printLine(usage());
        return Done;
    }
    if (first == QLatin1String("--version"))
        return version({});
    if (first.isEmpty())
        return fail(QStringLiteral("A command is missing.\n\n") + usage(), Usage);
    if (isOption(first))
        return fail(QStringLiteral("A command comes first, before \"%1\".\n\n").arg(first) + usage(), Usage);
    return fail(QStringLiteral("There is no command \"%1\".\n\n").arg(arguments.mid(0, 2).join(u' ')) +
                    usage(),
                Usage);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("baton-relay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));

    auto words = QCoreApplication::arguments().mid(1);
    std::transform(words.begin(), words.end(), words.begin(), baton::wellFormed);
    return run(wordsFirst(words));
}
