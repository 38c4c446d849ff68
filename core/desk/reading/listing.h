// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/readingroom.h"
#include "core/protocol/agent/agentmethods.h"

#include <QVariantList>

/// What a list request means in SQL.
namespace baton::relay::desk {

/// A condition over `conversations` with its values; parts are joined by AND.
struct Condition
{
    QStringList parts;
    QVariantList values;

    void add(const QString& part, const QVariantList& with = {});
    QString sql() const; ///< "1" when there is no part
};

/// Everything a request narrows by, except its text and its cursor. Refuses unknown views and states.
Result<Condition> conditionOf(const ReadingRoom::Viewer& viewer, const protocol::ListParams& params);
/// By which index the rows of the viewer's bots are found: that of the bot, or that of what else is asked
/// for, such as who waits, where few rows are left.
enum class Via { Bot, Rest };
/// The viewer's bots only.
void addScope(Condition& condition, const ReadingRoom::Viewer& viewer, Via via = Via::Bot);

inline constexpr int usualListLimit = 100;
inline constexpr qsizetype mostTerms = 12; ///< of what a person typed
/// How many rows a request may have: from 1 to 500, @p otherwise when it does not say.
Result<int> limitOf(const std::optional<qint64>& asked, int otherwise);

/// An opaque place in a list: a number and an id.
struct Cursor
{
    qint64 key = 0;
    QString id;

    QString encoded() const;
    static Result<Cursor> decoded(const QString& text);
};

/// The text is no place in this list.
Refusal foreignCursor();

/// Goes on after the cursor, if there is one, in a list ordered by @p column and id, the highest first.
Result<void> addCursor(Condition& condition, const std::optional<QString>& cursor, const QString& column);

} // namespace baton::relay::desk
