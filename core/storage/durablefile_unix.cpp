// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/durablefile.h"

#include <QFile>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::storage::durable {

namespace {

constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

bool flushed(const QString& path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

} // namespace

bool create(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    ::close(file);
    return true;
}

bool flush(const QString& path) { return flushed(path, O_RDONLY); }

bool flushFolder(const QString& folder) { return flushed(folder, O_RDONLY | O_DIRECTORY); }

bool replace(const QString& from, const QString& to)
{
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool link(const QString& path, const QString& second)
{
    return ::link(QFile::encodeName(path).constData(), QFile::encodeName(second).constData()) == 0;
}

bool isOpen(const QString& path) { return (QFile::permissions(path) & others) != QFile::Permissions(); }

bool close(const QString& path) { return QFile::setPermissions(path, QFile::permissions(path) & ~others); }

} // namespace baton::storage::durable
