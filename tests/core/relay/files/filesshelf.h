// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filestore.h"
#include "core/relay/files/filetable.h"

#include <QDirIterator>
#include <QMutex>
#include <QTemporaryDir>
#include <QtTest>
#include <future>

/// A store of files in a folder of its own, whose answers are waited for.
namespace baton::relay::test {

class FilesShelf
{
protected:
    FilesShelf()
    {
        m_options.databasePath = m_folder.filePath(QStringLiteral("files.db"));
        m_options.folder = m_folder.filePath(QStringLiteral("files"));
        m_options.clock = [this] { return Instant{m_now.load()}; };
        m_options.sweepEvery = std::chrono::milliseconds(20);
    }

    void open()
    {
        m_store = std::make_unique<FileStore>(m_options);
        m_store->watch([this](const StoredFile& file) {
            const QMutexLocker lock(&m_mutex);
            m_seen.insert(file.id, file);
        });
        const auto started = m_store->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }
    void close() { m_store.reset(); }
    FileStore& store() { return *m_store; }

    template <typename Value, typename Ask>
    static Result<Value> waited(Ask ask)
    {
        auto promise = std::make_shared<std::promise<Result<Value>>>();
        ask([promise](Result<Value> result) { promise->set_value(std::move(result)); });
        return promise->get_future().get();
    }
    Result<StoredFile> create(const FileSender& sender, const QString& name, qint64 size)
    {
        return waited<StoredFile>([&](auto reply) { store().create(sender, name, size, reply); });
    }
    Result<FileStore::Begun> begin(const StoredFile& file, qint64 offset)
    {
        return waited<FileStore::Begun>(
            [&](auto reply) { store().begin(file.id, file.sender, offset, reply); });
    }
    Result<void> append(FileStore::Ticket ticket, const QByteArray& piece)
    {
        return waited<void>([&](auto reply) { store().append(ticket, piece, reply); });
    }
    Result<StoredFile> end(FileStore::Ticket ticket)
    {
        return waited<StoredFile>([&](auto reply) { store().end(ticket, reply); });
    }
    Result<StoredFile> look(const StoredFile& file)
    {
        return waited<StoredFile>([&](auto reply) { store().look(file.id, file.sender, reply); });
    }
    Result<StoredFile> find(const FileId& id)
    {
        return waited<StoredFile>([&](auto reply) { store().find(id, reply); });
    }
    Result<void> remove(const StoredFile& file)
    {
        return waited<void>([&](auto reply) { store().remove(file.id, file.sender, reply); });
    }
    /// What a gateway asks before the desk does anything.
    Result<QList<StoredFile>> promise(const FileSender& sender, const QList<FileId>& files,
                                      const QString& conversation, bool isInside = false)
    {
        return waited<QList<StoredFile>>([&](auto reply) {
            store().carry({sender, files, ConversationId(conversation), isInside}, reply);
        });
    }
    /// And the desk has taken the message.
    Result<QList<StoredFile>> carry(const FileSender& sender, const QList<FileId>& files,
                                    const QString& conversation, bool isInside = false)
    {
        auto promised = promise(sender, files, conversation, isInside);
        if (promised) {
            store().carried(files, {ConversationId(conversation), isInside ? 0 : 1, isInside});
            store().carryEnded(files);
        }
        return promised;
    }
    /// All of it at once.
    Result<StoredFile> send(const FileSender& sender, const QString& name, const QByteArray& bytes)
    {
        BATON_TRY_INTO(const auto file, create(sender, name, bytes.size()));
        BATON_TRY_INTO(const auto begun, begin(file, 0));
        BATON_TRY(append(begun.ticket, bytes));
        return end(begun.ticket);
    }
    /// As it was judged; in state Uploading as long as it was not.
    StoredFile judged(const FileId& id)
    {
        const QMutexLocker lock(&m_mutex);
        return m_seen.value(id);
    }
    /// The hashes of all that lies in the folder.
    QStringList kept() const
    {
        QStringList hashes;
        QDirIterator files(m_options.folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            hashes.append(QFileInfo(files.next()).fileName());
        return hashes;
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    FileStore::Options m_options;
    std::atomic<qint64> m_now{1'800'000'000'000};

private:
    QMutex m_mutex;
    QHash<FileId, StoredFile> m_seen;
    std::unique_ptr<FileStore> m_store;
};

inline const FileSender ada{FileSender::Kind::Agent, QStringLiteral("m1")};
inline const FileSender grace{FileSender::Kind::Agent, QStringLiteral("m2")};
inline const FileSender customer{FileSender::Kind::Customer, QStringLiteral("c0ffee")};

} // namespace baton::relay::test
