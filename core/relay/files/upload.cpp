// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/upload.h"

#include "core/storage/durablefile.h"

namespace baton::relay {

namespace {

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

} // namespace

Result<std::unique_ptr<Upload>> Upload::open(const FileFolder& folder, const StoredFile& file)
{
    BATON_TRY(folder.cutPart(file.id, file.received));
    auto upload = std::unique_ptr<Upload>(new Upload(folder.partOf(file.id), file.size));
    if (file.received > 0) {
        QFile part(upload->m_part.fileName());
        if (!part.open(QIODevice::ReadOnly) || !upload->m_hash.addData(&part))
            return unusable(QStringLiteral("What came of this upload cannot be read. Begin it again."));
        upload->m_offset = file.received;
    }
    return upload;
}

Result<void> Upload::append(const QByteArray& piece)
{
    if (m_offset + piece.size() > m_size) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("%1 bytes were promised, and more have come.").arg(m_size));
    }
    if (!m_part.isOpen() && !m_part.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return unusable(QStringLiteral("The file cannot be written: %1").arg(m_part.errorString()));
    if (m_part.write(piece) != piece.size()) {
        // What was written of it is cut off, or the next piece would not follow.
        m_part.resize(m_offset);
        return unusable(QStringLiteral("The file cannot be written. Is the disk full?"));
    }
    m_hash.addData(piece);
    m_offset += piece.size();
    return {};
}

Result<void> Upload::settle()
{
    if (!m_part.isOpen())
        return {};
    m_part.close();
    return storage::flushFile(m_part.fileName());
}

} // namespace baton::relay
