// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/backstage/filenews.h"

#include "core/relay/files/attachments.h"

namespace baton::relay {

namespace {

QList<FileId> idsOf(const QList<Attachment>& attachments)
{
    QList<FileId> ids;
    for (const auto& attachment : attachments)
        ids.append(attachment.id);
    return ids;
}

} // namespace

void FileNews::committed(const std::vector<desk::Recorded>& events)
{
    for (const auto& recorded : events) {
        const auto& event = recorded.event;
        const auto* said = event.as<protocol::MessageAdded>();
        const auto* note =
            event.type == protocol::eventtype::noteAdded ? event.as<protocol::NoteAdded>() : nullptr;
        if (said && !said->message.attachments.isEmpty())
            m_files.carried(idsOf(said->message.attachments), recorded.conversation, false);
        else if (note && !note->note.attachments.isEmpty())
            m_files.carried(idsOf(note->note.attachments), recorded.conversation, true);
    }
}

void FileNews::changed(const StoredFile& file)
{
    if (file.conversation)
        tell(file);
}

void FileNews::tell(const StoredFile& file, std::function<void()> then)
{
    const auto answered = [this, file, then](const Result<std::optional<desk::FilePlace>>& place) {
        if (place && *place && !file.conversation)
            m_files.carried({file.id}, (*place)->conversation, (*place)->isInside());
        else if (place && file.conversation && file.state != FileState::Checking)
            m_files.told(file.id, file.state);
        if (then)
            then();
    };
    m_desk.submit(desk::FileJudged{attachmentOf(file)}, answered);
}

void FileNews::settle(const FileId& last)
{
    m_files.untold(last, [this](const Result<QList<StoredFile>>& files) {
        if (!files || files->isEmpty())
            return;
        const auto lastId = files->constLast().id;
        for (const auto& file : *files)
            tell(file, file.id == lastId ? [this, lastId] { settle(lastId); } : std::function<void()>());
    });
}

} // namespace baton::relay
