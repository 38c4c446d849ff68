#include "core/relay/desk/desk.h"

#include "core/relay/desk/reindex.h"
#include "core/relay/desk/riders.h"
#include "core/relay/desk/task.h"
#include "core/storage/migrator.h"
#include "core/storage/statistics.h"

#include <QLoggingCategory>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

using namespace desk;

constexpr qint64 repeatMemoryMs = 7LL * 24 * 3600 * 1000;
constexpr int forgetAtLeast = 100; ///< rows of each memory at a time, besides twice what has come since
constexpr qint64 rowsBetweenForgetting = 200;
constexpr int commitsBetweenForgetting = 64;
constexpr int commitsBetweenStatistics = 50'000;
constexpr int marksLookedAt = 200;
constexpr size_t mostRiders = 64; ///< what a commit takes along costs the claims in it
constexpr auto ridersWait = std::chrono::milliseconds(20); ///< for a commit to ride with

Refusal stopping()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is shutting down. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

Refusal tooManyRows()
{
    return {Refusal::Kind::TooMany,
            QStringLiteral("Too much is waiting to be written. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

} // namespace

class Desk::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    Result<void> open();
    void loop();
    bool takeWork(std::vector<std::unique_ptr<Task>>& batch);
    void submit(std::unique_ptr<Task> task);
    void ride(const QString& whose, std::unique_ptr<Task> task);
    void commit(std::vector<std::unique_ptr<Task>>& batch);
    Result<void> forget(Instant now);
    Result<void> carryOut(std::vector<std::unique_ptr<Task>>& batch);

    Options options;
    std::vector<Observer> observers;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<Ledger> ledger;
    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::unique_ptr<Task>> queue;
    Riders riders;
    QString logId; ///< set before anybody else asks
    MarkPlace sweptTo;
    bool running = false;
    bool stopRequested = false;
    int commits = 0;
    std::atomic<qint64> lastSeq{0};
    std::atomic<bool> healthy{true};
};

Result<void> Desk::Private::open()
{
    auto opened = storage::Database::open(options.databasePath);
    if (!opened)
        return Refused(opened.error());
    database = std::move(*opened);
    if (auto version = storage::migrate(*database, QStringLiteral(":/sql")); !version)
        return Refused(version.error());
    if (auto filled = fillSearchIfStale(*database); !filled)
        return filled;
    if (auto looked = storage::refreshStatistics(*database); !looked)
        return looked;
    ledger = std::make_unique<Ledger>(*database, options.presence);
    if (auto ready = ledger->open(); !ready)
        return ready;
    lastSeq = ledger->lastSeq();
    logId = ledger->log();
    return {};
}

/// False when there is nothing more to come.
bool Desk::Private::takeWork(std::vector<std::unique_ptr<Task>>& batch)
{
    std::unique_lock lock(mutex);
    const auto isDue = [this] { return !queue.empty() || stopRequested; };
    wake.wait(lock, [&] { return isDue() || !riders.isEmpty(); });
    if (!isDue())
        wake.wait_for(lock, ridersWait, isDue);
    if (queue.size() <= size_t(options.maxBatch)) {
        batch.swap(queue);
    } else {
        const auto end = queue.begin() + options.maxBatch;
        std::move(queue.begin(), end, std::back_inserter(batch));
        queue.erase(queue.begin(), end);
    }
    riders.takeInto(batch, mostRiders);
    return !batch.empty();
}

void Desk::Private::loop()
{
    std::vector<std::unique_ptr<Task>> batch;
    while (takeWork(batch)) {
        commit(batch);
        batch.clear();
        if (commits > 0 && commits % commitsBetweenStatistics == 0) {
            if (auto looked = storage::refreshStatistics(*database); !looked)
                qCWarning(log) << "queries are planned by old statistics:" << looked.error().detail;
        }
    }
    // Everything of the database belongs to this thread. Readers that are still open could not do this when
    // they close, and whoever copies the file then would miss what is beside it.
    static_cast<void>(database->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    ledger.reset();
    database.reset();
}

Result<void> Desk::Private::carryOut(std::vector<std::unique_ptr<Task>>& batch)
{
    auto transaction = storage::Transaction::begin(*database);
    if (!transaction)
        return Refused(transaction.error());
    const auto now = options.clock();
    ledger->begin(now);
    for (auto& task : batch) {
        if (auto fault = task->perform(*ledger, *database, now))
            return Refused(std::move(*fault));
    }
    if (++commits % commitsBetweenForgetting == 0 || ledger->remembered() >= rowsBetweenForgetting) {
        if (auto done = forget(now); !done)
            return done;
    }
    return (*transaction)->commit();
}

/// More than has come since the last time: what is old goes however fast new comes.
Result<void> Desk::Private::forget(Instant now)
{
    const auto most = 2 * ledger->remembered() + forgetAtLeast;
    if (auto done = ledger->forget({now.ms - repeatMemoryMs}, most); !done)
        return done;
    auto swept = sweepReadMarks(*database, sweptTo, marksLookedAt);
    if (!swept)
        return Refused(swept.error());
    sweptTo = std::move(*swept);
    return {};
}

void Desk::Private::commit(std::vector<std::unique_ptr<Task>>& batch)
{
    if (auto done = carryOut(batch); !done) {
        qCCritical(log) << "nothing of" << batch.size() << "commands was kept:" << done.error().detail;
        ledger->rolledBack();
        healthy = false;
        for (auto& task : batch)
            task->refuse(done.error());
        return;
    }
    healthy = true;
    lastSeq = ledger->lastSeq();
    if (!ledger->pending().empty()) {
        for (const auto& observer : observers)
            observer(ledger->pending());
    }
    ledger->committed();
    for (auto& task : batch)
        task->answer();
}

void Desk::Private::submit(std::unique_ptr<Task> task)
{
    {
        const std::lock_guard lock(mutex);
        if (running && !stopRequested) {
            queue.push_back(std::move(task));
            if (queue.size() == 1)
                wake.notify_one();
            return;
        }
    }
    task->refuse(stopping());
}

void Desk::Private::ride(const QString& whose, std::unique_ptr<Task> task)
{
    bool isFull = false;
    {
        const std::lock_guard lock(mutex);
        if (running && !stopRequested) {
            const bool first = riders.isEmpty();
            isFull = !riders.add(whose, task);
            if (first)
                wake.notify_one();
        }
    }
    if (task)
        task->refuse(isFull ? tooManyRows() : stopping());
}

Desk::Desk(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Desk::~Desk() { stop(); }

Result<void> Desk::start()
{
    std::optional<Result<void>> opened;
    d->thread = std::thread([this, &opened] {
        auto result = d->open();
        const bool good = result.has_value();
        {
            const std::lock_guard lock(d->mutex);
            opened = std::move(result);
            d->running = good;
        }
        d->wake.notify_all();
        if (good)
            d->loop();
        else
            d->database.reset();
    });
    {
        std::unique_lock lock(d->mutex);
        d->wake.wait(lock, [&] { return opened.has_value(); });
    }
    if (!*opened)
        d->thread.join();
    return *opened;
}

void Desk::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopRequested = true;
    }
    d->wake.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

void Desk::submit(AgentCommand command, AgentReply reply)
{
    d->submit(task(std::move(command), std::move(reply)));
}

void Desk::submit(BotBatch batch, BotReply reply) { d->submit(task(std::move(batch), std::move(reply))); }

void Desk::submit(CustomerCommand command, CustomerReply reply)
{
    d->submit(task(std::move(command), std::move(reply)));
}

void Desk::submit(ActivityCommand command, ActivityReply reply)
{
    d->submit(task(std::move(command), std::move(reply)));
}

void Desk::submit(MarkRead mark, std::function<void(Result<Marked>)> reply)
{
    const auto whose = mark.member.toString();
    d->ride(whose, task(std::move(mark), std::move(reply)));
}

void Desk::keep(const QString& whose, Rows rows, std::function<void(Result<void>)> reply)
{
    d->ride(whose, task(std::move(rows), std::move(reply)));
}

QString Desk::logId() const { return d->logId; }

Result<void> Desk::renewLog()
{
    std::promise<Result<void>> written;
    keep(
        {}, [this](storage::Database&) { return d->ledger->renewLog(); },
        [&](Result<void> done) {
            d->logId = d->ledger->log();
            written.set_value(std::move(done));
        });
    return written.get_future().get();
}

void Desk::setCustomerOnline(const ConversationId& id, bool online) { d->options.presence->set(id, online); }
void Desk::observe(Observer observer) { d->observers.push_back(std::move(observer)); }
qint64 Desk::lastSeq() const { return d->lastSeq; }
bool Desk::healthy() const { return d->healthy; }

} // namespace baton::relay
