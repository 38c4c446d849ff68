// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/durablefile.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace baton::storage {

namespace {

constexpr qint64 hardlyAny = 64 * 1024; ///< bytes

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

} // namespace

Result<void> makePrivateFile(const QString& path)
{
    if (durable::create(path))
        return {};
    if (QFile::exists(path))
        return unusable(QStringLiteral("%1 exists already.").arg(path));
    if (isDiskFull(path))
        return unusable(QStringLiteral("The disk is full, so %1 cannot be made. Free some space.").arg(path));
    return unusable(
        QStringLiteral("%1 cannot be made. Check that its folder exists and is writable.").arg(path));
}

Result<void> flushFile(const QString& path)
{
    if (durable::flush(path))
        return {};
    return unusable(QStringLiteral("%1 cannot be written to the disk. Is it full?").arg(path));
}

Result<void> takeName(const QString& from, const QString& to)
{
    if (!durable::replace(from, to))
        return unusable(QStringLiteral("%1 cannot take the name %2.").arg(from, to));
    if (!durable::flushFolder(QFileInfo(to).absolutePath()))
        return unusable(QStringLiteral("The folder of %1 cannot be written to the disk.").arg(to));
    return {};
}

Result<void> keepAs(const QString& path, const QString& kept)
{
    if (durable::link(path, kept))
        return {};
    return copyPrivately(path, kept);
}

Result<void> copyPrivately(const QString& from, const QString& to)
{
    BATON_TRY(makePrivateFile(to));
    QFile source(from);
    QFile target(to);
    bool good = source.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly);
    constexpr qint64 slice = 1024 * 1024;
    while (good && !source.atEnd()) {
        const auto part = source.read(slice);
        good = !part.isEmpty() && target.write(part) == part.size();
    }
    good = good && target.flush();
    target.close();
    if (good)
        return flushFile(to);
    QFile::remove(to);
    return unusable(QStringLiteral("%1 cannot be copied to %2. Is the disk full?").arg(from, to));
}

void putAside(const QString& path, const QString& aside)
{
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        QFile::remove(aside + QLatin1String(suffix));
        QFile::rename(path + QLatin1String(suffix), aside + QLatin1String(suffix));
    }
}

bool isOpenToOthers(const QString& path) { return durable::isOpen(path); }

Result<void> closeToOthers(const QString& path)
{
    if (durable::close(path))
        return {};
    return unusable(QStringLiteral("%1 can be read by others, and cannot be closed to them: it belongs to "
                                   "somebody else.")
                        .arg(path));
}

bool isDiskFull(const QString& path)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.isReady() && disk.bytesAvailable() < hardlyAny;
}

} // namespace baton::storage
