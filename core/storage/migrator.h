#pragma once

#include "core/storage/database.h"

#include <QString>

namespace baton::storage {

/// Brings a database to the newest schema: the scripts `NNNN_name.sql` of @p folder, in order, each in one
/// transaction with the row that records it. The first failure aborts; a schema newer than the scripts is
/// refused.
/// @return the version the database has now
Result<int> migrate(Database& database, const QString& folder);

} // namespace baton::storage
