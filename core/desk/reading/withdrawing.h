// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/domain/refusal.h"

#include <vector>

namespace baton::storage {
class Database;
}

namespace baton::relay::desk {

/// The log keeps what was said, also when it was withdrawn later: whoever is told of it only now is told
/// without its text and files. @p events are in order. On a thread that reads.
Result<void> leaveOutWithdrawn(storage::Database& database, std::vector<Recorded>& events);

} // namespace baton::relay::desk
