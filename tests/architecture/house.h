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
    QString target;    ///< its CMake target
    QStringList knows; ///< folders of the boxes whose headers it may include and whose targets it may link
    QStringList qt;    ///< Qt modules: "Core", "Gui", ...
    QStringList thirdParty; ///< the first part of an include path: "tl", "boost", ...
    QStringList never;      ///< headers it may not include although their module is allowed
};

/// Longer folders first, so that the first match is the right one.
const QList<Box>& boxes();

/// The box a file lies in; nullptr outside of app/, core/ and ui/ or in a folder no box claims.
const Box* boxOf(const QString& path);
const Box* boxOfTarget(const QString& target);

} // namespace baton::architecture
