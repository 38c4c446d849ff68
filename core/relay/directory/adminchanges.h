// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

namespace baton::relay {

/// Notices by the audit what admins have changed in processes of their own, and writes down what of it is in
/// force, so that they can wait for it. On the database's thread.
class AdminChanges
{
public:
    /// Whether there are any after the last that was taken. Cheap while nobody writes.
    bool areNew(storage::Database& database);
    void lookAgain() { m_dataVersion = -1; }
    /// What is in memory is of this audit row.
    void taken(qint64 audit) { m_audit = audit; }
    /// Only once everybody has been told: an admin's command that has returned is in force.
    void sayInForce(storage::Database& database) const;

private:
    qint64 m_dataVersion = -1;
    qint64 m_audit = -1;
};

} // namespace baton::relay
