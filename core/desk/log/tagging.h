// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/ledger.h"

namespace baton::relay::desk {

/// Tags the conversation with what its customer has just named, if its bot's setting wants that: order
/// numbers and account names, while it has fewer than five tags, and none that somebody took away. Desk
/// thread, inside the message's transaction.
Result<void> tagNamed(Ledger& ledger, Stored& stored, const Message& message);

} // namespace baton::relay::desk
