// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/desk/log/stored.h"
#include "core/storage/database.h"

/// One row of `conversations` or `events`, as the desk and the reading room both read it.
namespace baton::relay::desk {

/// The columns storedFrom() expects, in its order.
QString conversationColumns();
Stored storedFrom(const storage::Query& row);
/// The columns messageFrom() expects, in its order.
QString messageColumns();
Message messageFrom(const storage::Query& row, const ConversationId& id);
/// Of a row that begins with seq, at, type, data.
Event eventFrom(const storage::Query& row);

} // namespace baton::relay::desk
