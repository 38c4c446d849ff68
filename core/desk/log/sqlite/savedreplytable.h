// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/siderows.h"
#include "core/storage/database.h"

#include <QList>

namespace baton::relay::desk {

/// All rows of `saved_replies`, in no order. On the database's thread.
Result<QList<protocol::SavedReply>> allSavedReplies(storage::Database& database);

} // namespace baton::relay::desk
