// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <QString>

class QTime;

namespace baton::models {

/// Times of day as the reader's locale writes them, with 12 hours or 24: everywhere the same, so that two of
/// them never stand beside each other in different forms. Pure; any thread.

/// The form QTime and the fields for times take: hours and minutes.
QString clockForm();
/// 21:05, or 9:05 PM
QString clockText(const QTime& time);
QString clockText(Instant at);
/// The same with seconds, for lists in which they matter.
QString preciseClockText(Instant at);
/// With the day before it, unless that is today: 21:05, or 3 Nov 21:05.
QString recentText(Instant at);
/// With the date before it, in the locale's short form.
QString dateAndClockText(Instant at);

} // namespace baton::models
