// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::client {

/// `cache.db` of @p folder, opened, checked and of the newest schema. A file that is damaged, or that a newer
/// program wrote, is set aside as `cache.db.aside` and begun anew; the agent's own words (outbox and drafts)
/// are saved from it when they can be read. When the folder itself cannot be used, the cache is in memory and
/// @p problem says why. Never fails but when SQLite itself is missing.
Result<std::unique_ptr<storage::Database>> openCacheFile(const QString& folder, QString* problem);

} // namespace baton::client
