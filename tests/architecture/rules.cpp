// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/architecture/rules.h"

#include "tests/architecture/house.h"
#include "tests/architecture/sourcetree.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace baton::architecture {

namespace {

const QStringList codeFilters = {QStringLiteral("*.cpp"), QStringLiteral("*.h")};

bool isProduct(const QString& path)
{
    return path.startsWith(QLatin1String("app/")) || path.startsWith(QLatin1String("core/")) ||
           path.startsWith(QLatin1String("ui/"));
}

/// Which ending a file that includes this header must carry; empty when it needs none.
QStringList systemsOf(const QString& header)
{
    static const QStringList posix = {
        QStringLiteral("unistd.h"), QStringLiteral("fcntl.h"),   QStringLiteral("poll.h"),
        QStringLiteral("netdb.h"),  QStringLiteral("dlfcn.h"),   QStringLiteral("pthread.h"),
        QStringLiteral("sched.h"),  QStringLiteral("termios.h"), QStringLiteral("pwd.h")};
    if (header.startsWith(QLatin1String("sys/")) || header.startsWith(QLatin1String("netinet/")) ||
        header.startsWith(QLatin1String("arpa/")) || posix.contains(header))
        return {QStringLiteral("_linux"), QStringLiteral("_unix"), QStringLiteral("_mac")};
    if (header.startsWith(QLatin1String("linux/")))
        return {QStringLiteral("_linux")};
    if (header.compare(QLatin1String("windows.h"), Qt::CaseInsensitive) == 0 ||
        header.startsWith(QLatin1String("winsock")) || header.startsWith(QLatin1String("ws2")) ||
        header.startsWith(QLatin1String("winrt/")) || header == QLatin1String("shobjidl.h") ||
        header == QLatin1String("wtsapi32.h") || header == QLatin1String("aclapi.h") ||
        header == QLatin1String("io.h"))
        return {QStringLiteral("_win")};
    return {};
}

bool endsLikeOne(const QString& path, const QStringList& systems)
{
    const QString stem = path.section(QLatin1Char('.'), 0, -2);
    for (const QString& system : systems)
        if (stem.endsWith(system))
            return true;
    return systems.isEmpty();
}

/// What is wrong with one include of a file in @p box; empty when nothing is.
QString offenceOf(const Box& box, const QString& path, const Include& include)
{
    const QString& header = include.header;
    if (!endsLikeOne(path, systemsOf(header))) {
        return QStringLiteral("<%1> belongs to one operating system: move it to a file named %2.cpp")
            .arg(header, QStringLiteral("*_unix or *_win"));
    }
    if (header == QLatin1String("thread"))
        return QStringLiteral("threads are Qt's own: take a QThread");
    // Qt keeps something with a destructor per thread for it, which MinGW calls when the thread's storage is
    // gone.
    if (header == QLatin1String("QRegularExpression") && box.folder.startsWith(QLatin1String("core/")))
        return QStringLiteral("what runs on threads does without regular expressions: look yourself");
    if (const Box* other = boxOf(header)) {
        return mayInclude(box, header) ? QString()
                                       : QStringLiteral("%1 may not know %2").arg(box.folder, other->folder);
    }
    if (box.never.contains(header.section(QLatin1Char('/'), -1)))
        return QStringLiteral("%1 may not include %2").arg(box.folder, header);
    const QString module = qtModuleOf(header);
    if (!module.isEmpty()) {
        return box.qt.contains(module) ? QString()
                                       : QStringLiteral("%1 may not use Qt%2").arg(box.folder, module);
    }
    const bool standard = !header.contains(QLatin1Char('.')) && !header.contains(QLatin1Char('/')) &&
                          header == header.toLower();
    if (include.quoted || standard || !systemsOf(header).isEmpty()) {
        const bool strayPath = include.quoted && isProduct(header);
        return strayPath
                   ? QStringLiteral("%1 is in no box: add it to tests/architecture/house.cpp").arg(header)
                   : QString();
    }
    static const QStringList c = {QStringLiteral("signal.h"), QStringLiteral("errno.h"),
                                  QStringLiteral("stdio.h")};
    const bool allowed =
        c.contains(header) || box.thirdParty.contains(header.section(QLatin1Char('/'), 0, 0));
    return allowed ? QString() : QStringLiteral("%1 may not use the library of <%2>").arg(box.folder, header);
}

/// Everything a target can reach through our own libraries.
QSet<QString> reachable(const QString& target, const QHash<QString, QStringList>& links)
{
    QSet<QString> seen;
    QStringList open = links.value(target);
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (!seen.contains(next)) {
            seen.insert(next);
            open.append(links.value(next));
        }
    }
    return seen;
}

