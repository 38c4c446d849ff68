// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"
#include "core/storage/database.h"

namespace baton::relay {

/// Says in words what each delivery was about: the bot, the customer, the entry or the workflow. At most one
/// query a kind, whatever their number. @p database is the relay's own; on its thread.
Result<void> nameDeliveries(storage::Database& database, QList<protocol::Delivery>& deliveries);

} // namespace baton::relay
