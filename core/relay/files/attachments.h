// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/relay/files/filelinks.h"

/// Files as messages and notes tell of them. Pure; any thread.
namespace baton::relay {

/// Its url is the path at which whoever may see the message reads it, by their own key.
Attachment attachmentOf(const StoredFile& file);
QList<Attachment> attachmentsOf(const QList<StoredFile>& files);

/// The same with links in place of paths, for a reader who has no key; of what may be read only.
/// @param base what goes before the path, such as https://relay.example; empty: nothing
QList<Attachment> linked(QList<Attachment> attachments, const FileLinks& links, FileSender::Kind reader,
                         Instant until, const QString& base = {});

} // namespace baton::relay
