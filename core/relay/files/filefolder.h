// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/refusal.h"

#include <QStringList>

namespace baton::relay {

/// The bytes of files on disk: whole ones at `ab/cd/<sha256>`, each once however many have sent them, and
/// those that still come at `parts/<id>`. No name that anybody chose is ever part of a path. Stateless; any
/// thread, but one at a time for one part.
class FileFolder
{
public:
    explicit FileFolder(QString path) : m_path(std::move(path)) {}

    /// Makes it, for its owner alone.
    Result<void> prepare() const;
    const QString& path() const { return m_path; }
    QString pathOf(const QString& hash) const;
    QString partOf(const FileId& id) const;
    /// For something that is made here before it has a name.
    QString freshPath() const;

    Result<void> makePart(const FileId& id) const;
    /// What came after @p size bytes was not promised to be there: it goes.
    Result<void> cutPart(const FileId& id, qint64 size) const;
    void removePart(const FileId& id) const;
    /// The names of all parts, and of whatever else was being made.
    QStringList parts() const;
    /// Of all bytes that are here.
    QStringList hashes() const;
    /// These bytes serve another database than before, for which they must stay for some weeks.
    Result<void> setRestored() const;
    bool isRestored() const;

    /// The file @p from becomes that of its @p hash. It and its folders are on disk when this returns,
    /// whether these bytes were there before or not, so that nobody can tell.
    Result<void> keep(const QString& from, const QString& hash) const;
    void remove(const QString& hash) const;
    /// Refused when it is not there or is not what it was.
    Result<void> verify(const QString& hash) const;

    /// Gives what is here under these hashes a second place at @p target, or copies it there.
    Result<void> copyTo(const FileFolder& target, const QStringList& hashes) const;

private:
    QString restoredMark() const;

    QString m_path;
};

/// SHA-256 in hex of the bytes of a file.
Result<QString> hashOfFile(const QString& path);

} // namespace baton::relay
