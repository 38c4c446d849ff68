// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// Removes what is no longer needed, some rows at a time. Belongs to its database's thread; writes inside the
/// caller's transaction.
class Forgetter
{
public:
    explicit Forgetter(storage::Database& database) : m_database(database) {}

    Result<void> forget(const Forgetting& what);

private:
    /// Where to go on looking at read marks; empty at the beginning.
    struct Place
    {
        QString member = QStringLiteral("");
        QString conversation = QStringLiteral("");
    };

    Result<void> forgetRepeats(Instant before, qint64 limit);
    Result<void> forgetReadMarks(int limit);
    Result<void> forgetSeen(int limit);

    storage::Database& m_database;
    Place m_place;
    QString m_seenPlace =
        QStringLiteral(""); ///< likewise, the last conversation of which rows were looked at
};

} // namespace baton::relay::desk
