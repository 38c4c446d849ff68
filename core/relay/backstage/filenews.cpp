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

/// A number is of messages only.
FileStore::Place placeOf(const desk::FilePlace& place)
{
    return {place.conversation, place.isInside() ? 0 : place.n, place.isInside()};
}

bool isAt(const StoredFile& file, const desk::FilePlace& place)
{
    return file.conversation == place.conversation && file.n == placeOf(place).n;
}

} // namespace

void FileNews::committed(const std::vector<desk::Recorded>& events)
{
    namespace type = protocol::eventtype;
    for (const auto& recorded : events) {
        const auto& event = recorded.event;
        const auto& conversation = recorded.conversation;
        if (const auto* said = event.as<protocol::MessageAdded>())
            carried(said->message.attachments, {conversation, said->message.n, false});
        else if (const auto* note = event.as<protocol::NoteAdded>(); note && event.type == type::noteAdded)
            carried(note->note.attachments, {conversation, 0, true});
        else if (const auto* gone = event.as<protocol::MessageChanged>();
                 gone && event.type == type::messageWithdrawn)
            m_files.letGo(conversation, gone->message.n);
    }
}

void FileNews::carried(const QList<Attachment>& attachments, const FileStore::Place& place)
{
    if (!attachments.isEmpty())
        m_files.carried(idsOf(attachments), place);
}

void FileNews::changed(const StoredFile& file)
{
    if (file.conversation)
        tell(file);
}

void FileNews::tell(const StoredFile& file, std::function<void()> then)
{
    const auto answered = [this, file, then](const Result<std::optional<desk::FilePlace>>& place) {
        const bool isJudged = file.state != FileState::Checking;
        if (place && *place && !isAt(file, **place))
            m_files.carried({file.id}, placeOf(**place));
        else if (place && file.conversation && isJudged)
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
