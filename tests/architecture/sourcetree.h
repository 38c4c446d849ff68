// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QList>
#include <QString>
#include <QStringList>

/// Reading a source tree: which files are ours, what they include, what CMake lists say.
namespace baton::architecture {

/// Paths from the root of all files that could be committed, sorted: no build folders, no node_modules, no
/// .git.
QStringList ownFiles(const QDir& root, const QStringList& nameFilters = {});
QString contentOf(const QDir& root, const QString& path);

struct Include
{
    int line = 0;
    QString header;
    bool quoted = false;
};
QList<Include> includesOf(const QString& source);

struct TypeName
{
    int line = 0;
    QString name; ///< with its namespaces
};
/// Classes, structs and enums that are defined at the level of a namespace; those of unnamed namespaces are
/// left out.
QList<TypeName> typesOf(const QString& source);

/// The Qt module ("Core", "Widgets") that provides a header; empty when no module does.
QString qtModuleOf(const QString& header);

struct LinkList
{
    QString path; ///< the CMakeLists.txt
    QString target;
    QStringList links;
};
/// From baton_library, baton_program and target_link_libraries, comments left out.
QList<LinkList> linkListsOf(const QDir& root);

} // namespace baton::architecture
