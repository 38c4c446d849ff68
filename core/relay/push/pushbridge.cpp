// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/pushbridge.h"

#include "core/desk/reading/readingroom.h"
#include "core/domain/shuttingdown.h"
#include "core/relay/directory/directory.h"
#include "core/relay/push/openescalations.h"
#include "core/relay/push/rights.h"
#include "core/relay/push/subscriptionbook.h"
#include "core/storage/workthread.h"

#include <QLoggingCategory>
#include <future>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.push")

constexpr int page = 1'000;
constexpr std::chrono::seconds againAfter{1};
constexpr qint64 mostCaughtUp = 20'000; ///< older news is nobody's news
constexpr qint64 keptMs = 7LL * 24 * 3600 * 1000;
constexpr int forgetSlice = 50;
constexpr qsizetype mostReports = 1'000;

Refused busy()
{
    return refuse(Refusal::Kind::Unavailable, QStringLiteral("The relay is busy. Try again in a moment."));
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

    Result<qint64> begin(qint64 deskSeq);
    void catchUp();
    Result<void> fillPage(qint64 to);
    Result<void> fill(qint64 to);
    void loop();
    bool carryOut(std::vector<Posted>& jobs);
    Result<void> work(std::vector<Posted>& jobs);
    void post(Job job, After after = {});
    template <typename Answer>
    void ask(std::function<Result<Answer>(DeliveryStore&)> question,
             std::function<void(Result<Answer>)> reply);
    Result<void> followAudience();
    Result<void> tell(const desk::Recorded& recorded);
    Result<void> report(const DeviceId& device, const protocol::DeliveryReport& item);
    Result<void> tellAll(const std::vector<desk::Recorded>& events);

    QString path;
    Directory* directory = nullptr;
    const SubscriptionBook* book = nullptr;
    ReadingRoom* room = nullptr;
    std::unique_ptr<DeliveryStore> store;
    Audience audience;
    std::pair<quint64, quint64> followed; ///< editions of roster and book
    OpenEscalations open;
    qint64 seen = 0;
    qint64 owed = 0; ///< the last event of before the start
    storage::WorkThread thread;
    storage::WorkQueue<Posted> queue;
};

Result<qint64> PushBridge::Private::begin(qint64 deskSeq)
{
    BATON_TRY_INTO(auto opened, DeliveryStore::openOrReplace(path));
    store = std::move(opened);
    BATON_TRY(open.load(*room));
    BATON_TRY_INTO(const auto last, store->lastSeq());
    // Nothing was looked at yet, or the log is shorter than it was: a backup was restored.
    const bool startsHere = last == 0 || last > deskSeq || deskSeq - last > mostCaughtUp;
    seen = startsHere ? deskSeq : last;
    // Not now: after a burst it is much, and nobody should have to wait for the relay because of it.
    owed = deskSeq;
    auto begun = startsHere ? store->startAfter(deskSeq) : Result<void>();
    return begun.map([&] { return last; });
}

/// What was not handed over: of the time before a start, or of a commit that failed. At most a page.
Result<void> PushBridge::Private::fillPage(qint64 to)
{
    std::promise<Result<std::vector<desk::Recorded>>> promise;
    room->eventsAfter(seen, int(std::min<qint64>(page, to - seen)),
                      [&](auto events) { promise.set_value(std::move(events)); });
    BATON_TRY_INTO(const auto events, promise.get_future().get());
    for (const auto& recorded : events) {
        BATON_TRY(tell(recorded));
        seen = recorded.event.seq;
    }
    // Nothing there: it was never recorded.
    if (events.empty())
        seen = to;
    return {};
}

Result<void> PushBridge::Private::fill(qint64 to)
{
    while (seen < to)
        BATON_TRY(fillPage(to));
    return {};
}

/// Each page for itself, so that whoever stops the relay need not wait, and begins again where it was.
void PushBridge::Private::catchUp()
{
    while (seen < owed && queue.isOpen()) {
        std::vector<Posted> job;
        job.push_back({[this](DeliveryStore&) {
                           auto filled = fillPage(owed);
                           return filled ? store->setLastSeq(seen) : filled;
                       },
                       {}});
        if (!carryOut(job))
            queue.idle(againAfter);
    }
}

void PushBridge::Private::loop()
{
    catchUp();
    for (;;) {
        // What was carried out is let go before the next is waited for.
        auto jobs = queue.take();
        if (jobs.empty())
            break;
        carryOut(jobs);
    }
    store.reset();
}

Result<void> PushBridge::Private::work(std::vector<Posted>& jobs)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(store->database()));
    BATON_TRY(followAudience());
    for (auto& one : jobs)
        BATON_TRY(one.job(*store));
    BATON_TRY(store->forget({Instant::now().ms - keptMs}, forgetSlice));
    return transaction->commit();
}