QStringList directLinkOffences(const LinkList& list, const QList<const Box*>& own)
{
    const auto isAllowed = [&](const auto& allowed) { return std::any_of(own.begin(), own.end(), allowed); };
    QStringList offences;
    for (const QString& link : list.links) {
        const auto others = boxesOfTarget(link);
        const bool mayBeLinked = link == list.target || others.isEmpty() || isAllowed([&](const Box* box) {
                                     return std::any_of(others.begin(), others.end(), [&](const Box* other) {
                                         return other == box || mayLink(*box, *other);
                                     });
                                 });
        const bool mayUseQt = !link.startsWith(QLatin1String("Qt6::")) ||
                              isAllowed([&](const Box* box) { return box->qt.contains(link.mid(5)); });
        if (!mayBeLinked || !mayUseQt)
            offences << QStringLiteral("%1: %2 may not link %3").arg(list.path, list.target, link);
    }
    return offences;
}

} // namespace

QStringList includeOffences(const QDir& root)
{
    QStringList offences;
    for (const QString& path : ownFiles(root, codeFilters)) {
        if (!isProduct(path))
            continue;
        const Box* box = boxOf(path);
        if (!box) {
            offences << QStringLiteral("%1: lies in no box; add its folder to tests/architecture/house.cpp")
                            .arg(path);
            continue;
        }
        for (const Include& include : includesOf(contentOf(root, path))) {
            const QString offence = offenceOf(*box, path, include);
            if (!offence.isEmpty())
                offences << QStringLiteral("%1:%2: %3").arg(path).arg(include.line).arg(offence);
        }
    }
    return offences;
}

QStringList linkOffences(const QDir& root)
{
    QStringList offences;
    QHash<QString, QStringList> links;
    for (const LinkList& list : linkListsOf(root)) {
        links[list.target] += list.links;
        // A second library in a box is bound like the first.
        auto own = boxesOfTarget(list.target);
        if (const Box* box = own.isEmpty() ? boxOf(list.path) : nullptr)
            own.append(box);
        if (!own.isEmpty())
            offences += directLinkOffences(list, own);
    }
    static const QStringList screens = {QStringLiteral("Qt6::Gui"), QStringLiteral("Qt6::Widgets"),
                                        QStringLiteral("Qt6::Svg")};
    for (const QString& target : {QStringLiteral("relayserver"), QStringLiteral("samplebot")}) {
        const QSet<QString> all = reachable(target, links);
        for (const QString& screen : screens) {
            if (all.contains(screen)) {
                offences << QStringLiteral("%1 reaches %2 through what it links: a server has no screen")
                                .arg(target, screen);
            }
        }
    }
    return offences;
}

QStringList circleOffences(const QDir& root)
{
    QHash<const Box*, QSet<const Box*>> arrows;
    for (const QString& path : ownFiles(root, codeFilters)) {
        const Box* box = isProduct(path) ? boxOf(path) : nullptr;
        if (!box)
            continue;
        for (const Include& include : includesOf(contentOf(root, path))) {
            const Box* other = boxOf(include.header);
            if (other && other != box)
                arrows[box].insert(other);
        }
    }
    QStringList offences;
    for (const Box& box : boxes()) {
        QSet<const Box*> seen;
        QList<const Box*> open = arrows.value(&box).values();
        while (!open.isEmpty()) {
            const Box* next = open.takeLast();
            if (seen.contains(next))
                continue;
            seen.insert(next);
            open.append(arrows.value(next).values());
        }
        if (seen.contains(&box))
            offences << QStringLiteral("%1: comes back to itself through what it knows").arg(box.folder);
    }
    return offences;
}

QStringList roomOffences(const QDir& root)
{
    constexpr double largest = 0.12;
    constexpr qsizetype smallHouse = 5'000; // below it, shares mean little
    QHash<const Box*, qsizetype> linesOf;
    qsizetype all = 0;
    for (const QString& path : ownFiles(root, codeFilters)) {
        const Box* box = isProduct(path) ? boxOf(path) : nullptr;
        if (!box)
            continue;
        const qsizetype lines = contentOf(root, path).count(QLatin1Char('\n'));
        linesOf[box] += lines;
        all += lines;
    }
    QStringList offences;
    for (const Box& box : boxes()) {
        const double share = double(linesOf.value(&box)) / double(std::max<qsizetype>(all, 1));
        if (all >= smallHouse && share > largest)
            offences << QStringLiteral("%1: holds %2 % of the house, more than 12: make two rooms of it")
                            .arg(box.folder)
                            .arg(qRound(share * 100));
    }
    return offences;
}

QStringList nameOffences(const QDir& root)
{
    QStringList offences;
    QHash<QString, QString> first;
    for (const QString& path : ownFiles(root, codeFilters)) {
        if (!isProduct(path) || path.startsWith(QLatin1String("app/")))
            continue; // programs are not linked with one another
        for (const TypeName& type : typesOf(contentOf(root, path))) {
            const QString place = QStringLiteral("%1:%2").arg(path).arg(type.line);
            if (first.contains(type.name)) {
                offences << QStringLiteral("%1: %2 is defined in %3 already; give one of them another name")
                                .arg(place, type.name, first.value(type.name));
            } else {
                first.insert(type.name, place);
            }
        }
    }
    return offences;
}

