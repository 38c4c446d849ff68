// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/files/filestore.h"
#include "core/relay/uploads/filedoor.h"

namespace baton::relay {

/// One PATCH on its way into the store. Lives on the connection's I/O thread.
class UploadSink final : public BodySink
{
public:
    struct Wanted
    {
        FileId file;
        FileSender sender;
        qint64 offset = 0;
        QHostAddress from = {};
    };
    /// @p done makes the answer to a PATCH after which this much of the file is there.
    using Answer = std::function<HttpResponse(const StoredFile&)>;

    UploadSink(FileStore& store, const FileDoor& door, Wanted wanted, Executor& io, Responder respond,
               Answer done);
    ~UploadSink() override;

    void take(QByteArray piece, std::function<void()> more) override;
    void whole() override;

private:
    struct Transfer;
    const std::shared_ptr<Transfer> m_transfer;
};

} // namespace baton::relay
