// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "core/relay/files/filestore.h"

namespace baton::relay {

/// Has messages and notes say how their files are. What the store has judged becomes an event of the desk;
/// what hangs on what, by the desk's events, the store is told. What a relay that ended has left in between
/// is settled at the next start. Owned beside both, and destroyed when both have stopped.
class FileNews
{
public:
    FileNews(FileStore& files, Desk& desk) : m_files(files), m_desk(desk) {}

    /// The desk's observer, before anybody else hears of the events, and at the start what happened last: the
    /// same again does no harm. Any thread.
    void committed(const std::vector<desk::Recorded>& events);
    /// The store's watcher. The store's thread.
    void changed(const StoredFile& file);
    /// When both have started.
    void settle() { settle(FileId()); }

private:
    void carried(const QList<Attachment>& attachments, const FileStore::Place& place);
    void settle(const FileId& last);
    void tell(const StoredFile& file, std::function<void()> then = {});

    FileStore& m_files;
    Desk& m_desk;
};

} // namespace baton::relay
