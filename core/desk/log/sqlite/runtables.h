// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// The tables that are derived from `workflow.*` events. Belongs to its database's thread; writes inside the
/// caller's transaction.
class RunTables
{
public:
    /// @p schema names an attached database that has the same tables.
    explicit RunTables(storage::Database& database, const QString& schema = QStringLiteral("main"));

    // Nothing when there is no such run.
    Result<std::optional<RunHistory>> find(const RunId& id);
    Result<std::optional<RunHistory>> find(const BotId& bot, const QString& key);
    Result<StepDurations> durations(const StepKey& key);

    // Each replaces what was there.
    Result<void> save(const RunHistory& history);
    Result<void> save(const RunId& run, const WorkflowStep& step);
    Result<void> save(const StepKey& key, const StepDurations& durations);

private:
    Result<std::optional<RunHistory>> load(const QString& where, const QVariantList& values);

    storage::Database& m_database;
    QString m_schema;
};

} // namespace baton::relay::desk
