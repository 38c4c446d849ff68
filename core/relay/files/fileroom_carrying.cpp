// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// How files come to hang on messages and notes. What hangs on what is the desk's to say: until it has, a file
// is only promised, in memory, and a relay that ends then has promised nothing.

#include "core/relay/files/fileroom.h"

namespace baton::relay {

namespace {

Refused conflict(const QString& detail) { return refuse(Refusal::Kind::Conflict, detail); }

} // namespace

Result<void> FileRoom::mayBeCarried(const StoredFile& file, const FileStore::Carrying& carrying) const
{
    const auto sentAlready = [&file] {
        return conflict(QStringLiteral("\"%1\" was sent already. Choose it again.").arg(file.name));
    };
    if (file.conversation) {
        // The same message again, perhaps; the desk knows. Whatever became of the file since, it was taken.
        const bool isThere =
            *file.conversation == carrying.conversation && file.isInside == carrying.isInside;
        return isThere ? Result<void>() : sentAlready();
    }
    const auto promise = m_promises.constFind(file.id);
    if (promise != m_promises.cend()) {
        // One of them may not know yet which conversation began with it.
        const bool isOther = !promise->conversation.isEmpty() && !carrying.conversation.isEmpty() &&
                             promise->conversation != carrying.conversation;
        if (isOther || promise->isInside != carrying.isInside)
            return sentAlready();
    }
    if (file.state == FileState::Gone)
        return refuse(Refusal::Kind::NotFound,
                      QStringLiteral("\"%1\" is not there any more. Send it again.").arg(file.name));
    if (file.state == FileState::Uploading)
        return conflict(QStringLiteral("\"%1\" has not arrived yet. Wait until it is here.").arg(file.name));
    if (file.state == FileState::Refused)
        return conflict(QStringLiteral("\"%1\" was refused: %2").arg(file.name, file.why));
    return {};
}

Result<QList<StoredFile>> FileRoom::carry(const FileStore::Carrying& carrying)
{
    if (carrying.files.size() > m_options.limits.perMessage) {
        return refuse(Refusal::Kind::TooMany,
                      QStringLiteral("A message may carry %1 files.").arg(m_options.limits.perMessage));
    }
    QList<StoredFile> files;
    for (const auto& id : carrying.files) {
        BATON_TRY_INTO(auto file, theirs(id, carrying.sender));
        BATON_TRY(mayBeCarried(file, carrying));
        files.append(std::move(file));
    }
    for (const auto& file : files) {
        auto& promise = m_promises[file.id];
        promise = {carrying.conversation, carrying.isInside, promise.count + 1};
    }
    return files;
}

void FileRoom::carryEnded(const QList<FileId>& files)
{
    for (const auto& id : files)
        if (const auto promise = m_promises.find(id); promise != m_promises.end() && --promise->count <= 0)
            m_promises.erase(promise);
}

void FileRoom::carried(const QList<FileId>& files, const FileStore::Place& place)
{
    for (const auto& id : files) {
        auto found = m_table->find(id);
        if (!found)
            orSaid(Refused(found.error()));
        // It may be a file of which there is only the name: a bot's that could not be fetched.
        if (!found || !*found)
            continue;
        auto& file = **found;
        const bool isKnown = file.conversation == place.conversation && file.n == place.n;
        file.conversation = place.conversation;
        file.n = place.n;
        file.isInside = place.isInside;
        if (!isKnown)
            orSaid(m_table->update(file));
        if (!file.isTold && file.state != FileState::Checking)
            m_changed(file);
    }
}

void FileRoom::told(const FileId& id, FileState state)
{
    auto file = m_table->find(id);
    if (!file || !*file || (*file)->state != state || (*file)->isTold)
        return;
    (*file)->isTold = true;
    orSaid(m_table->update(**file));
}

void FileRoom::letGo(const ConversationId& conversation, qint64 n)
{
    const auto files = m_table->carriedBy(conversation, n);
    for (const auto& file : files ? *files : QList<StoredFile>())
        if (file.state != FileState::Gone)
            orSaid(letGo(file));
}

} // namespace baton::relay
