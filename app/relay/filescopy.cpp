// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/filescopy.h"

#include "app/relay/datafolder.h"
#include "core/relay/files/filefolder.h"
#include "core/relay/files/filetable.h"
#include "core/storage/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace baton::app {

namespace {

using namespace baton::relay;

QString bytesBeside(const QString& backup) { return backup + QStringLiteral(".files"); }

/// What is to take the place of the database of files, which is put aside first.
QString restoredPath(const QString& path) { return path + QStringLiteral(".fresh"); }

/// Where the relay of this folder keeps bytes.
Result<QString> bytesOf(storage::Database* files, const QString& dataFolder)
{
    BATON_TRY_INTO(const auto kept, files ? folderIn(*files) : Result<QString>(QString()));
    return kept.isEmpty() ? filesFolder(dataFolder, {}) : kept;
}

} // namespace

Result<void> addFiles(const QString& dataFolder, storage::Database& copy)
{
    BATON_TRY_INTO(const auto files, openFiles(dataFolder));
    return files ? FileTable::copyInto(copy, *files) : Result<void>();
}

Result<void> copyFileBytes(const QString& dataFolder, const QString& backup)
{
    BATON_TRY_INTO(const auto files, openFiles(dataFolder));
    if (!files)
        return {};
    BATON_TRY_INTO(const auto hashes, neededHashes(*files));
    BATON_TRY_INTO(const auto bytes, bytesOf(files.get(), dataFolder));
    return FileFolder(bytes).copyTo(FileFolder(QDir().absoluteFilePath(bytesBeside(backup))), hashes);
}

Result<void> takeRestoredFiles(const QString& dataFolder)
{
    const auto path = filesPath(dataFolder);
    const auto restored = restoredPath(path);
    return QFile::exists(restored) && !QFile::exists(path) ? storage::takeName(restored, path)
                                                           : Result<void>();
}

Result<void> restoreFiles(const QString& dataFolder, const QString& backup, const QString& kept)
{
    const auto path = filesPath(dataFolder);
    const auto part = path + QStringLiteral(".part");
    const auto beside = QDir().absoluteFilePath(bytesBeside(backup));
    QString bytes;
    {
        BATON_TRY_INTO(const auto files, openFiles(dataFolder));
        BATON_TRY_INTO(bytes, bytesOf(files.get(), dataFolder));
    }
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    // What a restore has put aside lies where a backup has its bytes.
    if (QFileInfo(beside).isFile()) {
        BATON_TRY(storage::copyPrivately(beside, part));
        if (QFile::exists(beside + QStringLiteral("-wal")))
            BATON_TRY(storage::copyPrivately(beside + QStringLiteral("-wal"), part + QStringLiteral("-wal")));
    } else {
        BATON_TRY_INTO(const auto from, storage::Database::open(backup, storage::Database::Mode::ReadOnly));
        BATON_TRY(FileTable::restoreFrom(*from, part, bytes));
    }
    // A backup from before there were files says nothing of those that are here.
    if (!QFile::exists(part))
        return {};
    {
        // What was put aside may be of an earlier relay, and not all in one file.
        BATON_TRY(FileTable::open(part));
        BATON_TRY_INTO(const auto files, storage::Database::open(part, storage::Database::Mode::ReadOnly));
        BATON_TRY_INTO(const auto hashes, neededHashes(*files));
        BATON_TRY(FileFolder(bytes).setRestored());
        BATON_TRY(FileFolder(beside).copyTo(FileFolder(bytes), hashes));
    }
    // Whole from here on: whoever comes after a crash lets it take its place.
    BATON_TRY(storage::takeName(part, restoredPath(path)));
    storage::putAside(path,
                      (kept.isEmpty() ? path + QStringLiteral(".old") : kept + QStringLiteral(".files")));
    return takeRestoredFiles(dataFolder);
}

Result<QStringList> fileProblems(const QString& dataFolder)
{
    BATON_TRY_INTO(const auto files, openFiles(dataFolder));
    BATON_TRY_INTO(const auto bytes, bytesOf(files.get(), dataFolder));
    return findFileProblems(files.get(), bytes);
}

} // namespace baton::app
