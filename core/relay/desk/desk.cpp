#include "core/relay/desk/desk.h"

#include "core/relay/desk/reindex.h"
#include "core/relay/desk/task.h"
#include "core/storage/migrator.h"
#include "core/storage/statistics.h"

#include <QLoggingCategory>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

using namespace desk;

constexpr qint64 repeatMemoryMs = 7LL * 24 * 3600 * 1000;
constexpr int forgetSlice = 200;
constexpr int commitsBetweenForgetting = 64;
constexpr int commitsBetweenStatistics = 50'000;

Refusal stopping()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is shutting down. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

} // namespace

class Desk::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    Result<void> open();
    void loop();
    void submit(std::unique_ptr<Task> task);
    void commit(std::vector<std::unique_ptr<Task>>& batch);
    Result<void> carryOut(std::vector<std::unique_ptr<Task>>& batch);

    Options options;
    std::vector<Observer> observers;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<Ledger> ledger;
    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::unique_ptr<Task>> queue;
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
    return {};
}

void Desk::Private::loop()
{
    std::vector<std::unique_ptr<Task>> batch;
    for (;;) {
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [this] { return !queue.empty() || stopRequested; });
            if (queue.empty())
                break;
            if (queue.size() <= size_t(options.maxBatch)) {
                batch.swap(queue);
            } else {
                const auto end = queue.begin() + options.maxBatch;
                std::move(queue.begin(), end, std::back_inserter(batch));
                queue.erase(queue.begin(), end);
            }
        }
        commit(batch);
        batch.clear();
        if (commits > 0 && commits % commitsBetweenStatistics == 0) {
            if (auto looked = storage::refreshStatistics(*database); !looked)
                qCWarning(log) << "queries are planned by old statistics:" << looked.error().detail;
        }
    }
    // Everything of the database belongs to this thread.
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
    if (++commits % commitsBetweenForgetting == 0) {
        if (auto done = ledger->forget({now.ms - repeatMemoryMs}, forgetSlice); !done)
            return done;
    }
    return (*transaction)->commit();
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

void Desk::setCustomerOnline(const ConversationId& id, bool online) { d->options.presence->set(id, online); }
void Desk::observe(Observer observer) { d->observers.push_back(std::move(observer)); }
qint64 Desk::lastSeq() const { return d->lastSeq; }
bool Desk::healthy() const { return d->healthy; }

} // namespace baton::relay
