// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/fetch/fetcher.h"
#include "core/relay/files/filestore.h"

namespace baton::relay {

/// Brings files that a bot's message names, by an address or as they are, into the store; from there on they
/// are files like all others. Fetches on threads of its own, a few at a time, and takes what comes with the
/// message on another. Safe from any thread after start(); answers come on those threads or the store's, and
/// must only post.
class NamedFiles
{
public:
    NamedFiles(FileStore& store, Fetcher::Rules rules, int atOnce = 2);
    ~NamedFiles();
    Q_DISABLE_COPY_MOVE(NamedFiles)

    void start();
    /// What is being fetched ends first, within Fetch::time.
    void stop();

    struct Named
    {
        FileSender sender;
        QString name;         ///< empty: as the address has it
        QUrl url;             ///< or
        QByteArray data = {}; ///< the bytes themselves
    };
    /// The answer is a file that is being checked, or why there is none.
    void bring(Named named, FileStore::FileReply reply);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
