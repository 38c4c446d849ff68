#include "core/relay/push/pushbridge.h"

#include "core/relay/desk/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/push/audience.h"
#include "core/relay/push/pushedevent.h"
#include "core/relay/push/subscriptionbook.h"

#include <QFile>
#include <QLoggingCategory>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.push")

constexpr int page = 1'000;
constexpr std::chrono::seconds againAfter{1};
constexpr qint64 mostCaughtUp = 20'000; ///< older news is nobody's news
constexpr qint64 keptMs = 7LL * 24 * 3600 * 1000;
constexpr int forgetSlice = 50;
constexpr qsizetype mostReports = 1'000;

Refusal closed()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is shutting down. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

Refusal unwritten()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is busy. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

/// Where it went.
QString setAside(const QString& path)
{
    const auto aside = path + QStringLiteral(".damaged");
    QFile::remove(aside);
    QFile::rename(path, aside);
    for (const auto* of : {"-wal", "-shm"})
        QFile::remove(path + QLatin1String(of));
    return aside;
}

} // namespace

class PushBridge::Private
{
public:
    using Job = std::function<Result<void>(DeliveryStore&)>;
    using After = std::function<void(const Result<void>&)>; ///< once it is committed, or could not be
    struct Posted
    {
        Job job;
        After after;
    };

    Result<void> open(qint64 deskSeq);
    void catchUp();
    Result<void> fillPage(qint64 to);
    Result<void> fill(qint64 to);
    void loop();
    bool carryOut(std::vector<Posted>& jobs);
    bool isRunning()
    {
        const std::lock_guard lock(mutex);
        return running;
    }
    Result<void> work(std::vector<Posted>& jobs);
    void post(Job job, After after = {});
    Result<void> tell(const desk::Recorded& recorded);
    Result<void> tellAll(const std::vector<desk::Recorded>& events);

    QString path;
    Directory* directory = nullptr;
    const SubscriptionBook* book = nullptr;
    ReadingRoom* room = nullptr;
    Reachable reachable;
    std::unique_ptr<DeliveryStore> store;
    Audience audience;
    qint64 seen = 0;
    qint64 owed = 0; ///< the last event of before the start
    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<Posted> queue;
    bool running = false;
};

Result<void> PushBridge::Private::open(qint64 deskSeq)
{
    auto opened = DeliveryStore::open(path);
    if (!opened) {
        // Nothing in it is worth a relay that does not start.
        qCWarning(log) << "put aside as" << setAside(path) << "because:" << opened.error().detail;
        opened = DeliveryStore::open(path);
    }
    if (!opened)
        return Refused(opened.error());
    store = std::move(*opened);
    const auto last = store->lastSeq();
    if (!last)
        return Refused(last.error());
    // Nothing was looked at yet, or the log is shorter than it was: a backup was restored.
    const bool startsHere = *last == 0 || *last > deskSeq || deskSeq - *last > mostCaughtUp;
    seen = startsHere ? deskSeq : *last;
    if (startsHere)
        return store->setLastSeq(deskSeq);
    // Not now: after a burst it is much, and nobody should have to wait for the relay because of it.
    owed = deskSeq;
    return {};
}

/// What was not handed over: of the time before a start, or of a commit that failed. At most a page.
Result<void> PushBridge::Private::fillPage(qint64 to)
{
    std::promise<Result<std::vector<desk::Recorded>>> promise;
    room->eventsAfter(seen, int(std::min<qint64>(page, to - seen)),
                      [&](auto events) { promise.set_value(std::move(events)); });
    const auto events = promise.get_future().get();
    if (!events)
        return Refused(events.error());
    for (const auto& recorded : *events) {
        if (auto told = tell(recorded); !told)
            return told;
        seen = recorded.event.seq;
    }
    // Nothing there: it was never recorded.
    if (events->empty())
        seen = to;
    return {};
}

Result<void> PushBridge::Private::fill(qint64 to)
{
    while (seen < to) {
        if (auto filled = fillPage(to); !filled)
            return filled;
    }
    return {};
}

/// Each page for itself, so that whoever stops the relay need not wait, and begins again where it was.
void PushBridge::Private::catchUp()
{
    while (seen < owed && isRunning()) {
        std::vector<Posted> job;
        job.push_back({[this](DeliveryStore&) {
                           auto filled = fillPage(owed);
                           return filled ? store->setLastSeq(seen) : filled;
                       },
                       {}});
        if (!carryOut(job)) {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, againAfter, [this] { return !running; });
        }
    }
}

void PushBridge::Private::loop()
{
    catchUp();
    std::vector<Posted> jobs;
    for (;;) {
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [this] { return !queue.empty() || !running; });
            if (queue.empty())
                break;
            jobs.swap(queue);
        }
        carryOut(jobs);
        jobs.clear();
    }
    store.reset();
}

Result<void> PushBridge::Private::work(std::vector<Posted>& jobs)
{
    auto transaction = storage::Transaction::begin(store->database());
    if (!transaction)
        return Refused(transaction.error());
    for (auto& one : jobs) {
        if (auto done = one.job(*store); !done)
            return done;
    }
    if (auto done = store->forget({Instant::now().ms - keptMs}, forgetSlice); !done)
        return done;
    return (*transaction)->commit();
}

