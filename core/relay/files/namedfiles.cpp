// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/namedfiles.h"

#include "core/domain/shuttingdown.h"
#include "core/storage/durablefile.h"
#include "core/storage/workthread.h"

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
    struct Hand
    {
        storage::WorkQueue<Wish> wishes;
        storage::WorkThread thread;
    };

    Private(FileStore& files, Fetcher::Rules rules, int howMany)
        : store(files)
        , fetcher(std::move(rules))
        , atOnce(howMany)
    {}

    void work(Hand& hand);
    void carryOut(const Wish& wish);
    /// Writes what was named to @p path.
    Result<void> collect(const Named& named, const QString& path);

    FileStore& store;
    const Fetcher fetcher;
    const int atOnce;
    std::vector<std::unique_ptr<Hand>> hands;
    std::atomic<size_t> next{0};
    std::atomic<bool> stopping{false};
};

void NamedFiles::Private::work(Hand& hand)
{
    for (auto wishes = hand.wishes.take(); !wishes.empty(); wishes = hand.wishes.take()) {
        for (const auto& wish : wishes)
            if (stopping)
                wish.reply(Refused(shuttingDown()));
            else
                carryOut(wish);
    }
}

void NamedFiles::Private::carryOut(const Wish& wish)
{
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
    d->hands.clear();
    // The last is for what need not be fetched: it waits for no slow server.
    for (int i = 0; i < std::max(1, d->atOnce) + 1; ++i) {
        auto& hand = *d->hands.emplace_back(std::make_unique<Private::Hand>());
        hand.wishes.open();
        static_cast<void>(
            hand.thread.start([] { return Result<void>(); }, [d = d.get(), &hand] { d->work(hand); }));
    }
}

void NamedFiles::stop()
{
    d->stopping = true;
    for (const auto& hand : d->hands)
        hand->wishes.close();
    for (const auto& hand : d->hands)
        hand->thread.join();
    // They stay: somebody may just be asking for more, which a closed one does not take.
}

void NamedFiles::bring(Named named, FileStore::FileReply reply)
{
    if (d->hands.empty())
        return reply(Refused(shuttingDown()));
    const auto fetching = d->hands.size() - 1;
    auto& wishes = d->hands.at(named.url.isEmpty() ? fetching : d->next++ % fetching)->wishes;
    if (Private::Wish wish{std::move(named), std::move(reply)}; !wishes.add(std::move(wish)))
        wish.reply(Refused(shuttingDown()));
}

} // namespace baton::relay
