// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What becomes of files that have arrived, and how they go.

#include "core/relay/files/fileroom.h"

#include <QFile>
#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.files")

/// Uploads whose hash so far is remembered; of others it is made again.
constexpr qsizetype mostRemembered = 1'000;

} // namespace

void FileRoom::orSaid(const Result<void>& done)
{
    if (!done)
        qCWarning(log).noquote() << done.error().detail;
}

Instant FileRoom::after(Instant time, std::chrono::milliseconds more) { return {time.ms + more.count()}; }

void FileRoom::tidy()
{
    const auto parts = m_folder.parts();
    for (const auto& name : parts) {
        const FileId id(name);
        const auto file = m_table->find(id);
        const bool isNeeded = !file || (*file && (*file)->state == FileState::Uploading);
        if (!isNeeded)
            m_folder.removePart(id);
    }
    // After a restore the bytes of what was there before stay, so that it can be undone.
    if (!m_folder.isRestored())
        dropUnneeded(m_folder.hashes());
}

QList<FileId> FileRoom::busy() const
{
    QList<FileId> ids;
    for (auto sending = m_sendings.begin(); sending != m_sendings.end() && ids.size() < mostRemembered;
         ++sending)
        if ((*sending)->ticket != 0)
            ids.append(sending.key());
    return ids;
}

void FileRoom::judged(const CheckVerdict& verdict)
{
    const auto found = m_table->find(verdict.file);
    if (!found || !*found || (*found)->state != FileState::Checking) {
        verdict.discard();
        return;
    }
    m_checker.forget(verdict.file);
    auto file = **found;
    if (verdict.isLost)
        return orSaid(letGo(file));
    const QStringList before{file.hash};
    file.state = verdict.isGood ? FileState::Ok : FileState::Refused;
    file.why = verdict.why;
    file.type = verdict.type;
    if (!verdict.isGood)
        file.hash.clear();
    const auto kept = keepDrawn(file, verdict);
    if (const auto done = kept ? m_table->update(file) : kept; !done) {
        // The disk is full, say; what was drawn goes, and what came is looked at again.
        orSaid(done);
        verdict.discard();
        dropUnneeded({file.shown, file.thumbnail});
        m_checker.checkLater(**found);
        return;
    }
    dropUnneeded(before);
    m_changed(file);
}

Result<void> FileRoom::keepDrawn(StoredFile& file, const CheckVerdict& verdict)
{
    if (!verdict.isGood || !verdict.picture)
        return {};
    // Drawn again, a picture may be many times what came.
    qint64 size = 0;
    for (const auto& drawn : {verdict.picture, verdict.thumbnail})
        if (drawn)
            size += QFile(drawn->path).size();
    if (const auto room = hasRoom(file.sender, size - file.size); !room && size > file.size) {
        verdict.discard();
        file.state = FileState::Refused;
        file.why = room.error().detail;
        file.hash.clear();
        return {};
    }
    const auto keep = [&](const DrawnPicture& drawn, QString& hash, qint64& bytes) -> Result<void> {
        BATON_TRY_INTO(hash, hashOfFile(drawn.path));
        bytes = QFile(drawn.path).size();
        return m_folder.keep(drawn.path, hash);
    };
    BATON_TRY(keep(*verdict.picture, file.shown, file.shownSize));
    file.shownType = verdict.picture->type;
    file.pixels = verdict.picture->pixels;
    if (verdict.thumbnail)
        BATON_TRY(keep(*verdict.thumbnail, file.thumbnail, file.thumbnailSize));
    // What it was made of may say where it was taken.
    file.hash.clear();
    return {};
}

Result<void> FileRoom::letGo(StoredFile file, Memory memory)
{
    const QStringList hashes{file.hash, file.shown, file.thumbnail};
    const bool isForgotten = memory == Memory::None || file.received == 0;
    m_checker.forget(file.id);
    if (const auto sending = m_sendings.take(file.id))
        m_tickets.remove(sending->ticket);
    m_folder.removePart(file.id);
    file.state = FileState::Gone;
    file.isTold = false;
    file.hash.clear();
    file.shown.clear();
    file.thumbnail.clear();
    file.expiresAt = after(m_options.clock(), m_options.limits.remembered);
    // Of what never got a byte nobody needs to know later, and strangers could make many of it.
    BATON_TRY(isForgotten ? m_table->remove(file.id) : m_table->update(file));
    dropUnneeded(hashes);
    m_changed(file);
    return {};
}

void FileRoom::dropUnneeded(const QStringList& hashes)
{
    for (const auto& hash : hashes) {
        const auto isNeeded = hash.isEmpty() ? Result<bool>(true) : m_table->needs(hash);
        if (isNeeded && !*isNeeded)
            m_folder.remove(hash);
    }
}

void FileRoom::forgetIdle()
{
    if (m_sendings.size() <= mostRemembered)
        return;
    m_sendings.removeIf([](const auto& entry) { return entry.value()->ticket == 0; });
}

void FileRoom::tellAgain()
{
    // The desk could not be told before: its disk was full, say.
    const auto files = m_table->untold(FileId(), FileTable::Untold::OfMessages);
    for (const auto& file : files ? *files : QList<StoredFile>())
        if (file.state != FileState::Checking)
            m_changed(file);
}

bool FileRoom::sweep()
{
    const auto now = m_options.clock();
    qsizetype most = 0;
    int done = 0;
    const auto each = [&](const Result<QList<StoredFile>>& files, auto what) {
        if (!files)
            return orSaid(Refused(files.error()));
        most = std::max(most, files->size());
        for (const auto& file : *files) {
            if (m_promises.contains(file.id))
                continue;
            const Result<void> gone = what(file);
            done += gone ? 1 : 0;
            orSaid(gone);
        }
    };
    const auto letGoOf = [this](const StoredFile& file) { return letGo(file); };
    each(m_table->expired(FileState::Uploading, now, busy()), letGoOf);
    each(m_table->uncarried(now), letGoOf);
    each(m_table->expired(FileState::Gone, now),
         [this](const StoredFile& file) { return m_table->remove(file.id); });
    const bool hasMore = done > 0 && most >= FileTable::mostAtOnce;
    if (!hasMore)
        tellAgain();
    return hasMore;
}

} // namespace baton::relay
