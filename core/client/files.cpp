// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/files.h"

#include "core/client/filetransfers.h"

namespace baton::client {

namespace {

template <typename Does>
void on(FileTransfers& transfers, Does does)
{
    QMetaObject::invokeMethod(
        &transfers, [to = &transfers, does = std::move(does)] { does(*to); }, Qt::QueuedConnection);
}

} // namespace

Files::Files(FileTransfers& transfers, QObject* parent) : QObject(parent), m_transfers(transfers)
{
    connect(&transfers, &FileTransfers::uploadBegun, this, &Files::uploadBegun);
    connect(&transfers, &FileTransfers::uploadMoved, this, &Files::uploadMoved);
    connect(&transfers, &FileTransfers::uploaded, this, &Files::uploaded);
    connect(&transfers, &FileTransfers::uploadFailed, this, &Files::uploadFailed);
    connect(&transfers, &FileTransfers::thumbnailCame, this, &Files::thumbnailCame);
    connect(&transfers, &FileTransfers::saved, this, &Files::saved);
    connect(&transfers, &FileTransfers::saveFailed, this, &Files::saveFailed);
}

int Files::upload(const QString& path)
{
    on(m_transfers, [number = ++m_last, path](FileTransfers& to) { to.upload(number, path); });
    return m_last;
}

int Files::upload(const QString& name, const QByteArray& bytes)
{
    on(m_transfers, [number = ++m_last, name, bytes](FileTransfers& to) { to.upload(number, name, bytes); });
    return m_last;
}

int Files::resume(const KeptFile& file)
{
    on(m_transfers, [number = ++m_last, file](FileTransfers& to) { to.resume(number, file); });
    return m_last;
}

void Files::cancel(int upload)
{
    on(m_transfers, [upload](FileTransfers& to) { to.cancel(upload); });
}

void Files::fetchThumbnail(const FileId& id)
{
    on(m_transfers, [id](FileTransfers& to) { to.fetchThumbnail(id); });
}

void Files::save(const FileId& id, const QString& path)
{
    on(m_transfers, [id, path](FileTransfers& to) { to.save(id, path); });
}

} // namespace baton::client
