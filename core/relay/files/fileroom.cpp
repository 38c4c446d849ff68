// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/fileroom.h"

#include "core/domain/filename.h"
#include "core/storage/durablefile.h"

#include <QFile>

namespace baton::relay {

namespace {

Refused notThere()
{
    return refuse(Refusal::Kind::NotFound,
                  QStringLiteral("There is no such file, or it is not yours. Send it again."));
}

Refused conflict(const QString& detail) { return refuse(Refusal::Kind::Conflict, detail); }

} // namespace

FileRoom::FileRoom(const FileStore::Options& options, FileChecker& checker,
                   std::function<void(const StoredFile&)> changed)
    : m_options(options)
    , m_folder(options.folder)
    , m_checker(checker)
    , m_changed(std::move(changed))
{}

Result<QByteArray> FileRoom::open()
{
    BATON_TRY(m_folder.prepare());
    BATON_TRY_INTO(m_table, FileTable::open(m_options.databasePath));
    BATON_TRY(m_table->setFolder(m_folder.path()));
    BATON_TRY_INTO(auto uploads, m_table->inState(FileState::Uploading));
    for (auto& file : uploads)
        // It was whole, and the relay ended before it was said.
        if (!file.hash.isEmpty())
            orSaid(complete(file));
    tidy();
    BATON_TRY_INTO(const auto unchecked, m_table->inState(FileState::Checking));
    for (const auto& file : unchecked)
        m_checker.check(file);
    return m_table->linkKey();
}

void FileRoom::close()
{
    for (auto sending = m_sendings.begin(); sending != m_sendings.end(); ++sending) {
        auto file = m_table->find(sending.key());
        if (file && *file && (*file)->state == FileState::Uploading)
            orSaid(settle(**file, **sending));
    }
    m_sendings.clear();
    m_tickets.clear();
    m_table.reset();
}

Result<void> FileRoom::mayHave(const FileSender& sender, qint64 size)
{
    const auto& limits = m_options.limits;
    if (size <= 0)
        return refuse(Refusal::Kind::Invalid, QStringLiteral("The file is empty. Choose another."));
    if (size > limits.file) {
        return refuse(Refusal::Kind::TooLarge, QStringLiteral("A file may have %1 MB. Choose a smaller one.")
                                                   .arg(limits.file / FileLimits::mebibyte));
    }
    BATON_TRY_INTO(const auto usage, m_table->usageOf(sender));
    if (usage.open >= limits.openOf(sender))
        return refuse(Refusal::Kind::TooMany,
                      QStringLiteral("Too many of your files are under way. Wait until some have arrived."));
    return hasRoom(sender, size);
}

Result<void> FileRoom::hasRoom(const FileSender& sender, qint64 more)
{
    const auto& limits = m_options.limits;
    const auto full = [] {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The relay has no room for more files. Tell an administrator."));
    };
    BATON_TRY_INTO(const auto usage, m_table->usageOf(sender));
    if (usage.bytes + more > limits.of(sender))
        return refuse(Refusal::Kind::TooMany, QStringLiteral("You have sent as much as you may here (%1 MB).")
                                                  .arg(limits.of(sender) / FileLimits::mebibyte));
    if (sender.kind == FileSender::Kind::Customer) {
        BATON_TRY_INTO(const auto customers, m_table->bytesOfCustomers());
        if (customers + more > limits.ofCustomers())
            return full();
    }
    BATON_TRY_INTO(const auto all, bytesInAll());
    return all + more > limits.inAll ? Result<void>(full()) : Result<void>();
}

Result<qint64> FileRoom::bytesInAll()
{
    BATON_TRY_INTO(auto all, m_table->bytesInAll());
    for (const auto& sending : std::as_const(m_sendings))
        all += sending->awaited;
    return all;
}

Result<StoredFile> FileRoom::create(const FileSender& sender, const QString& name, qint64 size)
{
    BATON_TRY(mayHave(sender, size));
    const auto file = fresh(sender, name, size);
    BATON_TRY(m_folder.makePart(file.id));
    if (auto kept = m_table->insert(file); !kept) {
        m_folder.removePart(file.id);
        return Refused(kept.error());
    }
    return file;
}

StoredFile FileRoom::fresh(const FileSender& sender, const QString& name, qint64 size) const
{
    StoredFile file;
    file.id = FileId(createId(QLatin1Char('f')));
    file.sender = sender;
    file.name = plainFileName(name);
    file.size = size;
    file.createdAt = m_options.clock();
    file.expiresAt = after(file.createdAt, m_options.limits.upload);
    return file;
}

Result<StoredFile> FileRoom::takeIn(const FileSender& sender, const QString& name, const QString& path)
{
    auto file = fresh(sender, name, QFile(path).size());
    if (auto admitted = admit(file, path); !admitted) {
        QFile::remove(path);
        return Refused(admitted.error());
    }
    return file;
}

Result<void> FileRoom::admit(StoredFile& file, const QString& path)
{
    BATON_TRY(mayHave(file.sender, file.size));
    BATON_TRY_INTO(file.hash, hashOfFile(path));
    file.received = file.size;
    BATON_TRY(storage::flushFile(path));
    // First the bytes: a part that no row needs goes at the next start, a row without bytes would stay.
    BATON_TRY(storage::takeName(path, m_folder.partOf(file.id)));
    if (auto kept = m_table->insert(file); !kept) {
        m_folder.removePart(file.id);
        return kept;
    }
    return complete(file);
}

Result<StoredFile> FileRoom::find(const FileId& id)
{
    BATON_TRY_INTO(const auto file, m_table->find(id));
    return file ? Result<StoredFile>(*file) : notThere();
}

Result<StoredFile> FileRoom::theirs(const FileId& id, const FileSender& sender)
{
    BATON_TRY_INTO(auto file, find(id));
    if (file.sender != sender)
        return notThere();
    if (file.state == FileState::Uploading && file.expiresAt <= m_options.clock()) {
        BATON_TRY(letGo(file));
        return find(id);
    }
    return file;
}

Result<FileRoom::Sending*> FileRoom::sendingOf(const StoredFile& file)
{
    auto& sending = m_sendings[file.id];
    if (!sending)
        sending = std::make_shared<Sending>();
    if (!sending->upload) {
        auto upload = Upload::open(m_folder, file);
        if (!upload) {
            m_sendings.remove(file.id);
            return Refused(upload.error());
        }
        sending->upload = std::move(*upload);
    }
    return sending.get();
}

Result<void> FileRoom::settle(StoredFile& file, Sending& sending)
{
    m_tickets.remove(std::exchange(sending.ticket, 0));
    sending.awaited = 0;
    if (sending.upload->offset() == file.received && file.received < file.size)
        return {};
    BATON_TRY(sending.upload->settle());
    file.received = sending.upload->offset();
    if (file.received == file.size)
        file.hash = sending.upload->hash();
    return m_table->update(file);
}

Result<StoredFile> FileRoom::look(const FileId& id, const FileSender& sender)
{
    BATON_TRY_INTO(auto file, theirs(id, sender));
    if (file.state != FileState::Uploading)
        return file;
    BATON_TRY_INTO(auto* sending, sendingOf(file));
    BATON_TRY(settle(file, *sending));
    if (!file.hash.isEmpty())
        BATON_TRY(complete(file));
    return file;
}

Result<void> FileRoom::remove(const FileId& id, const FileSender& sender)
{
    BATON_TRY_INTO(const auto file, theirs(id, sender));
    if (file.conversation || m_promises.contains(id))
        return conflict(QStringLiteral("A message carries this file already. Withdraw the message."));
    return file.state == FileState::Gone ? Result<void>() : letGo(file, Memory::None);
}

Result<FileStore::Begun> FileRoom::begin(const FileId& id, const FileSender& sender, qint64 offset)
{
    // Whoever comes later has lost the connection of the one before.
    BATON_TRY_INTO(const auto file, look(id, sender));
    if (offset != file.received && file.state != FileState::Gone) {
        return conflict(
            QStringLiteral("%1 bytes of this file are here; go on from there. HEAD tells how many.")
                .arg(file.received));
    }
    if (file.state != FileState::Uploading)
        return FileStore::Begun{file, 0};
    // What was promised did not count there, and others may have come first.
    BATON_TRY_INTO(const auto all, bytesInAll());
    if (all + file.size - file.received > m_options.limits.inAll)
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The relay has no room for more files. Tell an administrator."));
    BATON_TRY_INTO(auto* sending, sendingOf(file));
    sending->ticket = ++m_lastTicket;
    sending->awaited = file.size - file.received;
    m_tickets.insert(sending->ticket, id);
    return FileStore::Begun{file, sending->ticket};
}

Result<void> FileRoom::append(FileStore::Ticket ticket, const QByteArray& piece)
{
    const auto sending = m_sendings.value(m_tickets.value(ticket));
    if (!sending || sending->ticket != ticket)
        return conflict(QStringLiteral("Another request goes on with this file."));
    return sending->upload->append(piece);
}

Result<StoredFile> FileRoom::end(FileStore::Ticket ticket)
{
    const auto id = m_tickets.value(ticket);
    const auto sending = m_sendings.value(id);
    if (!sending || sending->ticket != ticket)
        return conflict(QStringLiteral("Another request goes on with this file."));
    BATON_TRY_INTO(auto file, find(id));
    BATON_TRY(settle(file, *sending));
    if (!file.hash.isEmpty())
        BATON_TRY(complete(file));
    else
        forgetIdle();
    return file;
}

Result<void> FileRoom::complete(StoredFile& file)
{
    m_sendings.remove(file.id);
    if (const auto part = m_folder.partOf(file.id); QFile::exists(part)) {
        BATON_TRY(m_folder.keep(part, file.hash));
    } else if (!QFile::exists(m_folder.pathOf(file.hash))) {
        BATON_TRY(letGo(file));
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The bytes of \"%1\" are lost. Send it again.").arg(file.name));
    }
    file.state = FileState::Checking;
    file.expiresAt = after(m_options.clock(), m_options.limits.uncarried);
    BATON_TRY(m_table->update(file));
    m_checker.check(file);
    return {};
}

} // namespace baton::relay
