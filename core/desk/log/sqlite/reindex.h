// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::relay::desk {

/// Fills the search again from the event log when a migration has emptied it, in one transaction. On the
/// desk's thread, before anything else happens.
Result<void> fillSearchIfStale(storage::Database& database);

} // namespace baton::relay::desk
