// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace baton::models {

/// Until when a conversation may be put out of the way, as a menu offers it.
struct SnoozeTime
{
    QString text; ///< "Tomorrow morning", with the time
    QDateTime until;
};

/// An hour, tomorrow morning, next Monday: each once. Pure.
QList<SnoozeTime> snoozeTimes(const QDateTime& now);

} // namespace baton::models
