// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QString>

namespace baton::storage {

/// Brings a database to the newest schema: the scripts `NNNN_name.sql` of @p folder, in order, each in one
/// transaction with the row that records it. The first failure aborts; a schema newer than the scripts is
/// refused.
/// @return the version the database has now
Result<int> migrate(Database& database, const QString& folder);

/// The schema it has; 0 for one that has none yet. Only reads.
Result<int> schemaOf(Database& database);
/// The newest that the scripts of @p folder know.
int newestSchema(const QString& folder);

} // namespace baton::storage
