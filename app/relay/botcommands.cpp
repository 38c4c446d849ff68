// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commands.h"

#include <QJsonArray>

namespace baton::app {

namespace {

using relay::Administration;
using relay::Bot;

QJsonObject toJson(const Bot& bot)
{
    QJsonObject settings;
    for (auto it = bot.settings.begin(); it != bot.settings.end(); ++it)
        settings.insert(it.key(), it.value());
    return {{QStringLiteral("id"), bot.id.toString()},
            {QStringLiteral("name"), bot.name},
            {QStringLiteral("webhook"), bot.webhookUrl},
            {QStringLiteral("settings"), settings},
            {QStringLiteral("createdAt"), bot.createdAt.toRfc3339()}};
}

void printSecrets(const CommandLine& line, const Administration::NewBot& made)
{
    if (line.json()) {
        auto object = toJson(made.bot);
        object.insert(QStringLiteral("key"), made.key);
        object.insert(QStringLiteral("webhookSecret"), made.secret);
        return printJson(object);
    }
    printLine(
        QStringLiteral("API key         %1\nWebhook secret  %2\nKeep them now: they are not shown again.")
            .arg(made.key, made.secret));
}

} // namespace

int botAdd(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("bot add"),
                     QStringLiteral("Adds a bot. Prints its API key and its webhook secret, once."));
    line.parser().addPositionalArgument(QStringLiteral("ID"),
                                        QStringLiteral("Such as shop; part of /chat/ID."));
    line.parser().addOptions(
        {{QStringLiteral("name"), QStringLiteral("What customers and agents see."), QStringLiteral("NAME")},
         {QStringLiteral("webhook"), QStringLiteral("Where to tell the bot what happens; http or https."),
          QStringLiteral("URL")}});
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    if (!line.has("name"))
        return fail(QStringLiteral("A bot needs a name: --name NAME"), Usage);
    const auto add = [&](Administration& administration) -> int {
        const auto made =
            administration.addBot(line.positional(0), line.value("name"), line.value("webhook"));
        if (!made)
            return fail(made.error());
        printSecrets(line, *made);
        return Done;
    };
    return administer(line, add, openDatabase);
}

int botList(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("bot list"), QStringLiteral("Lists the bots."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    return administer(
        line,
        [&](Administration& administration) -> int {
            const auto bots = administration.bots();
            if (!bots)
                return fail(bots.error());
            QJsonArray array;
            for (const auto& bot : *bots) {
                array.append(toJson(bot));
                if (!line.json())
                    printLine(QStringLiteral("%1  %2  %3")
                                  .arg(bot.id.toString(), -20)
                                  .arg(bot.name, bot.webhookUrl));
            }
            if (line.json())
                printJson({{QStringLiteral("bots"), array}});
            return Done;
        },
        openToRead);
}

int botRotateKey(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("bot rotate-key"),
                     QStringLiteral("Gives a bot a new API key. The old one ends at once."));
    line.parser().addPositionalArgument(QStringLiteral("ID"), QStringLiteral("Which bot."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    return administer(line, [&](Administration& administration) -> int {
        const auto made = administration.rotateKey(line.positional(0));
        if (!made)
            return fail(made.error());
        printSecrets(line, *made);
        return Done;
    });
}

int botSet(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("bot set"),
        QStringLiteral("Changes a bot. Keys: name, webhook, %1. An empty value takes a text away.")
            .arg(Administration::settingKeys().join(QLatin1String(", "))));
    line.parser().addPositionalArgument(QStringLiteral("ID"), QStringLiteral("Which bot."));
    line.parser().addPositionalArgument(QStringLiteral("KEY=VALUE..."), QStringLiteral("What to change."));
    constexpr qsizetype mostChanges = 100;
    if (const auto code = line.parse(arguments, 2, 1 + mostChanges))
        return *code;
    const auto values = keyValues(line.positionals().mid(1));
    if (!values)
        return fail(values.error().detail, Usage);
    return administer(line, [&](Administration& administration) -> int {
        const auto bot = administration.setBot(line.positional(0), *values);
        if (!bot)
            return fail(bot.error());
        if (line.json())
            printJson(toJson(*bot));
        else
            printLine(QStringLiteral("Changed %1.").arg(bot->id.toString()));
        return Done;
    });
}

} // namespace baton::app
