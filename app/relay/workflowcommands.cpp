// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commands.h"

namespace baton::app {

namespace {

void print(const CommandLine& line, const StuckRule& rule)
{
    const auto seconds = rule.floorMs / 1000;
    if (line.json())
        return printJson({{QStringLiteral("bot"), line.positional(0)},
                          {QStringLiteral("workflow"), line.positional(1)},
                          {QStringLiteral("floor_seconds"), seconds},
                          {QStringLiteral("factor"), rule.factor}});
    printLine(
        QStringLiteral("A step of %1 is stuck after %2 seconds, or %3 times its average if that is longer.")
            .arg(line.positional(1))
            .arg(seconds)
            .arg(rule.factor));
}

} // namespace

int workflowSet(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("workflow set"),
        QStringLiteral("Sets when a step of a workflow counts as stuck. Keys: floor_seconds (300), "
                       "factor (3). An empty value brings the usual back."));
    line.parser().addPositionalArgument(QStringLiteral("BOT"), QStringLiteral("Whose workflow."));
    line.parser().addPositionalArgument(QStringLiteral("WORKFLOW"),
                                        QStringLiteral("Its id, as the bot's events name it."));
    line.parser().addPositionalArgument(QStringLiteral("KEY=VALUE..."), QStringLiteral("What to change."));
    constexpr qsizetype mostChanges = 10;
    if (const auto code = line.parse(arguments, 3, 2 + mostChanges))
        return *code;
    const auto values = keyValues(line.positionals().mid(2));
    if (!values)
        return fail(values.error().detail, Usage);
    return administer(line, [&](relay::Administration& administration) -> int {
        const auto rule =
            administration.setWorkflow(line.positional(0), WorkflowId(line.positional(1)), *values);
        if (!rule)
            return fail(rule.error());
        print(line, *rule);
        return Done;
    });
}

} // namespace baton::app
