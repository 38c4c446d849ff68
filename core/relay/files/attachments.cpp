// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/attachments.h"

namespace baton::relay {

namespace {

AttachmentState stateOf(FileState state)
{
    switch (state) {
    case FileState::Uploading:
    case FileState::Checking:
        return AttachmentState::Checking;
    case FileState::Ok:
        return AttachmentState::Good;
    case FileState::Refused:
    case FileState::Gone:
        return AttachmentState::Rejected;
    }
    Q_UNREACHABLE();
}

} // namespace

Attachment attachmentOf(const StoredFile& file)
{
    Attachment attachment;
    attachment.id = file.id;
    attachment.name = file.name;
    attachment.state = stateOf(file.state);
    // What readers are given, which of a picture is what was drawn again.
    const bool isPicture = !file.shown.isEmpty();
    attachment.type = isPicture ? file.shownType : file.type;
    attachment.size = isPicture ? file.shownSize : file.size;
    if (isPicture) {
        attachment.width = file.pixels.width();
        attachment.height = file.pixels.height();
    }
    attachment.url = QStringLiteral("/v1/files/") + file.id.toString();
    if (attachment.state == AttachmentState::Rejected)
        attachment.why =
            file.state == FileState::Gone ? QStringLiteral("The file is not there any more.") : file.why;
    return attachment;
}

QList<Attachment> attachmentsOf(const QList<StoredFile>& files)
{
    QList<Attachment> attachments;
    for (const auto& file : files)
        attachments.append(attachmentOf(file));
    return attachments;
}

QList<Attachment> linked(QList<Attachment> attachments, const FileLinks& links, FileSender::Kind reader,
                         Instant until, const QString& base)
{
    for (auto& one : attachments) {
        const bool mayBeRead = one.state == AttachmentState::Good;
        one.url = mayBeRead ? base + QString::fromLatin1(links.linkTo(one.id, reader, until)) : QString();
    }
    return attachments;
}

} // namespace baton::relay
