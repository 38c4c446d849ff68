// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/storedfile.h"
#include "core/storage/database.h"

#include <QList>
#include <QStringList>

namespace baton::relay {

/// What is known of files, in a database of its own (files.db), so that uploads never make the desk wait.
/// One thread.
class FileTable
{
public:
    static constexpr int mostAtOnce = 100;

    static Result<std::unique_ptr<FileTable>> open(const QString& path);
    /// Puts everything into tables of @p copy, a backup of the relay's database, under `files_` and their
    /// names.
    static Result<void> copyInto(storage::Database& copy, storage::Database& files);
    /// Makes the database at @p path of what copyInto() has put into a backup, for bytes that are in
    /// @p folder; nothing without that.
    static Result<void> restoreFrom(storage::Database& backup, const QString& path, const QString& folder);

    Result<void> insert(const StoredFile& file);
    /// All that can change: what came, how it was judged, and who carries it.
    Result<void> update(const StoredFile& file);
    Result<std::optional<StoredFile>> find(const FileId& id);
    Result<QList<StoredFile>> inState(FileState state);
    /// Those of a state whose time is over, the first mostAtOnce, without those of @p but.
    Result<QList<StoredFile>> expired(FileState state, Instant now, const QList<FileId>& but = {});
    /// The same of whole ones that no message carries.
    Result<QList<StoredFile>> uncarried(Instant now);
    /// By a message, which is no note.
    Result<QList<StoredFile>> carriedBy(const ConversationId& conversation, qint64 n);
    enum class Untold { OfMessages, All };
    /// It is not known that what carries them, if anything does, says how they are: the first mostAtOnce
    /// after @p last, by their ids.
    Result<QList<StoredFile>> untold(const FileId& last, Untold which);
    Result<void> remove(const FileId& id);

    struct Usage
    {
        qint64 bytes = 0; ///< promised, or there
        int open = 0;     ///< uploads that are not whole
    };
    Result<Usage> usageOf(const FileSender& sender);
    /// That are on disk.
    Result<qint64> bytesInAll();
    /// Promised or there, of all customers.
    Result<qint64> bytesOfCustomers();
    /// Whether any file still has these bytes, in whichever form.
    Result<bool> needs(const QString& hash);

    /// Where the bytes are from now on.
    Result<void> setFolder(const QString& folder);
    /// With what links are signed; made at first use.
    Result<QByteArray> linkKey();

private:
    explicit FileTable(std::unique_ptr<storage::Database> database) : m_database(std::move(database)) {}
    Result<QList<StoredFile>> list(const QString& where, const QVariantList& values);

    std::unique_ptr<storage::Database> m_database;
};

/// What of the files that @p files (files.db, or nothing) knows is not whole in @p folder: one sentence a
/// file.
Result<QStringList> findFileProblems(storage::Database* files, const QString& folder);
/// Where the relay that wrote it keeps the bytes; empty when none has started yet.
Result<QString> folderIn(storage::Database& files);
/// The hashes of all bytes that @p files needs.
Result<QStringList> neededHashes(storage::Database& files);

} // namespace baton::relay
