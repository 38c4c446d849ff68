// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/backup.h"

#include "core/storage/durablefile.h"

#include <QDateTime>
#include <QFile>
#include <array>

namespace baton::storage {

namespace {

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

constexpr std::array besides{"-wal", "-shm"};

/// Beside the file, so that it can take its name in one step.
QString unfinished(const QString& file)
{
    return file + QStringLiteral(".part-%1").arg(QDateTime::currentMSecsSinceEpoch());
}

Result<void> writeCopy(Database& database, const QString& part,
                       const std::function<Result<void>(Database& copy)>& complete)
{
    auto quoted = part;
    quoted.replace(u'\'', QStringLiteral("''"));
    BATON_TRY(database.execute(QStringLiteral("VACUUM INTO '%1'").arg(quoted)));
    if (!complete)
        return {};
    BATON_TRY_INTO(auto copy, Database::open(part));
    BATON_TRY(complete(*copy));
    // One file again.
    return copy->execute(QStringLiteral("PRAGMA journal_mode=DELETE"));
}

/// Takes what is in the log of a database that nobody has open into its file, so that a file is all there is.
bool foldIn(const QString& path)
{
    {
        const auto database = Database::open(path);
        if (!database || !(*database)->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")))
            return false;
    }
    return !QFile::exists(path + QLatin1String(besides[0]));
}

/// What comes after a restore are other events under numbers that were used: whoever knows the old ones must
/// see that it is another log. A backup of an older version gets its first identity when it is migrated.
Result<void> giveNewLog(const QString& databasePath)
{
    BATON_TRY_INTO(auto database, Database::open(databasePath));
    BATON_TRY_INTO(const bool hasOne, hasTable(*database, QStringLiteral("log")));
    if (!hasOne)
        return {};
    return database->execute(QStringLiteral("UPDATE log SET id = 'l' || lower(hex(randomblob(16)))"));
}

} // namespace

Result<void> backup(Database& database, const QString& file,
                    const std::function<Result<void>(Database& copy)>& complete)
{
    if (QFile::exists(file))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("%1 exists already. Name a new file.").arg(file));
    const auto part = unfinished(file);
    // Made first, for its owner alone: SQLite writes into an empty file, and asks the umask for a new one.
    BATON_TRY(makePrivateFile(part));
    auto done = writeCopy(database, part, complete);
    if (done)
        done = flushFile(part);
    if (done)
        done = takeName(part, file);
    if (!done)
        QFile::remove(part);
    return done;
}

Result<QStringList> findProblems(Database& database)
{
    QStringList problems;
    BATON_TRY_INTO(auto integrity, database.run(QStringLiteral("PRAGMA integrity_check(20)")));
    for (const auto& row : integrity.rows())
        if (row.text(0) != QLatin1String("ok"))
            problems.append(row.text(0));
    BATON_TRY(integrity.ended());
    BATON_TRY_INTO(auto numbers,
                   database.run(QStringLiteral("SELECT COUNT(*), COALESCE(MAX(seq), 0) FROM events")));
    if (numbers.next() && numbers.number(0) != numbers.number(1)) {
        problems.append(QStringLiteral("The event log has %1 events, but its last number is %2.")
                            .arg(numbers.number(0))
                            .arg(numbers.number(1)));
    }
    numbers.finish();
    return problems;
}

Result<void> checkBackup(const QString& file)
{
    if (!QFile::exists(file))
        return unusable(QStringLiteral("There is no file %1.").arg(file));
    BATON_TRY_INTO(auto backed, Database::open(file, Database::Mode::ReadOnly));
    const auto problems = findProblems(*backed);
    if (!problems)
        return unusable(QStringLiteral("%1 is no backup of a relay: %2").arg(file, problems.error().detail));
    if (!problems->isEmpty())
        return unusable(QStringLiteral("%1 is damaged: %2").arg(file, problems->first()));
    return {};
}

Result<QString> takePlace(const QString& fresh, const QString& databasePath, const QString& why)
{
    QString kept;
    if (QFile::exists(databasePath)) {
        kept = databasePath + QStringLiteral(".%1-%2").arg(why).arg(QDateTime::currentMSecsSinceEpoch());
        // One that is too damaged for that is kept in its parts. Nothing of it may lie beside the new one.
        const bool isOneFile = foldIn(databasePath);
        BATON_TRY(keepAs(databasePath, kept));
        for (const auto* suffix : besides) {
            const auto beside = databasePath + QLatin1String(suffix);
            if (!isOneFile && QFile::exists(beside) && !QFile::rename(beside, kept + QLatin1String(suffix)))
                return unusable(QStringLiteral("%1 cannot be moved aside.").arg(beside));
        }
    }
    BATON_TRY(flushFile(fresh));
    BATON_TRY(takeName(fresh, databasePath));
    return kept;
}

Result<QString> restore(const QString& file, const QString& databasePath)
{
    const auto part = unfinished(databasePath);
    BATON_TRY(copyPrivately(file, part));
    if (auto renewed = giveNewLog(part); !renewed) {
        QFile::remove(part);
        return Refused(renewed.error());
    }
    auto kept = takePlace(part, databasePath, QStringLiteral("before-restore"));
    if (!kept)
        QFile::remove(part);
    return kept;
}

} // namespace baton::storage
