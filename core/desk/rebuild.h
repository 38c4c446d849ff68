// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QStringList>

namespace baton::relay::desk {

/// The tables that can be made again from the log.
QStringList derivedTableNames();
/// Makes the derived tables again from the event log, in one transaction. They must be readable, as a damaged
/// one is not: see rebuildInto(). Nobody else may have the database open. Answers with the number of events
/// read.
Result<qint64> rebuild(storage::Database& database);

/// Compares the derived tables with what the log gives, on a temporary copy beside them; a relay may go on
/// meanwhile. One line for each conversation that differs, the first twenty of each table; empty when all is
/// right.
Result<QStringList> findDifferences(storage::Database& database);

} // namespace baton::relay::desk
