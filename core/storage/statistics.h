// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::storage {

/// Looks at a sample of every index, so that queries are planned by what is in the tables. Some milliseconds,
/// however much there is. On a connection that may write; others see it when they are opened.
Result<void> refreshStatistics(Database& database);

} // namespace baton::storage
