// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QStringList>
#include <functional>

namespace baton::storage {

/// Writes everything as of now into a new file, beside a running relay if there is one. Refuses to overwrite.
/// The file has its name once it is whole and on disk, and is for its owner alone.
/// @param complete adds to the copy before
Result<void> backup(Database& database, const QString& file,
                    const std::function<Result<void>(Database& copy)>& complete = {});

/// What is wrong with a relay's database; empty when nothing is: SQLite's own check, and event numbers
/// without gaps.
Result<QStringList> findProblems(Database& database);

/// Refused, with the reason, when the file is no sound backup of a relay. Changes nothing.
Result<void> checkBackup(const QString& file);

/// Puts the backup, which checkBackup() found sound, in the place of the database. Nobody may have that open:
/// hold the data folder's lock. Its log gets another identity. What was there is kept beside it, under the
/// name that is returned; empty when there was nothing.
Result<QString> restore(const QString& file, const QString& databasePath);

/// A whole database @p fresh, which nobody has open, takes the place of another, which nobody has open
/// either: in one step, so that there is one of them at any moment. What was there is kept under the name
/// that is returned, which begins with @p databasePath and @p why.
Result<QString> takePlace(const QString& fresh, const QString& databasePath, const QString& why);

} // namespace baton::storage
