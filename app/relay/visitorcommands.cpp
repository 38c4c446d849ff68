// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/desk/reading/deskreading.h"
#include "core/domain/text.h"

#include <QJsonArray>

namespace baton::app {

namespace {

QJsonObject jsonOf(const relay::Block& block)
{
    QJsonObject object{{QStringLiteral("bot"), block.bot.toString()},
                       {QStringLiteral("contact"), block.contact.toString()},
                       {QStringLiteral("by"), block.by},
                       {QStringLiteral("at"), block.at.toRfc3339()}};
    if (!block.address.isEmpty())
        object.insert(QStringLiteral("address"), block.address);
    if (block.until)
        object.insert(QStringLiteral("until"), block.until->toRfc3339());
    return object;
}

} // namespace

int visitorList(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("visitor list"),
                     QStringLiteral("Lists the customers from whom nothing is taken, and until when."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto database = openToRead(line.dataFolder());
    if (!database)
        return fail(database.error());
    const auto blocks = relay::desk::blocks(**database);
    if (!blocks)
        return fail(blocks.error());
    QJsonArray array;
    for (const auto& block : *blocks) {
        array.append(jsonOf(block));
        if (!line.json())
            printLine(
                QStringLiteral("%1  %2  until %3  by %4%5")
                    .arg(block.bot.toString(), -16)
                    .arg(block.contact.toString(), -28)
                    .arg(block.until ? block.until->toRfc3339() : QStringLiteral("somebody lets them in"),
                         block.by,
                         block.address.isEmpty() ? QString() : QStringLiteral("  with their address")));
    }
    if (line.json())
        printJson({{QStringLiteral("blocked"), array}});
    else if (blocks->isEmpty())
        printLine(QStringLiteral("Nobody is blocked."));
    return Done;
}

int visitorUnblock(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("visitor unblock"),
                     QStringLiteral("Lets a customer in again, as 'visitor list' names them."));
    line.parser().addPositionalArgument(QStringLiteral("BOT"), QStringLiteral("Whose customer."));
    line.parser().addPositionalArgument(QStringLiteral("CONTACT"), QStringLiteral("Whom."));
    if (const auto code = line.parse(arguments, 2, 2))
        return *code;
    return administer(line, [&](relay::Administration& administration) {
        const auto done = administration.unblock(line.positional(0), line.positional(1));
        if (!done)
            return fail(done.error());
        if (line.json())
            printJson({{QStringLiteral("contact"), line.positional(1)}});
        else
            printLine(QStringLiteral("%1 may write again.").arg(beginningOf(line.positional(1), 100)));
        return int(Done);
    });
}

} // namespace baton::app
