// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filestore.h"
#include "core/relay/files/filetable.h"
#include "core/relay/files/upload.h"

#include <QHash>

namespace baton::relay {

/// What FileStore does on its thread: rules, database and bytes.
class FileRoom
{
public:
    FileRoom(const FileStore::Options& options, FileChecker& checker,
             std::function<void(const StoredFile&)> changed);

    /// Goes on with what was being done when the relay ended.
    Result<QByteArray> open();
    void close();
    /// What nobody has finished or sent goes, some at a time. @return whether there is more
    bool sweep();

    Result<StoredFile> create(const FileSender& sender, const QString& name, qint64 size);
    Result<StoredFile> takeIn(const FileSender& sender, const QString& name, const QString& path);
    Result<StoredFile> find(const FileId& id);
    Result<StoredFile> look(const FileId& id, const FileSender& sender);
    Result<void> remove(const FileId& id, const FileSender& sender);
    Result<FileStore::Begun> begin(const FileId& id, const FileSender& sender, qint64 offset);
    Result<void> append(FileStore::Ticket ticket, const QByteArray& piece);
    Result<StoredFile> end(FileStore::Ticket ticket);
    Result<QList<StoredFile>> carry(const FileStore::Carrying& carrying);
    void carryEnded(const QList<FileId>& files);
    void carried(const QList<FileId>& files, const FileStore::Place& place);
    void told(const FileId& file, FileState state);
    void letGo(const ConversationId& conversation, qint64 n);
    Result<QList<StoredFile>> untold(const FileId& last)
    {
        return m_table->untold(last, FileTable::Untold::All);
    }
    void judged(const CheckVerdict& verdict);

private:
    struct Sending
    {
        std::unique_ptr<Upload> upload;
        FileStore::Ticket ticket = 0; ///< of who is listened to
        qint64 awaited = 0;           ///< bytes that are to come with it
    };
    /// What messages on their way to the desk are to carry.
    struct Promise
    {
        ConversationId conversation;
        bool isInside = false;
        int count = 0;
    };

    static void orSaid(const Result<void>& done);
    static Instant after(Instant time, std::chrono::milliseconds more);
    /// With what is on its way.
    Result<qint64> bytesInAll();
    Result<void> mayBeCarried(const StoredFile& file, const FileStore::Carrying& carrying) const;
    Result<StoredFile> theirs(const FileId& id, const FileSender& sender);
    StoredFile fresh(const FileSender& sender, const QString& name, qint64 size) const;
    /// @p file, new, of what lies at @p path.
    Result<void> admit(StoredFile& file, const QString& path);
    Result<void> mayHave(const FileSender& sender, qint64 size);
    /// So many bytes more.
    Result<void> hasRoom(const FileSender& sender, qint64 more);
    /// Parts and bytes that a relay which was killed has left.
    void tidy();
    QList<FileId> busy() const;
    Result<Sending*> sendingOf(const StoredFile& file);
    /// What came is on disk, and said to be.
    Result<void> settle(StoredFile& file, Sending& sending);
    Result<void> complete(StoredFile& file);
    enum class Memory { Kept, None };
    /// @param memory whether it is known for a while that there was one
    Result<void> letGo(StoredFile file, Memory memory = Memory::Kept);
    Result<void> keepDrawn(StoredFile& file, const CheckVerdict& verdict);
    void dropUnneeded(const QStringList& hashes);
    void forgetIdle();
    void tellAgain();

    const FileStore::Options& m_options;
    const FileFolder m_folder;
    FileChecker& m_checker;
    const std::function<void(const StoredFile&)> m_changed;
    std::unique_ptr<FileTable> m_table;
    QHash<FileId, std::shared_ptr<Sending>> m_sendings;
    QHash<FileStore::Ticket, FileId> m_tickets;
    QHash<FileId, Promise> m_promises;
    FileStore::Ticket m_lastTicket = 0;
};

} // namespace baton::relay
