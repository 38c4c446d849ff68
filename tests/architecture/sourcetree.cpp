// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/architecture/sourcetree.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace baton::architecture {

namespace {

void collect(const QDir& root, const QString& below, const QStringList& filters, QStringList& found)
{
    static const QStringList skipped = {QStringLiteral("build"), QStringLiteral("node_modules"),
                                        QStringLiteral("__pycache__")};
    const QDir folder(below.isEmpty() ? root.path() : root.filePath(below));
    const QString prefix = below.isEmpty() ? QString() : below + QLatin1Char('/');
    for (const QFileInfo& entry : folder.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        if (!skipped.contains(entry.fileName()))
            collect(root, prefix + entry.fileName(), filters, found);
    // .ci holds files of ours; other hidden folders belong to tools.
    if (below.isEmpty() && folder.exists(QStringLiteral(".ci")))
        collect(root, QStringLiteral(".ci"), filters, found);
    for (const QString& name : folder.entryList(filters, QDir::Files | QDir::Hidden | QDir::NoSymLinks))
        found.append(prefix + name);
}

QString withoutComments(const QString& cmake)
{
    static const QRegularExpression comment(QStringLiteral("#[^\n]*"));
    return QString(cmake).remove(comment);
}

LinkList linkList(const QString& path, const QString& command, QStringList arguments)
{
    static const QStringList scopes = {QStringLiteral("PUBLIC"), QStringLiteral("PRIVATE"),
                                       QStringLiteral("INTERFACE")};
    static const QStringList sections = {QStringLiteral("LINK"), QStringLiteral("PRIVATE_LINK")};
    LinkList list{path, arguments.takeFirst(), {}};
    bool linking = command == QLatin1String("target_link_libraries");
    for (const QString& argument : std::as_const(arguments))
        if (argument == QLatin1String("SOURCES"))
            linking = false;
        else if (sections.contains(argument))
            linking = true;
        else if (linking && !scopes.contains(argument))
            list.links.append(argument);
    return list;
}

/// Every public header name of the installed Qt modules. Debian and vcpkg keep them in one folder per module,
/// macOS in frameworks.
QHash<QString, QString> qtHeaders()
{
    QHash<QString, QString> moduleOf;
    const auto read = [&moduleOf](const QString& module, const QString& folder) {
        for (const QString& header : QDir(folder).entryList(QDir::Files)) {
            moduleOf.insert(header, module);
            moduleOf.insert(QStringLiteral("Qt%1/%2").arg(module, header), module);
        }
    };
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString& folder : headers.entryList({QStringLiteral("Qt*")}, QDir::Dirs))
        read(folder.mid(2), headers.filePath(folder));
    const QDir frameworks(QLibraryInfo::path(QLibraryInfo::LibrariesPath));
    for (const QString& folder : frameworks.entryList({QStringLiteral("Qt*.framework")}, QDir::Dirs))
        read(folder.mid(2).chopped(10), frameworks.filePath(folder + QStringLiteral("/Headers")));
    return moduleOf;
}

} // namespace

QStringList ownFiles(const QDir& root, const QStringList& nameFilters)
{
    QStringList found;
    collect(root, QString(), nameFilters, found);
    found.sort();
    return found;
}

QString contentOf(const QDir& root, const QString& path)
{
    QFile file(root.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Include> includesOf(const QString& source)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    int number = 0;
    for (const QString& line : source.split(QLatin1Char('\n'))) {
        ++number;
        const QRegularExpressionMatch match = directive.match(line);
        if (match.hasMatch())
            includes.append({number, match.captured(2), match.captured(1) == QLatin1String("\"")});
    }
    return includes;
}

QList<TypeName> typesOf(const QString& source)
{
    // As clang-format leaves it: what a namespace holds starts in the first column, and its end says so.
    static const QRegularExpression opening(
        QStringLiteral("^(?:inline )?namespace ?([\\w:]*) ?\\{(?!.*\\})"));
    static const QRegularExpression type(
        QStringLiteral("^(?:class|struct|enum class) (\\w+)(?: final)?(?: :.*| ?\\{.*)?$"));
    QStringList namespaces;
    QList<TypeName> types;
    int number = 0;
    for (const QString& line : source.split(QLatin1Char('\n'))) {
        ++number;
        if (const auto match = opening.match(line); match.hasMatch())
            namespaces.append(match.captured(1));
        else if (!namespaces.isEmpty() && line.startsWith(QLatin1String("} // namespace")))
            namespaces.removeLast();
        else if (const auto found = type.match(line); found.hasMatch() && !namespaces.contains(QString()))
            types.append({number, (namespaces + QStringList(found.captured(1))).join(QLatin1String("::"))});
    }
    return types;
}

QString qtModuleOf(const QString& header)
{
    static const QHash<QString, QString> moduleOf = qtHeaders();
    return moduleOf.value(header);
}

QList<LinkList> linkListsOf(const QDir& root)
{
    static const QRegularExpression command(
        QStringLiteral("\\b(baton_library|baton_program|target_link_libraries)\\s*\\(([^()]*)\\)"));
    static const QRegularExpression space(QStringLiteral("\\s+"));
    QList<LinkList> lists;
    for (const QString& path :
         ownFiles(root, {QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake")})) {
        auto matches = command.globalMatch(withoutComments(contentOf(root, path)));
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const QStringList arguments = match.captured(2).split(space, Qt::SkipEmptyParts);
            if (!arguments.isEmpty() && !arguments.first().contains(QLatin1Char('$')))
                lists.append(linkList(path, match.captured(1), arguments));
        }
    }
    return lists;
}

} // namespace baton::architecture
