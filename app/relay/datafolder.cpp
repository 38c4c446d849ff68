// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/datafolder.h"

#include "app/relay/commandline.h"
#include "core/desk/log/sqlite/reindex.h"
#include "core/relay/directory/sessionfile.h"
#include "core/storage/backup.h"
#include "core/storage/durablefile.h"
#include "core/storage/migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <algorithm>
#include <vector>

namespace baton::app {

namespace {

const QString sqlFolder = QStringLiteral(":/sql");

/// A copy to read, where the original cannot be read as it is; gone when the program ends.
Result<QString> copyToRead(const QString& path, storage::Database* original = nullptr)
{
    static std::vector<std::unique_ptr<QTemporaryDir>> folders;
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("There is no room for a copy of %1: %2").arg(path, folder->errorString()));
    const auto copy = folder->filePath(QFileInfo(path).fileName());
    if (original)
        BATON_TRY(storage::backup(*original, copy));
    for (const auto& suffix : {QString(), QStringLiteral("-wal")}) {
        if (original || !QFile::exists(path + suffix))
            continue;
        BATON_TRY(storage::copyPrivately(path + suffix, copy + suffix));
    }
    folders.push_back(std::move(folder));
    return copy;
}

Result<std::unique_ptr<storage::Database>> readable(const QString& path)
{
    auto database = storage::Database::open(path, storage::Database::Mode::ReadOnly);
    if (!database)
        return database;
    // What it needs beside the file shows at the first question.
    BATON_TRY(storage::schemaOf(**database));
    return database;
}

/// Where it is, or else as a copy: what lies beside it cannot be made on a disk that is read-only.
Result<std::unique_ptr<storage::Database>> openReadable(const QString& path)
{
    auto database = readable(path);
    if (database)
        return database;
    BATON_TRY_INTO(const auto copy, copyToRead(path));
    return storage::Database::open(copy);
}

/// nullptr without the file, or without its table @p made: a relay that was ended in its first moment left an
/// empty file.
Result<std::unique_ptr<storage::Database>> openIfMade(const QString& path, const QString& made)
{
    if (!QFile::exists(path))
        return nullptr;
    auto database = openReadable(path);
    if (!database)
        return database;
    BATON_TRY_INTO(const auto isMade, storage::hasTable(**database, made));
    if (!isMade)
        return nullptr;
    return database;
}

/// @p original where it can be read; then the copy is of one moment, whoever writes meanwhile.
Result<std::unique_ptr<storage::Database>> openMigratedCopy(const QString& folder,
                                                            storage::Database* original)
{
    BATON_TRY_INTO(const auto copy, copyToRead(databasePath(folder), original));
    auto database = storage::Database::open(copy);
    if (!database)
        return database;
    BATON_TRY(storage::migrate(**database, sqlFolder));
    return database;
}

Refused notFromHere(int schema)
{
    return refuse(
        Refusal::Kind::Unavailable,
        QStringLiteral("The database has schema %1, made by an older version; this one needs %2. Start "
                       "the relay of this version ('baton-relay serve'): it keeps a copy and brings it "
                       "up to date.")
            .arg(schema)
            .arg(storage::newestSchema(sqlFolder)));
}

/// A few bytes can be written; whoever may not write at all is told so elsewhere.
bool hasRoom(const QString& folder)
{
    QTemporaryFile probe(QDir(folder).filePath(QStringLiteral("relay.room-XXXXXX")));
    if (!probe.open())
        return !storage::isDiskFull(probe.fileTemplate());
    return probe.write(QByteArray(4096, ' ')) == 4096 && probe.flush();
}

bool isOurs(const QString& name)
{
    static const QStringList beginnings{QStringLiteral("baton.db"),   QStringLiteral("push.db"),
                                        QStringLiteral("mail.db"),    QStringLiteral("sessions.db"),
                                        QStringLiteral("relay.lock"), QStringLiteral("relay.log"),
                                        QStringLiteral("files")};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const QString& beginning) { return name.startsWith(beginning); });
}

Result<void> closeFolder(const QString& folder)
{
    const auto entries = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    const bool isOfOurs =
        entries.contains(QStringLiteral("baton.db")) || std::all_of(entries.begin(), entries.end(), isOurs);
    if (storage::isOpenToOthers(folder)) {
        if (!isOfOurs) {
            return refuse(
                Refusal::Kind::Invalid,
                QStringLiteral("The folder %1 is open to others and holds other things. Name a folder "
                               "of its own with --data, or close this one (chmod 700; on Windows the tab "
                               "Security of its "
                               "properties).")
                    .arg(folder));
        }
        BATON_TRY(storage::closeToOthers(folder));
        fail(QStringLiteral("The folder %1 was open to others; it is closed to them now.").arg(folder));
    }
    for (const auto& entry : entries) {
        const auto path = QDir(folder).filePath(entry);
        if (!isOurs(entry) || !QFileInfo(path).isFile() || !storage::isOpenToOthers(path))
            continue;
        BATON_TRY(storage::closeToOthers(path));
        // The lock holds a number, and is made by others than us.
        if (!entry.startsWith(QLatin1String("relay.lock")))
            fail(QStringLiteral("%1 could be read by others; it is closed to them now.").arg(path));
    }
    return {};
}

} // namespace

Result<void> makeDataFolder(const QString& folder)
{
    if (QDir(folder).exists())
        return closeFolder(folder);
    if (!QDir().mkpath(folder)) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("The folder %1 cannot be made. Check its path and permissions.").arg(folder));
    }
    // Who could make it may close it; on a disk that keeps no rights it stays as it is.
    if (storage::isOpenToOthers(folder))
        (void)storage::closeToOthers(folder);
    return {};
}

