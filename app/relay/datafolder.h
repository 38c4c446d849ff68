// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QLockFile>
#include <memory>

namespace baton::app {

/// Makes the folder, for its owner alone, when it is not there. One that others may look into, or that has
/// files of ours they may read, is closed to them, and that is said on stderr; one that holds other things
/// than ours is refused then.
Result<void> makeDataFolder(const QString& folder);
QString databasePath(const QString& folder);
/// Who was told of what: beside the database, since it may be lost without harm.
QString pushPath(const QString& folder);
/// How far the bots' mail is.
QString mailPath(const QString& folder);
/// What is known of files.
QString filesPath(const QString& folder);
/// Where their bytes are: @p given by --files, or beside the database.
QString filesFolder(const QString& folder, const QString& given);
/// Refused, with where to say so, when there is no database to look at.
Result<void> checkDatabase(const QString& folder);

/// The database of the folder, to write to, and made for whoever adds the first to it. Works beside a running
/// relay. One of an older version is refused: only a relay that starts brings it to the newest schema.
Result<std::unique_ptr<storage::Database>> openDatabase(const QString& folder);
/// The same, for who makes none: a mistyped folder stays as it is.
Result<std::unique_ptr<storage::Database>> openExistingDatabase(const QString& folder);
/// The same, to read only: changes nothing, and works on a disk that cannot be written. One of an older
/// version is read as a copy that has the newest schema.
Result<std::unique_ptr<storage::Database>> openToRead(const QString& folder);
/// As it is, whatever its version.
Result<std::unique_ptr<storage::Database>> openAsItIs(const QString& folder);
/// The same, for who makes temporary tables beside it.
Result<std::unique_ptr<storage::Database>> openToCheck(const QString& folder);
/// One of these.
using OpensDatabase = Result<std::unique_ptr<storage::Database>> (*)(const QString& folder);
/// Before a relay starts: keeps a copy of a database that gets a newer schema now.
/// @return where; empty when there is nothing to keep
Result<QString> keepBeforeMigration(const QString& folder);

/// Who was told of what; nullptr when nothing was recorded yet. Only for reading, beside a running relay too.
Result<std::unique_ptr<storage::Database>> openPushes(const QString& folder);
/// How far the bots' mail is; the same.
Result<std::unique_ptr<storage::Database>> openMail(const QString& folder);
/// What is known of files; the same.
Result<std::unique_ptr<storage::Database>> openFiles(const QString& folder);
/// A relay serves from the folder.
bool isServing(const QString& folder);

/// Held by the one relay that serves from a folder, and by whoever replaces its database.
Result<std::unique_ptr<QLockFile>> lockDataFolder(const QString& folder);

} // namespace baton::app
