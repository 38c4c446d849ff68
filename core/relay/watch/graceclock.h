// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QHash>
#include <QSet>

namespace baton::relay {

/// Since when members are gone, as somebody who looks now and then can tell. Pure; not thread-safe.
class GraceClock
{
public:
    /// For how long the member has been gone, in milliseconds; 0 while they are there. Whoever has come and
    /// gone since the last look is counted anew: each absence has its whole grace time.
    /// @param arrivals how often they have come, ever
    /// @param now milliseconds of any clock that never goes back
    qint64 goneFor(const MemberId& member, bool isThere, qint64 arrivals, qint64 now)
    {
        if (isThere) {
            m_absences.remove(member);
            return 0;
        }
        auto known = m_absences.find(member);
        if (known == m_absences.end() || known->arrivals != arrivals)
            known = m_absences.insert(member, {now, arrivals});
        return now - known->since;
    }
    /// Nobody else's absence matters any more.
    void keepOnly(const QSet<MemberId>& members)
    {
        m_absences.removeIf([&](const auto& absence) { return !members.contains(absence.key()); });
    }

private:
    struct Absence
    {
        qint64 since = 0;
        qint64 arrivals = 0;
    };
    QHash<MemberId, Absence> m_absences;
};

} // namespace baton::relay
