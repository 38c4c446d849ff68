// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/meetingplace.h"

#include <QDir>
#include <QFile>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace baton {

namespace {

/// A folder of this user's alone, and no link to another one.
bool isPrivate(const QString& folder)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(folder).constData(), &found) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == ::geteuid() && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

bool fits(const QString& path)
{
    return std::size_t(QFile::encodeName(path).size()) < sizeof(sockaddr_un::sun_path);
}

} // namespace

Result<QString> meetingPlace(const QString& name, const QString& dataDirectory)
{
    // Qt's own word for it falls back on a shared folder.
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QDir::isAbsolutePath(runtime) && isPrivate(runtime)) {
        const auto path = QDir(runtime).filePath(name);
        if (fits(path))
            return path;
    }
    // The same for every start of this user, beside what is theirs already.
    const auto folder = QDir(dataDirectory).absoluteFilePath(QStringLiteral("instance"));
    QDir().mkpath(folder);
    ::chmod(QFile::encodeName(folder).constData(), S_IRWXU);
    const auto path = QDir(folder).filePath(name.right(8));
    if (!isPrivate(folder) || !fits(path)) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("neither XDG_RUNTIME_DIR nor %1 is a folder of this user alone.").arg(folder));
    }
    return path;
}

void yieldForeground() {}

} // namespace baton
