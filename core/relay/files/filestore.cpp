// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filestore.h"

#include "core/domain/shuttingdown.h"
#include "core/relay/files/fileroom.h"
#include "core/storage/worklanes.h"

namespace baton::relay {

namespace {

using Job = std::function<void()>;

} // namespace

class FileStore::Private
{
public:
    explicit Private(Options given) : options(std::move(given)), folder(options.folder) {}

    /// @p work of the room, on its thread; @p reply gets what it returns, or that the relay ends.
    template <typename Work, typename Reply>
    void ask(Work work, Reply reply)
    {
        const bool isTaken = jobs.add([this, work = std::move(work), reply] { reply(work(*room)); });
        if (!isTaken)
            reply(Refused(shuttingDown()));
    }
    /// Nobody waits for it; what is lost of it at the end is found out at the next start.
    template <typename Work>
    void tell(Work work)
    {
        static_cast<void>(jobs.add([this, work = std::move(work)] { work(*room); }));
    }
    void run();
    void sweep();

    Options options;
    FileFolder folder;
    std::function<void(const StoredFile&)> changed = [](const StoredFile&) {};
    FileChecker checker{options.checks, folder};
    std::unique_ptr<FileRoom> room; ///< its thread only
    QByteArray linkKey;
    storage::WorkQueue<Job> jobs;
    storage::WorkLanes<Job> reads;
    storage::WorkThread thread;
};

void FileStore::Private::run()
{
    auto swept = options.clock();
    sweep();
    while (const auto taken = jobs.takeWithin(options.sweepEvery)) {
        for (const auto& job : *taken)
            job();
        const auto now = options.clock();
        if (now.ms - swept.ms >= options.sweepEvery.count()) {
            swept = now;
            sweep();
        }
    }
    room->close();
    room.reset();
}

void FileStore::Private::sweep()
{
    // Some at a time, so that nobody waits for it.
    if (room->sweep())
        static_cast<void>(jobs.add([this] { sweep(); }));
}

FileStore::FileStore(Options options) : d(std::make_unique<Private>(std::move(options))) {}

FileStore::~FileStore() { stop(); }

void FileStore::watch(std::function<void(const StoredFile&)> changed) { d->changed = std::move(changed); }

Result<void> FileStore::start()
{
    d->jobs.open();
    d->checker.start([d = d.get()](const CheckVerdict& verdict) {
        if (!d->jobs.add([d, verdict] { d->room->judged(verdict); }))
            verdict.discard();
    });
    auto opened = d->thread.start(
        [d = d.get()] {
            d->room = std::make_unique<FileRoom>(d->options, d->checker, d->changed);
            return d->room->open();
        },
        [d = d.get()] { d->run(); });
    if (!opened) {
        stop();
        return Refused(opened.error());
    }
    d->linkKey = *opened;
    d->reads.start(1, [](storage::WorkQueue<Job>& reads) { reads.forEach([](const Job& read) { read(); }); });
    return {};
}

void FileStore::stop()
{
    d->reads.stop();
    d->checker.stop();
    d->jobs.close();
    d->thread.join();
    d->room.reset();
}

const FileLimits& FileStore::limits() const { return d->options.limits; }

QByteArray FileStore::linkKey() const { return d->linkKey; }

void FileStore::create(const FileSender& sender, const QString& name, qint64 size, FileReply reply)
{
    d->ask([=](FileRoom& room) { return room.create(sender, name, size); }, std::move(reply));
}

void FileStore::takeIn(const FileSender& sender, const QString& name, const QString& path, FileReply reply)
{
    d->ask([=](FileRoom& room) { return room.takeIn(sender, name, path); }, std::move(reply));
}

QString FileStore::freshPath() const { return d->folder.freshPath(); }

void FileStore::find(const FileId& id, FileReply reply)
{
    d->ask([=](FileRoom& room) { return room.find(id); }, std::move(reply));
}

void FileStore::look(const FileId& id, const FileSender& sender, FileReply reply)
{
    d->ask([=](FileRoom& room) { return room.look(id, sender); }, std::move(reply));
}

void FileStore::remove(const FileId& id, const FileSender& sender, Done reply)
{
    d->ask([=](FileRoom& room) { return room.remove(id, sender); }, std::move(reply));
}

void FileStore::begin(const FileId& id, const FileSender& sender, qint64 offset,
                      std::function<void(Result<Begun>)> reply)
{
    d->ask([=](FileRoom& room) { return room.begin(id, sender, offset); }, std::move(reply));
}

void FileStore::append(Ticket ticket, const QByteArray& piece, Done reply)
{
    d->ask([=](FileRoom& room) { return room.append(ticket, piece); }, std::move(reply));
}

void FileStore::end(Ticket ticket, FileReply reply)
{
    d->ask([=](FileRoom& room) { return room.end(ticket); }, std::move(reply));
}

void FileStore::cut(Ticket ticket)
{
    end(ticket, [](const Result<StoredFile>&) {});
}

void FileStore::carry(Carrying carrying, std::function<void(Result<QList<StoredFile>>)> reply)
{
    d->ask([carrying = std::move(carrying)](FileRoom& room) { return room.carry(carrying); },
           std::move(reply));
}

void FileStore::carryEnded(QList<FileId> files)
{
    d->tell([files = std::move(files)](FileRoom& room) { room.carryEnded(files); });
}

void FileStore::carried(QList<FileId> files, const Place& place)
{
    d->tell([files = std::move(files), place](FileRoom& room) { room.carried(files, place); });
}

void FileStore::told(const FileId& file, FileState state)
{
    d->tell([=](FileRoom& room) { room.told(file, state); });
}

void FileStore::letGo(const ConversationId& conversation, qint64 n)
{
    d->tell([=](FileRoom& room) { room.letGo(conversation, n); });
}

void FileStore::untold(const FileId& last, std::function<void(Result<QList<StoredFile>>)> reply)
{
    d->ask([=](FileRoom& room) { return room.untold(last); }, std::move(reply));
}

Result<FileStore::Bytes> FileStore::bytesOf(const StoredFile& file, bool asThumbnail) const
{
    const auto none = [](const QString& why) { return refuse(Refusal::Kind::NotFound, why); };
    const auto notYet = [](const QString& why) { return refuse(Refusal::Kind::Conflict, why); };
    if (file.state == FileState::Checking)
        return notYet(QStringLiteral("The file is still being checked. Ask again in a moment."));
    if (file.state == FileState::Refused)
        return notYet(QStringLiteral("The file was refused: %1").arg(file.why));
    if (file.state != FileState::Ok)
        return none(QStringLiteral("There is no such file."));
    if (asThumbnail) {
        if (file.thumbnail.isEmpty())
            return none(QStringLiteral("There is no picture of this file."));
        return Bytes{d->folder.pathOf(file.thumbnail), file.thumbnailSize, file.shownType};
    }
    if (!file.shown.isEmpty())
        return Bytes{d->folder.pathOf(file.shown), file.shownSize, file.shownType};
    return Bytes{d->folder.pathOf(file.hash), file.size, {}};
}

void FileStore::read(std::function<void()> job)
{
    if (d->reads.count() > 0)
        d->reads.queue(0).add(std::move(job));
}

} // namespace baton::relay
