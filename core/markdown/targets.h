// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#pragma once

#include <QString>
#include <optional>

/// Where links lead, as Markdown writes it. Pure; any thread.
namespace baton::markdown {

/// Escapes and entities as what they stand for.
QString unescaped(QStringView text);

struct Target
{
    QString address;
    int end = 0; ///< the place behind it
};

/// "(address "title")" from @p at on; nothing when it leads nowhere that may be followed.
std::optional<Target> targetAt(QStringView text, int at, int end);
/// "<address>" from @p at on.
std::optional<Target> angleTargetAt(QStringView text, int at, int end);

} // namespace baton::markdown
