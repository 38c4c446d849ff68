// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filefolder.h"

#include "core/storage/durablefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace baton::relay {

namespace {

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

constexpr qint64 slice = 64 * 1024;

/// With every folder above it, up to @p root, for its owner alone and on disk.
Result<void> makeFolder(const QString& root, const QString& path)
{
    if (QDir(path).exists())
        return {};
    const auto above = QFileInfo(path).absolutePath();
    if (path != root)
        BATON_TRY(makeFolder(root, above));
    else if (!QDir().mkpath(above))
        return unusable(QStringLiteral("The folder %1 cannot be made.").arg(above));
    if (!QDir().mkdir(path) && !QDir(path).exists())
        return unusable(QStringLiteral("The folder %1 cannot be made. Is the disk full?").arg(path));
    // On a disk that keeps no rights it stays as it is.
    if (storage::isOpenToOthers(path))
        (void)storage::closeToOthers(path);
    if (!storage::durable::flushFolder(above))
        return unusable(QStringLiteral("The folder %1 cannot be written to the disk.").arg(above));
    return {};
}

} // namespace

Result<void> FileFolder::prepare() const
{
    BATON_TRY(makeFolder(m_path, m_path));
    return makeFolder(m_path, m_path + QStringLiteral("/parts"));
}

QString FileFolder::pathOf(const QString& hash) const
{
    return QStringLiteral("%1/%2/%3/%4").arg(m_path, hash.left(2), hash.mid(2, 2), hash);
}

QString FileFolder::partOf(const FileId& id) const
{
    return QStringLiteral("%1/parts/%2").arg(m_path, id.toString());
}

QString FileFolder::freshPath() const { return partOf(FileId(createId(QLatin1Char('x')))); }

Result<void> FileFolder::makePart(const FileId& id) const { return storage::makePrivateFile(partOf(id)); }

Result<void> FileFolder::cutPart(const FileId& id, qint64 size) const
{
    QFile part(partOf(id));
    if (part.size() < size)
        return unusable(QStringLiteral("Bytes of this upload are lost. Begin it again."));
    if (part.size() > size && !part.resize(size))
        return unusable(QStringLiteral("%1 cannot be written.").arg(part.fileName()));
    return {};
}

void FileFolder::removePart(const FileId& id) const { QFile::remove(partOf(id)); }

QStringList FileFolder::parts() const
{
    return QDir(m_path + QStringLiteral("/parts")).entryList(QDir::Files | QDir::Hidden);
}

QStringList FileFolder::hashes() const
{
    QStringList hashes;
    QDirIterator files(m_path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (const auto name = files.fileName(); files.filePath() == pathOf(name))
            hashes.append(name);
    }
    return hashes;
}

QString FileFolder::restoredMark() const { return m_path + QStringLiteral("/restored"); }

Result<void> FileFolder::setRestored() const
{
    BATON_TRY(prepare());
    QFile::remove(restoredMark());
    return storage::makePrivateFile(restoredMark());
}

bool FileFolder::isRestored() const
{
    constexpr qint64 weeks = qint64(30) * 24 * 60 * 60; // seconds
    const QFileInfo mark(restoredMark());
    return mark.exists() && mark.lastModified().secsTo(QDateTime::currentDateTime()) < weeks;
}

Result<void> FileFolder::keep(const QString& from, const QString& hash) const
{
    const auto to = pathOf(hash);
    BATON_TRY(makeFolder(m_path, QFileInfo(to).absolutePath()));
    BATON_TRY(storage::flushFile(from));
    return storage::takeName(from, to);
}

void FileFolder::remove(const QString& hash) const
{
    QFile::remove(pathOf(hash));
    // Both only when nothing is in them any more.
    QDir(m_path).rmdir(hash.left(2) + u'/' + hash.mid(2, 2));
    QDir(m_path).rmdir(hash.left(2));
}

Result<void> FileFolder::verify(const QString& hash) const
{
    const auto path = pathOf(hash);
    if (!QFile::exists(path))
        return unusable(QStringLiteral("The file %1 is missing.").arg(path));
    BATON_TRY_INTO(const auto found, hashOfFile(path));
    if (found != hash)
        return unusable(
            QStringLiteral("The file %1 is damaged: its bytes are others than were sent.").arg(path));
    return {};
}

Result<void> FileFolder::copyTo(const FileFolder& target, const QStringList& hashes) const
{
    for (const auto& hash : hashes) {
        const auto to = target.pathOf(hash);
        // One that is missing is for check() to say, and may have gone just now.
        if (QFile::exists(to) || !QFile::exists(pathOf(hash)))
            continue;
        BATON_TRY(makeFolder(target.m_path, QFileInfo(to).absolutePath()));
        // One that was broken off must not have the name.
        const auto fresh = to + QStringLiteral(".fresh");
        QFile::remove(fresh);
        BATON_TRY(storage::keepAs(pathOf(hash), fresh));
        BATON_TRY(storage::takeName(fresh, to));
    }
    return {};
}

Result<QString> hashOfFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        const auto part = file.read(slice);
        if (part.isEmpty())
            return unusable(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
        hash.addData(part);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace baton::relay