bool PushBridge::Private::carryOut(std::vector<Posted>& jobs)
{
    auto done = work(jobs);
    if (!done) {
        qCWarning(log) << "what was told could not be written down:" << done.error().detail;
        // The next events make up for it.
        store->rolledBack();
        open.rolledBack();
        followed = {};
        if (const auto last = store->lastSeq())
            seen = *last;
        // Whoever asked may ask again, whatever it was that did not go.
        done = busy();
    }
    for (auto& one : jobs)
        if (one.after)
            one.after(done);
    return done.has_value();
}

void PushBridge::Private::post(Job job, After after)
{
    Posted posted{std::move(job), std::move(after)};
    if (!queue.add(std::move(posted)) && posted.after)
        posted.after(Result<void>(Refused(shuttingDown())));
}

template <typename Answer>
void PushBridge::Private::ask(std::function<Result<Answer>(DeliveryStore&)> question,
                              std::function<void(Result<Answer>)> reply)
{
    auto answer = std::make_shared<Result<Answer>>();
    post(
        [question = std::move(question), answer](DeliveryStore& deliveries) -> Result<void> {
            *answer = question(deliveries);
            // What makes no sense is its sender's fault, not the others'.
            const bool isGood = *answer || answer->error().kind == Refusal::Kind::Invalid;
            return isGood ? Result<void>() : Refused(answer->error());
        },
        [reply = std::move(reply), answer](const Result<void>& done) {
            reply(done ? *answer : Refused(done.error()));
        });
}

/// Before anything else is done: an event is told to those who are there, and whoever has come or lost
/// something since is brought to where they would be by now.
Result<void> PushBridge::Private::followAudience()
{
    const auto roster = directory->roster();
    const std::pair editions(roster->edition(), book->edition());
    if (editions == followed)
        return {};
    const auto now = Instant::now();
    BATON_TRY(expireWhatWasLost(*store, *roster, now));
    BATON_TRY(open.queueFor(audience.of(*roster, *book), audience, *store, now));
    followed = editions;
    return {};
}

Result<void> PushBridge::Private::report(const DeviceId& device, const protocol::DeliveryReport& item)
{
    const auto now = Instant::now();
    BATON_TRY_INTO(const bool moved, store->report(device, item, now));
    if (moved)
        return {};
    BATON_TRY(open.queueReported(device, item.about, *store, now));
    BATON_TRY(store->report(device, item, now));
    return {};
}

Result<void> PushBridge::Private::tell(const desk::Recorded& recorded)
{
    const auto meaning = meaningOf(recorded);
    const auto now = Instant::now();
    open.happened(meaning);
    if (!meaning.settles.isEmpty())
        BATON_TRY(store->settle(meaning.settles, recorded.device, now));
    if (!meaning.topic)
        return {};
    BATON_TRY(store->add(meaning.pushed));
    const auto roster = directory->roster();
    for (const auto& listener : audience.of(*roster, *book)) {
        if (listener.until <= now || (!meaning.to.isEmpty() && listener.device.member != meaning.to))
            continue;
        const auto form = audience.formFor(listener, *meaning.topic, now);
        if (form < push::Form::Banner)
            continue;
        BATON_TRY(store->queue(recorded.event.seq, listener.device, form, now));
    }
    return {};
}

Result<void> PushBridge::Private::tellAll(const std::vector<desk::Recorded>& events)
{
    if (!events.empty())
        BATON_TRY(fill(events.front().event.seq - 1));
    for (const auto& recorded : events) {
        if (recorded.event.seq <= seen)
            continue;
        BATON_TRY(tell(recorded));
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
    d->audience.reach(std::move(reachable));
}

PushBridge::~PushBridge() { stop(); }

Result<qint64> PushBridge::start(qint64 lastSeq)
{
    const auto begin = [this, lastSeq] {
        auto begun = d->begin(lastSeq);
        if (begun)
            d->queue.open();
        else
            d->store.reset();
        return begun;
    };
    return d->thread.start(begin, [this] { d->loop(); });
}

void PushBridge::stop()
{
    d->queue.close();
    d->thread.join();
}

void PushBridge::audienceChanged()
{
    d->post([](DeliveryStore&) { return Result<void>(); });
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
    d->ask<protocol::Nothing>(
        [this, device, items = params.items](DeliveryStore&) -> Result<protocol::Nothing> {
            for (const auto& item : items) {
                BATON_TRY(d->report(device, item));
            }
            return protocol::Nothing();
        },
        std::move(reply));
}

void PushBridge::pending(const DeviceId& device, const protocol::PendingParams& params,
                         std::function<void(Result<protocol::PendingResult>)> reply)
{
    d->ask<protocol::PendingResult>(
        [device, params](DeliveryStore& store) { return store.takePending(device, params, Instant::now()); },
        std::move(reply));
}

void PushBridge::list(const protocol::DeliveriesParams& params,
                      std::function<void(Result<protocol::DeliveriesResult>)> reply)
{
    d->ask<protocol::DeliveriesResult>([params](DeliveryStore& store) { return store.list(params); },
                                       std::move(reply));
}

} // namespace baton::relay
