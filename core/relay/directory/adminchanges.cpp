// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/adminchanges.h"

#include "core/relay/directory/rows.h"
#include "core/relay/directory/sessionrows.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.directory")

} // namespace

bool AdminChanges::areNew(storage::Database& database)
{
    // Moves with every commit of another connection, the desk's too; the audit tells whether an admin made
    // it.
    const auto version = rows::dataVersion(database);
    if (!version || std::exchange(m_dataVersion, *version) == *version)
        return false;
    const auto last = rows::lastAudit(database);
    return last && *last != m_audit;
}

void AdminChanges::sayInForce(storage::Database& database) const
{
    if (auto done = rows::setFollowedAudit(database, m_audit); !done)
        qCWarning(log).noquote() << "what admins changed is in force, but they cannot be told:"
                                 << done.error().detail;
}

} // namespace baton::relay
