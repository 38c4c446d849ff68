// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::relay::desk {

/// Fills @p fresh, a database that has the schema and nothing else, from the one in the file @p source: what
/// is not derived is copied, and the rest is made again from the log. Of what is damaged there only that
/// matters which is no derived table. Refused when the log is not whole. Answers with the number of events.
Result<qint64> rebuildInto(storage::Database& fresh, const QString& source);

} // namespace baton::relay::desk
