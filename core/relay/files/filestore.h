// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filechecker.h"
#include "core/relay/files/filelimits.h"
#include "core/relay/files/storedfile.h"

#include <QByteArray>
#include <functional>
#include <memory>

namespace baton::relay {

/// The room of files: takes them in piece by piece, has them checked, and knows whose they are. Bytes and
/// database are written on a thread of its own; everything may be called from any thread, answers come on
/// that thread and must only post. start() before, stop() after all that.
class FileStore
{
public:
    struct Options
    {
        QString databasePath; ///< files.db
        QString folder;       ///< of the bytes
        FileLimits limits = {};
        CheckOptions checks = {};
        std::function<Instant()> clock = &Instant::now;
        std::chrono::milliseconds sweepEvery = std::chrono::minutes(1);
    };
    using FileReply = std::function<void(Result<StoredFile>)>;
    using Done = std::function<void(Result<void>)>;

    explicit FileStore(Options options);
    ~FileStore();
    Q_DISABLE_COPY_MOVE(FileStore)

    /// @p changed is called on the store's thread when a file was judged, or has gone; before start().
    void watch(std::function<void(const StoredFile&)> changed);
    Result<void> start();
    void stop();
    const FileLimits& limits() const;
    /// With what links to files are signed; after start().
    QByteArray linkKey() const;

    /// A new upload. Invalid for no bytes at all, TooLarge, or TooMany over a quota.
    void create(const FileSender& sender, const QString& name, qint64 size, FileReply reply);
    /// A whole new file of what lies at @p path, a freshPath(), which this takes away in any case.
    void takeIn(const FileSender& sender, const QString& name, const QString& path, FileReply reply);
    /// Where something may lie that is to be taken in.
    QString freshPath() const;
    /// Whatever is known of it, to whoever asks; who may know it is not asked here.
    void find(const FileId& id, FileReply reply);
    /// For a sender who wants to go on: whoever else was sending it is cut off. NotFound when it is not
    /// theirs.
    void look(const FileId& id, const FileSender& sender, FileReply reply);
    /// By its sender, while no message carries it.
    void remove(const FileId& id, const FileSender& sender, Done reply);

    /// One request that brings bytes. The newest of a file is the only one that is listened to.
    using Ticket = quint64;
    struct Begun
    {
        StoredFile file;
        Ticket ticket = 0; ///< 0: nothing more is wanted of it; see its state
    };
    /// Conflict when bytes would be missing or come twice.
    void begin(const FileId& id, const FileSender& sender, qint64 offset,
               std::function<void(Result<Begun>)> reply);
    void append(Ticket ticket, const QByteArray& piece, Done reply);
    /// What came is on disk at the answer; when that is all, the file is being checked.
    void end(Ticket ticket, FileReply reply);
    /// The same, when the sender has gone.
    void cut(Ticket ticket);

    struct Carrying
    {
        FileSender sender;
        QList<FileId> files;
        ConversationId conversation; ///< empty when it begins with the message
        bool isInside = false;       ///< on a note
    };
    /// A message is to carry these files of its author: all, or none. NotFound for what is not theirs or not
    /// there, Conflict for what is not whole, was refused, or hangs elsewhere. Again for the same
    /// conversation is the same. They stay until carryEnded().
    void carry(Carrying carrying, std::function<void(Result<QList<StoredFile>>)> reply);
    /// The desk has answered: what no message carries by now is its sender's again.
    void carryEnded(QList<FileId> files);
    struct Place
    {
        ConversationId conversation;
        qint64 n = 0; ///< of the message
        bool isInside = false;
    };
    /// A message or a note carries them, by the desk's events. The watcher is told of those that were judged
    /// and are not told yet.
    void carried(QList<FileId> files, const Place& place);
    /// What carries it says that it is in this state.
    void told(const FileId& file, FileState state);
    /// This message was withdrawn: the bytes of its files go.
    void letGo(const ConversationId& conversation, qint64 n);
    /// Some at a time, by their ids, after @p last: files that something may carry without saying how they
    /// are, since the relay has ended in between.
    void untold(const FileId& last, std::function<void(Result<QList<StoredFile>>)> reply);

    /// Where the bytes are that whoever may see the file is given, and what they are.
    struct Bytes
    {
        QString path;
        qint64 size = 0;
        QString type; ///< empty unless drawn again by us: then it may be shown
        bool mayBeShown() const { return !type.isEmpty(); }
    };
    /// Conflict while it is not judged to be good, NotFound when there is no such picture.
    Result<Bytes> bytesOf(const StoredFile& file, bool asThumbnail) const;
    /// Reads from disk, beside the store's own work.
    void read(std::function<void()> job);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
