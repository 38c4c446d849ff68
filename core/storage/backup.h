#pragma once

#include "core/storage/database.h"

#include <QStringList>

namespace baton::storage {

/// Writes everything as of now into a new file, beside a running relay if there is one. Refuses to overwrite.
Result<void> backup(Database& database, const QString& file);

/// What is wrong with a relay's database; empty when nothing is: SQLite's own check, and event numbers
/// without gaps.
Result<QStringList> findProblems(Database& database);

/// Refused, with the reason, when the file is no sound backup of a relay. Changes nothing.
Result<void> checkBackup(const QString& file);

/// Puts the backup, which checkBackup() found sound, in the place of the database. Nobody may have that open:
/// hold the data folder's lock. What was there is kept beside it, under the name that is returned; empty when
/// there was nothing.
Result<QString> restore(const QString& file, const QString& databasePath);

} // namespace baton::storage
