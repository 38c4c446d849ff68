// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "app/relay/filescopy.h"
#include "core/desk/freshdatabase.h"
#include "core/desk/reading/activityreading.h"
#include "core/desk/rebuild.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/mail/mailstore.h"
#include "core/storage/backup.h"
#include "core/storage/durablefile.h"
#include "core/storage/migrator.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

namespace baton::app {

namespace {

/// Without the mail, bots would get after a restore whatever they were ever told.
std::function<Result<void>(storage::Database&)> addsMailAndFiles(const QString& folder)
{
    return [folder](storage::Database& copy) -> Result<void> {
        BATON_TRY_INTO(const auto mail, openMail(folder));
        if (mail)
            BATON_TRY(relay::MailStore::copyInto(copy, *mail));
        return addFiles(folder, copy);
    };
}

/// It is of the history that was replaced; the relay makes another from what the backup says.
void setMailAside(const QString& folder, const QString& kept)
{
    const auto aside =
        kept.isEmpty() ? mailPath(folder) + QStringLiteral(".old") : kept + QStringLiteral(".mail");
    storage::putAside(mailPath(folder), aside);
}

/// Whom an admin has signed out stays so, even when no relay has heard of it yet: the backup does not know.
void endWhatWasEnded(const QString& folder)
{
    if (!QFile::exists(databasePath(folder)))
        return;
    const auto database = storage::Database::open(databasePath(folder), storage::Database::Mode::ReadOnly);
    const auto sessions = relay::openSessions(databasePath(folder));
    // One that cannot be read any more is what a restore is for.
    if (database && sessions)
        static_cast<void>(relay::rows::picture(**database, **sessions, Instant::now()));
}

/// Makes a fresh database beside the old one, which may be damaged, and lets it take its place.
Result<std::pair<qint64, QString>> rebuildAside(const QString& folder)
{
    // Refused here when another version made it, since what is copied has to fit.
    BATON_TRY(openDatabase(folder));
    const auto path = databasePath(folder);
    const auto part = path + QStringLiteral(".part-%1").arg(QDateTime::currentMSecsSinceEpoch());
    const auto fill = [&]() -> Result<qint64> {
        BATON_TRY_INTO(const auto fresh, storage::Database::open(part));
        BATON_TRY(storage::migrate(*fresh, QStringLiteral(":/sql")));
        auto events = relay::desk::rebuildInto(*fresh, path);
        // One file again.
        if (auto single = fresh->execute(QStringLiteral("PRAGMA journal_mode=DELETE")); events && !single)
            return Refused(single.error());
        return events;
    };
    const auto events = fill();
    const auto kept = events ? storage::takePlace(part, path, QStringLiteral("before-rebuild"))
                             : Result<QString>(Refused(events.error()));
    if (kept)
        return std::pair(*events, *kept);
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    return Refused(kept.error());
}

} // namespace

int backup(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("backup"),
                     QStringLiteral("Writes everything into a new file, beside a running relay, but where "
                                    "members are signed in: after a restore on another machine they sign in "
                                    "again. The bytes of files go into a folder beside it, FILE.files."));
    line.parser().addPositionalArgument(QStringLiteral("FILE"),
                                        QStringLiteral("A file that does not exist yet."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    const auto database = openAsItIs(line.dataFolder());
    if (!database)
        return fail(database.error());
    if (const auto done =
            storage::backup(**database, line.positional(0), addsMailAndFiles(line.dataFolder()));
        !done)
        return fail(done.error());
    if (const auto done = copyFileBytes(line.dataFolder(), line.positional(0)); !done)
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
    endWhatWasEnded(line.dataFolder());
    const auto kept = storage::restore(line.positional(0), databasePath(line.dataFolder()));
    if (!kept)
        return fail(kept.error());
    setMailAside(line.dataFolder(), *kept);
    if (const auto files = restoreFiles(line.dataFolder(), line.positional(0), *kept); !files)
        return fail(files.error());
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
    const auto events = rebuildAside(line.dataFolder());
    if (!events)
        return fail(events.error());
    if (line.json())
        printJson({{QStringLiteral("events"), events->first}, {QStringLiteral("kept"), events->second}});
    else
        printLine(QStringLiteral("Rebuilt from %1 events. What was there is kept as %2.")
                      .arg(events->first)
                      .arg(events->second));
    return Done;
}

int check(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("check"),
        QStringLiteral("Looks for damage in the database, gaps in the event log, auto-updates that were "
                       "changed after they were recorded, tables that differ from the log, and files "
                       "that are missing or not what they were."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto database = openToCheck(line.dataFolder());
    if (!database)
        return fail(database.error());
    auto problems = storage::findProblems(**database);
    if (problems && problems->isEmpty())
        problems = relay::desk::findBrokenChains(**database);
    if (problems && problems->isEmpty())
        problems = relay::desk::findDifferences(**database);
    if (problems && problems->isEmpty())
        problems = fileProblems(line.dataFolder());
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
