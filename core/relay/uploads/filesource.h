// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/relay/files/filestore.h"

#include <QFile>

namespace baton::relay {

/// The bytes of a file on their way to whoever may see it, read from disk piece by piece, beside I/O threads.
class FileSource final : public BodySource
{
public:
    FileSource(FileStore& store, const FileStore::Bytes& bytes)
        : m_store(store)
        , m_file(std::make_shared<QFile>(bytes.path))
        , m_size(bytes.size)
    {}

    qint64 size() const override { return m_size; }
    void next(std::function<void(QByteArray)> give) override;

private:
    FileStore& m_store;
    const std::shared_ptr<QFile> m_file; ///< the reading thread's while it reads
    const qint64 m_size;
};

} // namespace baton::relay
