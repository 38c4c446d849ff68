#pragma once

#include "core/storage/database.h"

#include <QStringList>

namespace baton::relay::desk {

/// Makes the derived tables again from the event log, in one transaction. Nobody else may have the database
/// open: hold the data folder's lock. Answers with the number of events read.
Result<qint64> rebuild(storage::Database& database);

/// Compares the derived tables with what the log gives, on a temporary copy beside them; a relay may go on
/// meanwhile. One line for each conversation that differs, the first twenty of each table; empty when all is
/// right.
Result<QStringList> findDifferences(storage::Database& database);

} // namespace baton::relay::desk
