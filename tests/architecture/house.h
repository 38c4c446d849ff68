// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// The boxes of ARCHITECTURE.md and the arrows between them, as one table. To add an arrow, add it here and
/// say why in ARCHITECTURE.md.
namespace baton::architecture {

struct Box
{
    QString folder;    ///< from the root, without a trailing slash
    QString target;    ///< the CMake target it is compiled into, maybe with others
    QStringList knows; ///< folders of the boxes whose headers it may include and whose targets it may link,
                       ///< or single headers
    QStringList qt;    ///< Qt modules: "Core", "Gui", ...
    QStringList thirdParty; ///< the first part of an include path: "tl", "boost", ...
    QStringList never;      ///< headers it may not include although their module is allowed
};

/// Longer folders first, so that the first match is the right one.
const QList<Box>& boxes();

/// The box a file lies in; nullptr outside of app/, core/ and ui/ or in a folder no box claims.
const Box* boxOf(const QString& path);
QList<const Box*> boxesOfTarget(const QString& target);

bool mayKnow(const Box& box, const Box& other);
bool mayInclude(const Box& box, const QString& header);
/// Knowing one header of it is enough.
bool mayLink(const Box& box, const Box& other);

} // namespace baton::architecture
