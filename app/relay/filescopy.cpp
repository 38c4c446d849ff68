// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/filescopy.h"

#include "app/relay/datafolder.h"
#include "core/relay/files/filefolder.h"
#include "core/relay/files/filetable.h"
#include "core/storage/durablefile.h"

#include <QDir>

namespace baton::app {

namespace {

using namespace baton::relay;

QString bytesBeside(const QString& backup) { return backup + QStringLiteral(".files"); }

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

Result<void> restoreFiles(const QString& dataFolder, const QString& backup, const QString& kept)
{
    QString bytes;
    {
        BATON_TRY_INTO(const auto files, openFiles(dataFolder));
        BATON_TRY_INTO(bytes, bytesOf(files.get(), dataFolder));
    }
    const auto path = filesPath(dataFolder);
    storage::putAside(path,
                      (kept.isEmpty() ? path + QStringLiteral(".old") : kept + QStringLiteral(".files")));
    BATON_TRY_INTO(const auto from, storage::Database::open(backup, storage::Database::Mode::ReadOnly));
    BATON_TRY(FileTable::restoreFrom(*from, path, bytes));
    BATON_TRY_INTO(const auto files, openFiles(dataFolder));
    if (!files)
        return {};
    BATON_TRY_INTO(const auto hashes, neededHashes(*files));
    return FileFolder(QDir().absoluteFilePath(bytesBeside(backup))).copyTo(FileFolder(bytes), hashes);
}

Result<QStringList> fileProblems(const QString& dataFolder)
{
    BATON_TRY_INTO(const auto files, openFiles(dataFolder));
    BATON_TRY_INTO(const auto bytes, bytesOf(files.get(), dataFolder));
    return findFileProblems(files.get(), bytes);
}

} // namespace baton::app
