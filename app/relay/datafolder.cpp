#include "app/relay/datafolder.h"

#include "core/storage/migrator.h"

#include <QDir>
#include <QFile>

namespace baton::app {

Result<void> makeDataFolder(const QString& folder)
{
    if (QDir(folder).exists())
        return {};
    if (!QDir().mkpath(folder)) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("The folder %1 cannot be made. Check its path and permissions.").arg(folder));
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

QString databasePath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("baton.db")); }
QString pushPath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("push.db")); }

Result<void> checkDatabase(const QString& folder)
{
    if (QFile::exists(databasePath(folder)))
        return {};
    return refuse(Refusal::Kind::NotFound,
                  QStringLiteral("There is no database in %1. Say where it is with --data DIR.").arg(folder));
}

Result<std::unique_ptr<storage::Database>> openDatabase(const QString& folder)
{
    if (auto made = makeDataFolder(folder); !made)
        return Refused(made.error());
    auto database = storage::Database::open(databasePath(folder));
    if (!database)
        return database;
    if (auto version = storage::migrate(**database, QStringLiteral(":/sql")); !version)
        return Refused(version.error());
    return database;
}

Result<std::unique_ptr<storage::Database>> openExistingDatabase(const QString& folder)
{
    if (auto there = checkDatabase(folder); !there)
        return Refused(there.error());
    return openDatabase(folder);
}

Result<std::unique_ptr<storage::Database>> openPushes(const QString& folder)
{
    if (!QFile::exists(pushPath(folder)))
        return nullptr;
    auto database = storage::Database::open(pushPath(folder), storage::Database::Mode::ReadOnly);
    if (!database)
        return database;
    // A relay that was ended in its first moment left an empty file.
    auto query = (*database)->prepare(
        QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'deliveries'"));
    if (!query)
        return Refused(query.error());
    if (auto ran = query->run(); !ran)
        return Refused(ran.error());
    const bool isMade = query->next();
    query->finish();
    if (!isMade)
        return nullptr;
    return database;
}

bool isServing(const QString& folder)
{
    const auto path = QDir(folder).filePath(QStringLiteral("relay.lock"));
    if (!QFile::exists(path))
        return false;
    QLockFile lock(path);
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

Result<std::unique_ptr<QLockFile>> lockDataFolder(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("relay.lock")));
    // A lock never grows old while its process lives; one whose process is gone is taken over.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError) {
        qint64 pid = 0;
        QString host;
        QString program;
        lock->getLockInfo(&pid, &host, &program);
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("Another relay (process %1) uses the folder %2. Stop it, or choose another "
                           "folder with --data.")
                .arg(pid)
                .arg(folder));
    }
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("The folder %1 cannot be locked. Check that it is writable.").arg(folder));
}

} // namespace baton::app
