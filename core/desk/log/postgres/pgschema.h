// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/postgres/pgsession.h"

namespace baton::relay::desk {

/// Applies the numbered scripts of resources/sql/postgres that the database has not had yet, in one
/// transaction; of several relays that start at once, one does it. Refused when it has a newer schema.
Result<void> bringToNewestSchema(PgSession& session);

} // namespace baton::relay::desk
