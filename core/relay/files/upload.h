// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filefolder.h"
#include "core/relay/files/storedfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <memory>

namespace baton::relay {

/// A file on its way: what came is written and hashed piece by piece. The thread of the store.
class Upload
{
public:
    /// @p file as it is known; what came of it before is read once, for its hash.
    static Result<std::unique_ptr<Upload>> open(const FileFolder& folder, const StoredFile& file);

    qint64 offset() const { return m_offset; }
    /// TooLarge when it is more than was promised.
    Result<void> append(const QByteArray& piece);
    /// All that came is on disk when this returns. append() may go on.
    Result<void> settle();
    /// Of all that came, in hex. Nothing may be appended after it.
    QString hash() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    Upload(QString path, qint64 size) : m_part(std::move(path)), m_size(size) {}

    QFile m_part;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    const qint64 m_size;
    qint64 m_offset = 0;
};

} // namespace baton::relay
