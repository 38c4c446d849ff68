// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::relay {

/// The file of the sessions beside the database: they are written at every sign-in and while somebody is
/// connected, which must not make the desk wait. The directory of the relay that serves writes it, and
/// whoever signs a device out on the command line; no backup holds it, since a device that was signed out
/// since must not come back with one.
QString sessionsBeside(const QString& databasePath);

/// Opens it for writing, and makes it when it is not there. What an older version kept in the database itself
/// is taken over, once: call this before the database is brought to a newer schema.
Result<std::unique_ptr<storage::Database>> openSessions(const QString& databasePath);
/// For a look at them; nullptr when nobody ever signed in.
Result<std::unique_ptr<storage::Database>> readSessions(const QString& databasePath);

} // namespace baton::relay