QString databasePath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("baton.db")); }
QString pushPath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("push.db")); }
QString mailPath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("mail.db")); }
QString filesPath(const QString& folder) { return QDir(folder).filePath(QStringLiteral("files.db")); }
QString filesFolder(const QString& folder, const QString& given)
{
    return QDir::cleanPath(given.isEmpty() ? QDir(folder).absoluteFilePath(QStringLiteral("files"))
                                           : QDir().absoluteFilePath(given));
}

Result<void> checkDatabase(const QString& folder)
{
    if (QFile::exists(databasePath(folder)))
        return {};
    return refuse(Refusal::Kind::NotFound,
                  QStringLiteral("There is no database in %1. Say where it is with --data DIR.").arg(folder));
}

Result<std::unique_ptr<storage::Database>> openDatabase(const QString& folder)
{
    BATON_TRY(makeDataFolder(folder));
    auto database = storage::Database::open(databasePath(folder));
    if (!database)
        return database;
    BATON_TRY_INTO(const auto schema, storage::schemaOf(**database));
    if (schema > 0 && schema < storage::newestSchema(sqlFolder))
        return notFromHere(schema);
    // Not earlier: the sessions of an older version are taken over once, by the relay that brings it up to
    // date.
    BATON_TRY(relay::openSessions(databasePath(folder)));
    BATON_TRY(storage::migrate(**database, sqlFolder));
    return database;
}

Result<std::unique_ptr<storage::Database>> openExistingDatabase(const QString& folder)
{
    BATON_TRY(checkDatabase(folder));
    return openDatabase(folder);
}

Result<std::unique_ptr<storage::Database>> openAsItIs(const QString& folder)
{
    BATON_TRY(checkDatabase(folder));
    return openReadable(databasePath(folder));
}

Result<std::unique_ptr<storage::Database>> openToRead(const QString& folder)
{
    auto database = openAsItIs(folder);
    if (!database)
        return database;
    BATON_TRY_INTO(const auto schema, storage::schemaOf(**database));
    return schema == storage::newestSchema(sqlFolder) ? std::move(database)
                                                      : openMigratedCopy(folder, database->get());
}

Result<std::unique_ptr<storage::Database>> openToCheck(const QString& folder)
{
    BATON_TRY(checkDatabase(folder));
    auto database = storage::Database::open(databasePath(folder));
    const auto schema = database ? storage::schemaOf(**database) : Refused(database.error());
    if (schema && *schema == storage::newestSchema(sqlFolder))
        return database;
    // On a disk that is read-only, or of another version, it is a copy that is checked.
    database = openMigratedCopy(folder, nullptr);
    if (!database)
        return database;
    BATON_TRY(relay::desk::fillSearchIfStale(**database));
    return database;
}

namespace {

/// What a database that was kept is told by from another, whatever its schema: how far its log is, and what
/// admins have done.
Result<QStringList> stateOf(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT (SELECT COALESCE(MAX(seq), 0) FROM events), "
                                               "(SELECT COALESCE(MAX(id), 0) FROM admin_audit)")));
    QStringList state;
    if (query.next())
        state << query.text(0) << query.text(1);
    query.finish();
    return state;
}

/// One that was kept when the same was tried before: a migration that fails is tried at each start.
bool isKept(storage::Database& database, const QString& kept)
{
    const auto before = QFile::exists(kept) ? readable(kept) : nullptr;
    const auto then = before && *before ? stateOf(**before) : Result<QStringList>(QStringList());
    const auto now = stateOf(database);
    return then && now && *then == *now;
}

} // namespace

Result<QString> keepBeforeMigration(const QString& folder)
{
    if (!QFile::exists(databasePath(folder)))
        return QString();
    BATON_TRY_INTO(const auto database, storage::Database::open(databasePath(folder)));
    BATON_TRY_INTO(const int schema, storage::schemaOf(*database));
    const int newest = storage::newestSchema(sqlFolder);
    if (schema == 0 || schema >= newest)
        return QString();
    auto kept = databasePath(folder) + QStringLiteral(".before-schema-%1").arg(newest);
    if (isKept(*database, kept))
        return kept;
    if (QFile::exists(kept))
        kept += QStringLiteral("-%1").arg(QDateTime::currentMSecsSinceEpoch());
    if (auto done = storage::backup(*database, kept); !done)
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("The database needs a newer schema, but no copy of it could be kept, so it "
                           "stays as it is: %1")
                .arg(done.error().detail));
    return kept;
}

Result<std::unique_ptr<storage::Database>> openPushes(const QString& folder)
{
    return openIfMade(pushPath(folder), QStringLiteral("deliveries"));
}

Result<std::unique_ptr<storage::Database>> openMail(const QString& folder)
{
    return openIfMade(mailPath(folder), QStringLiteral("parked"));
}

Result<std::unique_ptr<storage::Database>> openFiles(const QString& folder)
{
    return openIfMade(filesPath(folder), QStringLiteral("files"));
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
    const auto path = QDir(folder).filePath(QStringLiteral("relay.lock"));
    auto lock = std::make_unique<QLockFile>(path);
    // A lock never grows old while its process lives; one whose process is gone is taken over.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        BATON_TRY(storage::closeToOthers(path));
        return lock;
    }
    // To take it over needs a file more, so this comes before any talk of another relay.
    if (!hasRoom(folder)) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("The disk that holds the folder %1 is full. Free some space.").arg(folder));
    }
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
