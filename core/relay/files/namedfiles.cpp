// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/namedfiles.h"

#include "core/domain/shuttingdown.h"
#include "core/storage/durablefile.h"
#include "core/storage/worklanes.h"

#include <QFile>
#include <atomic>

namespace baton::relay {

class NamedFiles::Private
{
public:
    struct Wish
    {
        Named named;
        FileStore::FileReply reply;
    };

    Private(FileStore& files, Fetcher::Rules rules, int howMany)
        : store(files)
        , fetcher(std::move(rules))
        , atOnce(howMany)
    {}

    void carryOut(const Wish& wish);
    /// Writes what was named to @p path.
    Result<void> collect(const Named& named, const QString& path);

    FileStore& store;
    const Fetcher fetcher;
    const int atOnce;
    storage::WorkLanes<Wish> hands;
    std::atomic<size_t> next{0};
    std::atomic<bool> stopping{false};
};

void NamedFiles::Private::carryOut(const Wish& wish)
{
    if (stopping)
        return wish.reply(Refused(shuttingDown()));
    const auto path = store.freshPath();
    if (const auto collected = collect(wish.named, path); !collected) {
        QFile::remove(path);
        return wish.reply(Refused(collected.error()));
    }
    const auto name = wish.named.name.isEmpty() ? wish.named.url.fileName() : wish.named.name;
    store.takeIn(wish.named.sender, name, path, wish.reply);
}

Result<void> NamedFiles::Private::collect(const Named& named, const QString& path)
{
    BATON_TRY(storage::makePrivateFile(path));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return refuse(Refusal::Kind::Unavailable, QStringLiteral("The file cannot be written."));
    const auto write = [&file](const QByteArray& piece) { return file.write(piece) == piece.size(); };
    if (named.url.isEmpty()) {
        if (named.data.size() > store.limits().file || !write(named.data))
            return refuse(Refusal::Kind::TooLarge, QStringLiteral("The file is too large."));
        return {};
    }
    Fetch fetch;
    fetch.url = named.url;
    fetch.mostBytes = store.limits().file;
    fetch.take = [this, &write](const QByteArray& piece) { return !stopping && write(piece); };
    BATON_TRY_INTO(const auto fetched, fetcher.fetch(fetch));
    if (fetched.status == 200)
        return {};
    return refuse(
        Refusal::Kind::Unavailable,
        QStringLiteral("\"%1\" answers %2 instead of the file.").arg(named.url.host()).arg(fetched.status));
}

NamedFiles::NamedFiles(FileStore& store, Fetcher::Rules rules, int atOnce)
    : d(std::make_unique<Private>(store, std::move(rules), atOnce))
{}

NamedFiles::~NamedFiles() { stop(); }

void NamedFiles::start()
{
    d->stopping = false;
    // The last is for what need not be fetched: it waits for no slow server.
    d->hands.start(std::max(1, d->atOnce) + 1, [d = d.get()](storage::WorkQueue<Private::Wish>& wishes) {
        wishes.forEach([d](const Private::Wish& wish) { d->carryOut(wish); });
    });
}

void NamedFiles::stop()
{
    d->stopping = true;
    d->hands.stop();
}

void NamedFiles::bring(Named named, FileStore::FileReply reply)
{
    if (d->hands.count() == 0)
        return reply(Refused(shuttingDown()));
    const auto fetching = d->hands.count() - 1;
    auto& wishes = d->hands.queue(named.url.isEmpty() ? fetching : d->next++ % fetching);
    if (Private::Wish wish{std::move(named), std::move(reply)}; !wishes.add(std::move(wish)))
        wish.reply(Refused(shuttingDown()));
}

} // namespace baton::relay
