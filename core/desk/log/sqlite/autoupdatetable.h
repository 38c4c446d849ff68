// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// The table that is derived from `autoupdate.*` events. Belongs to its database's thread; writes inside the
/// caller's transaction.
class AutoUpdateTable
{
public:
    /// @p schema names an attached database that has the same table.
    explicit AutoUpdateTable(storage::Database& database, const QString& schema = QStringLiteral("main"));

    /// Of a bot's chain; n is 0 when it has none.
    Result<ChainEnd> end(const BotId& bot);
    Result<std::optional<AutoUpdate>> find(const AutoUpdateId& id);
    /// Replaces what was there.
    Result<void> save(const AutoUpdate& entry);

private:
    storage::Database& m_database;
    QString m_schema;
};

} // namespace baton::relay::desk