bool PushBridge::Private::carryOut(std::vector<Posted>& jobs)
{
    auto done = work(jobs);
    if (!done) {
        qCWarning(log) << "what was told could not be written down:" << done.error().detail;
        // The next events make up for it.
        store->rolledBack();
        if (const auto last = store->lastSeq())
            seen = *last;
        // Whoever asked may ask again, whatever it was that did not go.
        done = Refused(unwritten());
    }
    for (auto& one : jobs) {
        if (one.after)
            one.after(done);
    }
    return done.has_value();
}

void PushBridge::Private::post(Job job, After after)
{
    {
        const std::lock_guard lock(mutex);
        if (running) {
            queue.push_back({std::move(job), std::move(after)});
            wake.notify_one();
            return;
        }
    }
    if (after)
        after(Result<void>(Refused(closed())));
}

Result<void> PushBridge::Private::tell(const desk::Recorded& recorded)
{
    const auto meaning = meaningOf(recorded);
    const auto now = Instant::now();
    if (!meaning.settles.isEmpty()) {
        if (auto settled = store->settle(meaning.settles, now); !settled)
            return settled;
    }
    if (!meaning.topic)
        return {};
    if (auto added = store->add(meaning.pushed); !added)
        return added;
    const auto roster = directory->roster();
    for (const auto& listener : audience.of(*roster, *book)) {
        if (listener.until <= now)
            continue;
        const auto& device = listener.device;
        const auto decision = push::decide(
            *meaning.topic, listener.wanted,
            {listener.permissions, listener.belongsTo(recorded.bot), reachable.availability(device.member),
             reachable.isConnected(device.id), audience.isQuiet(listener, now)});
        if (decision.form < push::Form::Banner)
            continue;
        if (auto queued = store->queue(recorded.event.seq, device, decision.form, now); !queued)
            return queued;
    }
    return {};
}

Result<void> PushBridge::Private::tellAll(const std::vector<desk::Recorded>& events)
{
    if (!events.empty()) {
        if (auto filled = fill(events.front().event.seq - 1); !filled)
            return filled;
    }
    for (const auto& recorded : events) {
        if (recorded.event.seq <= seen)
            continue;
        if (auto told = tell(recorded); !told)
            return told;
        seen = recorded.event.seq;
    }
    return store->setLastSeq(seen);
}

PushBridge::PushBridge(QString databasePath, Directory& directory, const SubscriptionBook& book,
                       ReadingRoom& room, Reachable reachable)
    : d(std::make_unique<Private>())
{
    d->path = std::move(databasePath);
    d->directory = &directory;
    d->book = &book;
    d->room = &room;
    d->reachable = std::move(reachable);
}

PushBridge::~PushBridge() { stop(); }

Result<void> PushBridge::start(qint64 lastSeq)
{
    std::promise<Result<void>> opened;
    d->thread = std::thread([this, &opened, lastSeq] {
        auto result = d->open(lastSeq);
        const bool good = result.has_value();
        {
            const std::lock_guard lock(d->mutex);
            d->running = good;
        }
        opened.set_value(std::move(result));
        if (good)
            d->loop();
        else
            d->store.reset();
    });
    auto result = opened.get_future().get();
    if (!result)
        d->thread.join();
    return result;
}

void PushBridge::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->running = false;
    }
    d->wake.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

void PushBridge::committed(const std::vector<desk::Recorded>& events)
{
    d->post([this, events](DeliveryStore&) { return d->tellAll(events); });
}

void PushBridge::report(const DeviceId& device, const protocol::ReportParams& params,
                        std::function<void(Result<protocol::Nothing>)> reply)
{
    if (params.items.size() > mostReports)
        return reply(refuse(Refusal::Kind::TooLarge,
                            QStringLiteral("At most %1 reports at a time.").arg(mostReports)));
    auto refusal = std::make_shared<std::optional<Refusal>>();
    d->post(
        [device, items = params.items, refusal](DeliveryStore& store) -> Result<void> {
            for (const auto& item : items) {
                const auto done = store.report(device, item, Instant::now());
                if (done)
                    continue;
                // A report that makes no sense is its sender's fault, not the others'.
                *refusal = done.error();
                return done.error().kind == Refusal::Kind::Invalid ? Result<void>() : done;
            }
            return {};
        },
        [reply = std::move(reply), refusal](const Result<void>& done) {
            if (*refusal)
                return reply(Refused(**refusal));
            reply(done ? Result<protocol::Nothing>(protocol::Nothing()) : Refused(done.error()));
        });
}

void PushBridge::pending(const DeviceId& device, const protocol::PendingParams& params,
                         std::function<void(Result<protocol::PendingResult>)> reply)
{
    auto answer = std::make_shared<Result<protocol::PendingResult>>();
    d->post(
        [device, params, answer](DeliveryStore& store) -> Result<void> {
            *answer = store.takePending(device, params, Instant::now());
            return *answer ? Result<void>() : Refused(answer->error());
        },
        [reply = std::move(reply), answer](const Result<void>& done) {
            reply(done ? *answer : Refused(done.error()));
        });
}

void PushBridge::list(const protocol::DeliveriesParams& params,
                      std::function<void(Result<protocol::DeliveriesResult>)> reply)
{
    auto answer = std::make_shared<Result<protocol::DeliveriesResult>>();
    d->post(
        [params, answer](DeliveryStore& store) -> Result<void> {
            *answer = store.list(params);
            return {};
        },
        [reply = std::move(reply), answer](const Result<void>& done) {
            reply(done ? *answer : Refused(done.error()));
        });
}

} // namespace baton::relay
