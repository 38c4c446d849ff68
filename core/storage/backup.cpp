#include "core/storage/backup.h"

#include <QDateTime>
#include <QFile>

namespace baton::storage {

namespace {

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

} // namespace

Result<void> backup(Database& database, const QString& file)
{
    if (QFile::exists(file))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("%1 exists already. Name a new file.").arg(file));
    auto quoted = file;
    quoted.replace(u'\'', QStringLiteral("''"));
    return database.execute(QStringLiteral("VACUUM INTO '%1'").arg(quoted));
}

Result<QStringList> findProblems(Database& database)
{
    QStringList problems;
    auto integrity = database.prepare(QStringLiteral("PRAGMA integrity_check(20)"));
    if (!integrity)
        return Refused(integrity.error());
    if (auto ran = integrity->run(); !ran)
        return Refused(ran.error());
    while (integrity->next()) {
        if (integrity->text(0) != QLatin1String("ok"))
            problems.append(integrity->text(0));
    }
    auto numbers = database.prepare(QStringLiteral("SELECT COUNT(*), COALESCE(MAX(seq), 0) FROM events"));
    if (!numbers)
        return Refused(numbers.error());
    if (auto ran = numbers->run(); !ran)
        return Refused(ran.error());
    if (numbers->next() && numbers->number(0) != numbers->number(1)) {
        problems.append(QStringLiteral("The event log has %1 events, but its last number is %2.")
                            .arg(numbers->number(0))
                            .arg(numbers->number(1)));
    }
    numbers->finish();
    return problems;
}

Result<void> checkBackup(const QString& file)
{
    if (!QFile::exists(file))
        return unusable(QStringLiteral("There is no file %1.").arg(file));
    auto backed = Database::open(file, Database::Mode::ReadOnly);
    if (!backed)
        return Refused(backed.error());
    const auto problems = findProblems(**backed);
    if (!problems)
        return unusable(QStringLiteral("%1 is no backup of a relay: %2").arg(file, problems.error().detail));
    if (!problems->isEmpty())
        return unusable(QStringLiteral("%1 is damaged: %2").arg(file, problems->first()));
    return {};
}

Result<QString> restore(const QString& file, const QString& databasePath)
{
    QString kept;
    if (QFile::exists(databasePath)) {
        kept = databasePath + QStringLiteral(".before-restore-%1").arg(QDateTime::currentMSecsSinceEpoch());
        for (const auto& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
            if (QFile::exists(databasePath + suffix) && !QFile::rename(databasePath + suffix, kept + suffix))
                return unusable(QStringLiteral("%1 cannot be moved aside.").arg(databasePath + suffix));
        }
    }
    if (!QFile::copy(file, databasePath))
        return unusable(
            QStringLiteral("%1 cannot be copied to %2. Is the disk full?").arg(file, databasePath));
    return kept;
}

} // namespace baton::storage
