// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"
#include "core/storage/database.h"

namespace baton::relay {

/// A page of what @p pushes (push.db) keeps, the newest first. Goes on exactly after its `next`, also within
/// one event that a thousand devices were told of. Looks at a bounded number of rows, whatever the filter. On
/// the database's thread, which may be any: it only reads.
Result<protocol::DeliveriesResult> listDeliveries(storage::Database& pushes,
                                                  const protocol::DeliveriesParams& params);

} // namespace baton::relay
