// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QStringList>

/// The tags of a conversation: short words by which it is found again. They keep the case they were given in,
/// and are compared without it. Pure; any thread.
namespace baton {

inline constexpr qsizetype mostTags = 20;       ///< of a conversation
inline constexpr qsizetype longestTag = 50;     ///< UTF-16 units
inline constexpr qsizetype mostNamedInText = 5; ///< that the relay sets by itself

/// By which tags are compared: two that read alike have the same.
QString tagKey(const QString& tag);
bool hasTag(const QStringList& tags, const QString& tag);

/// @p tags with those of @p add behind them and those of @p remove gone; what is there already stays as it
/// is. Refuses a tag that is blank, too long or has control characters, and more than there may be.
Result<QStringList> changedTags(const QStringList& tags, const QStringList& add, const QStringList& remove);

} // namespace baton
