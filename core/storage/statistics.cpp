// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/statistics.h"

namespace baton::storage {

Result<void> refreshStatistics(Database& database)
{
    BATON_TRY(database.execute(QStringLiteral("PRAGMA analysis_limit=400")));
    return database.execute(QStringLiteral("ANALYZE"));
}

} // namespace baton::storage
