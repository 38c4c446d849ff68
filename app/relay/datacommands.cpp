#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/relay/desk/activityreading.h"
#include "core/relay/desk/rebuild.h"
#include "core/storage/backup.h"

#include <QJsonArray>

namespace baton::app {

int backup(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("backup"),
                     QStringLiteral("Writes everything into a new file, beside a running relay."));
    line.parser().addPositionalArgument(QStringLiteral("FILE"),
                                        QStringLiteral("A file that does not exist yet."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    const auto database = openExistingDatabase(line.dataFolder());
    if (!database)
        return fail(database.error());
    if (const auto done = storage::backup(**database, line.positional(0)); !done)
        return fail(done.error());
    if (line.json())
        printJson({{QStringLiteral("file"), line.positional(0)}});
    else
        printLine(QStringLiteral("Wrote %1.").arg(line.positional(0)));
    return Done;
}

int restore(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("restore"),
                     QStringLiteral("Puts a backup in the place of the database. Stop the relay first."));
    line.parser().addPositionalArgument(QStringLiteral("FILE"),
                                        QStringLiteral("What 'baton-relay backup' wrote."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    // First of all: what cannot be restored leaves no folder behind.
    if (const auto sound = storage::checkBackup(line.positional(0)); !sound)
        return fail(sound.error());
    if (const auto made = makeDataFolder(line.dataFolder()); !made)
        return fail(made.error());
    const auto lock = lockDataFolder(line.dataFolder());
    if (!lock)
        return fail(lock.error());
    const auto kept = storage::restore(line.positional(0), databasePath(line.dataFolder()));
    if (!kept)
        return fail(kept.error());
    if (line.json())
        printJson({{QStringLiteral("file"), line.positional(0)}, {QStringLiteral("kept"), *kept}});
    else
        printLine(kept->isEmpty() ? QStringLiteral("Restored %1.").arg(line.positional(0))
                                  : QStringLiteral("Restored %1. What was there is kept as %2.")
                                        .arg(line.positional(0), *kept));
    return Done;
}

int rebuild(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("rebuild"),
        QStringLiteral("Makes the lists, transcripts and the search again from the event log. Stop "
                       "the relay first."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    if (const auto there = checkDatabase(line.dataFolder()); !there)
        return fail(there.error());
    const auto lock = lockDataFolder(line.dataFolder());
    if (!lock)
        return fail(lock.error());
    const auto database = openDatabase(line.dataFolder());
    if (!database)
        return fail(database.error());
    const auto events = relay::desk::rebuild(**database);
    if (!events)
        return fail(events.error());
    if (line.json())
        printJson({{QStringLiteral("events"), *events}});
    else
        printLine(QStringLiteral("Rebuilt from %1 events.").arg(*events));
    return Done;
}

int check(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("check"),
        QStringLiteral("Looks for damage in the database, gaps in the event log, auto-updates that were "
                       "changed after they were recorded, and tables that differ from the log."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto database = openExistingDatabase(line.dataFolder());
    if (!database)
        return fail(database.error());
    auto problems = storage::findProblems(**database);
    if (problems && problems->isEmpty())
        problems = relay::desk::findBrokenChains(**database);
    if (problems && problems->isEmpty())
        problems = relay::desk::findDifferences(**database);
    if (!problems)
        return fail(problems.error());
    if (line.json())
        printJson({{QStringLiteral("problems"), QJsonArray::fromStringList(*problems)}});
    else if (problems->isEmpty())
        printLine(QStringLiteral("Nothing is wrong."));
    if (problems->isEmpty())
        return Done;
    return fail(problems->join(u'\n'));
}

int version(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("version"), QStringLiteral("Prints the version."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    if (line.json())
        printJson({{QStringLiteral("version"), QStringLiteral(BATON_VERSION)},
                   {QStringLiteral("qt"), QString::fromLatin1(qVersion())}});
    else
        printLine(QStringLiteral("baton-relay %1").arg(QStringLiteral(BATON_VERSION)));
    return Done;
}

} // namespace baton::app