QStringList writerOffences(const QDir& root)
{
    static const QHash<QString, QString> writers = {
        {QStringLiteral("core/desk/log/sqlite/sqlitelog.cpp"), QStringLiteral("the desk's log")},
        {QStringLiteral("app/relay/datafolder.cpp"), QStringLiteral("admin commands, rebuild")},
        {QStringLiteral("core/storage/backup.cpp"), QStringLiteral("a restored copy that nobody serves yet")},
        {QStringLiteral("core/relay/directory/sessionfile.cpp"), QStringLiteral("sessions.db")},
        {QStringLiteral("core/relay/push/deliverystore.cpp"), QStringLiteral("push.db")},
        {QStringLiteral("core/relay/mail/mailstore.cpp"), QStringLiteral("mail.db")},
        {QStringLiteral("core/relay/mail/parkedmail.cpp"), QStringLiteral("mail.db")},
        {QStringLiteral("core/relay/files/filetable.cpp"), QStringLiteral("files.db")},
        {QStringLiteral("app/relay/datacommands.cpp"),
         QStringLiteral("a rebuilt copy that nobody serves yet")},
        {QStringLiteral("core/client/cachefile.cpp"), QStringLiteral("the console's cache")},
        {QStringLiteral("app/samplebot/knowledge.cpp"), QStringLiteral("an index in memory")}};
    static const QRegularExpression opening(QStringLiteral("\\bDatabase::open\\(([^;]*);"));
    QStringList offences;
    for (const QString& path : ownFiles(root, codeFilters)) {
        const bool defines = path.startsWith(QLatin1String("core/storage/database."));
        if (!isProduct(path) || defines || writers.contains(path))
            continue;
        const QString content = contentOf(root, path);
        auto found = opening.globalMatch(content);
        while (found.hasNext()) {
            const auto match = found.next();
            if (!match.captured(1).contains(QLatin1String("Mode::ReadOnly"))) {
                offences << QStringLiteral("%1:%2: opens a database for writing: hand the rows to the desk")
                                .arg(path)
                                .arg(content.left(match.capturedStart()).count(QLatin1Char('\n')) + 1);
            }
        }
    }
    return offences;
}

namespace {

qsizetype lengthLimit(const QString& path) { return path.endsWith(QLatin1String(".h")) ? 150 : 400; }

/// Lines, but those that say whose a file is and under which licence.
qsizetype lengthOf(const QString& content)
{
    static const QRegularExpression licence(QStringLiteral("\\A(?://[^\n]*\\bSPDX-[^\n]*\n)+\n?"));
    return content.count(QLatin1Char('\n')) - licence.match(content).captured().count(QLatin1Char('\n'));
}

} // namespace

QStringList lengthOffences(const QDir& root)
{
    QStringList offences;
    for (const QString& path : ownFiles(root, codeFilters)) {
        const qsizetype limit = lengthLimit(path);
        const qsizetype lines = lengthOf(contentOf(root, path));
        if (lines > limit) {
            offences << QStringLiteral("%1: %2 lines, more than %3: split it along its meaning")
                            .arg(path)
                            .arg(lines)
                            .arg(limit);
        }
    }
    return offences;
}

QStringList registryOffences(const QDir& root)
{
    // In two halves each, or this file would break its own rule.
    static const QStringList hosts = {QStringLiteral("registry.") + QStringLiteral("npmjs"),
                                      QStringLiteral("registry.") + QStringLiteral("yarnpkg"),
                                      QStringLiteral("registry.") + QStringLiteral("npmmirror"),
                                      QStringLiteral("npm.pkg.") + QStringLiteral("github"),
                                      QStringLiteral("files.python") + QStringLiteral("hosted"),
                                      QStringLiteral("pypi.") + QStringLiteral("org"),
                                      QStringLiteral("static.crates") + QStringLiteral(".io"),
                                      QStringLiteral("proxy.gol") + QStringLiteral("ang.org")};
    QStringList offences;
    for (const QString& path : ownFiles(root)) {
        const QString content = contentOf(root, path);
        for (const QString& host : hosts) {
            if (content.contains(host, Qt::CaseInsensitive)) {
                offences << QStringLiteral(
                                "%1: names the package registry %2; leave the choice to the machine")
                                .arg(path, host);
            }
        }
        const bool lock = path.endsWith(QLatin1String("package-lock.json"));
        if (lock && content.contains(QLatin1String("\"resolved\""))) {
            offences << QStringLiteral("%1: says where packages were fetched from; write it with "
                                       "npm install --omit-lockfile-registry-resolved")
                            .arg(path);
        }
    }
    return offences;
}

} // namespace baton::architecture
