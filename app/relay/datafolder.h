#pragma once

#include "core/storage/database.h"

#include <QLockFile>
#include <memory>

namespace baton::app {

/// Makes the folder, for its owner alone, when it is not there.
Result<void> makeDataFolder(const QString& folder);
QString databasePath(const QString& folder);
/// Who was told of what: beside the database, since it may be lost without harm.
QString pushPath(const QString& folder);
/// Refused, with where to say so, when there is no database to look at.
Result<void> checkDatabase(const QString& folder);

/// The database of the folder, brought to the newest schema, and made for whoever adds the first to it.
/// Works beside a running relay.
Result<std::unique_ptr<storage::Database>> openDatabase(const QString& folder);
/// The same, for who makes none: a mistyped folder stays as it is.
Result<std::unique_ptr<storage::Database>> openExistingDatabase(const QString& folder);
/// One of these two.
using OpensDatabase = Result<std::unique_ptr<storage::Database>> (*)(const QString& folder);

/// Who was told of what; nullptr when nothing was recorded yet. Only for reading, beside a running relay too.
Result<std::unique_ptr<storage::Database>> openPushes(const QString& folder);
/// A relay serves from the folder.
bool isServing(const QString& folder);

/// Held by the one relay that serves from a folder, and by whoever replaces its database.
Result<std::unique_ptr<QLockFile>> lockDataFolder(const QString& folder);

} // namespace baton::app
