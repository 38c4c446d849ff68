#include "core/relay/desk/readingroom.h"

#include "core/relay/desk/reading.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace baton::relay {

namespace {

/// More than this waiting means that readers ask faster than the disk answers.
constexpr size_t maxWaiting = 10'000;

Refused busy()
{
    return refuse(Refusal::Kind::TooMany,
                  QStringLiteral("Too many reads are waiting. Try again in a moment."));
}

Refused closed()
{
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("The relay is shutting down. Try again in a moment."));
}

} // namespace

class ReadingRoom::Private
{
public:
    using Job = std::function<void(desk::Reading*)>; ///< nullptr: refused, the room is closed

    template <typename Reply, typename Read>
    void ask(Reply reply, Read read)
    {
        {
            const std::lock_guard lock(mutex);
            if (running && jobs.size() < maxWaiting) {
                jobs.push_back([reply = std::move(reply), read = std::move(read)](desk::Reading* reading) {
                    if (reading)
                        reply(read(*reading));
                    else
                        reply(closed());
                });
                wake.notify_one();
                return;
            }
        }
        reply(busy());
    }

    void loop(desk::Reading& reading)
    {
        for (;;) {
            Job job;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return !jobs.empty() || !running; });
                if (jobs.empty())
                    return;
                job = std::move(jobs.front());
                jobs.pop_front();
            }
            job(&reading);
        }
    }

    QString path;
    std::shared_ptr<const Presence> presence;
    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job> jobs;
    bool running = false;
};

ReadingRoom::ReadingRoom(QString databasePath, std::shared_ptr<const Presence> presence)
    : d(std::make_unique<Private>())
{
    d->path = std::move(databasePath);
    d->presence = std::move(presence);
}

ReadingRoom::~ReadingRoom() { stop(); }

Result<void> ReadingRoom::start()
{
    std::optional<Result<void>> opened;
    d->thread = std::thread([this, &opened] {
        auto reading = desk::Reading::open(d->path, d->presence);
        {
            const std::lock_guard lock(d->mutex);
            d->running = reading.has_value();
            opened = reading ? Result<void>() : Refused(reading.error());
        }
        d->wake.notify_all();
        if (reading)
            d->loop(**reading);
    });
    {
        std::unique_lock lock(d->mutex);
        d->wake.wait(lock, [&] { return opened.has_value(); });
    }
    if (!*opened)
        d->thread.join();
    return *opened;
}

void ReadingRoom::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->running = false;
    }
    d->wake.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

void ReadingRoom::snapshot(Viewer viewer,
                           std::function<void(Result<std::pair<qint64, protocol::Snapshot>>)> reply)
{
    d->ask(std::move(reply),
           [viewer = std::move(viewer)](desk::Reading& reading) { return reading.snapshot(viewer); });
}

void ReadingRoom::list(Viewer viewer, protocol::ListParams params,
                       std::function<void(Result<protocol::ListResult>)> reply)
{
    d->ask(std::move(reply), [viewer = std::move(viewer), params = std::move(params)](
                                 desk::Reading& reading) { return reading.list(viewer, params); });
}

void ReadingRoom::get(Viewer viewer, protocol::GetParams params,
                      std::function<void(Result<protocol::GetResult>)> reply)
{
    d->ask(std::move(reply), [viewer = std::move(viewer), params = std::move(params)](
                                 desk::Reading& reading) { return reading.get(viewer, params); });
}

void ReadingRoom::eventsAfter(qint64 since, int limit,
                              std::function<void(Result<std::vector<desk::Recorded>>)> reply)
{
    d->ask(std::move(reply),
           [since, limit](desk::Reading& reading) { return reading.eventsAfter(since, limit); });
}

void ReadingRoom::transcript(ConversationId id, qint64 from,
                             std::function<void(Result<QList<Message>>)> reply)
{
    d->ask(std::move(reply),
           [id = std::move(id), from](desk::Reading& reading) { return reading.transcript(id, from); });
}

void ReadingRoom::read(std::function<void(storage::Database*)> work)
{
    d->ask([work](Result<storage::Database*> database) { work(database ? *database : nullptr); },
           [](desk::Reading& reading) { return Result<storage::Database*>(&reading.database()); });
}

void ReadingRoom::markRead(MemberId member, ConversationId id, qint64 upTo,
                           std::function<void(Result<void>)> reply)
{
    d->ask(std::move(reply), [member = std::move(member), id = std::move(id), upTo](desk::Reading& reading) {
        return reading.markRead(member, id, upTo);
    });
}

} // namespace baton::relay
