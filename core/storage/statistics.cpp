#include "core/storage/statistics.h"

namespace baton::storage {

Result<void> refreshStatistics(Database& database)
{
    if (auto limited = database.execute(QStringLiteral("PRAGMA analysis_limit=400")); !limited)
        return limited;
    return database.execute(QStringLiteral("ANALYZE"));
}

} // namespace baton::storage
