// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"

#include "core/desk/deskqueue.h"
#include "core/desk/log/sqlite/sqlitelog.h"
#include "core/storage/workthread.h"

#include <QLoggingCategory>
#include <array>
#include <atomic>
#include <deque>
#include <future>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

using namespace desk;

constexpr qint64 repeatMemoryMs = 7LL * 24 * 3600 * 1000;
constexpr qint64 rowsBetweenForgetting = 200;
constexpr int commitsBetweenForgetting = 64;
constexpr size_t mostRiders = 64; ///< what a commit takes along costs the claims in it

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long a commit goes on taking commands of agents, of customers, of bots: whoever comes meanwhile waits
/// for it. One of each is always taken.
constexpr std::array timeOf{milliseconds(10), milliseconds(5), milliseconds(5)};
constexpr milliseconds longest(50); ///< of those who come later, while nobody before them waits
constexpr milliseconds timeOfRiders(5);
/// How long commands are carried out one by one, when what they have written together was refused.
constexpr milliseconds timeAlone(2'000);
constexpr qsizetype mostForeseen = 1'000;

struct Taken
{
    std::optional<DeskQueue::Lane> lane; ///< none: it rides along
    Waiting waiting;
};

} // namespace

class Desk::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    Result<void> open();
    void loop();
    void commit();
    Result<Instant> begin(Foreseen foreseen);
    void publish(const std::vector<Recorded>& events) const;
    void written();
    void refuse(std::vector<Taken>& batch, const Refusal& why);
    CommitOutcome carryOut(Instant now, std::vector<Taken>& batch);
    void carryOutAlone(std::vector<Taken>& batch, const Refusal& why);
    CommitOutcome carryOutAlone(Task& task);
    Result<void> perform(Instant now, std::vector<Taken>& batch);
    Result<void> carryOut(DeskQueue::Lane lane, Instant now, std::vector<Taken>& batch);
    Result<void> carryOutRiders(Instant now, std::vector<Taken>& batch);
    bool take(std::optional<DeskQueue::Lane> lane, std::vector<Taken>& batch);
    void takeAll(std::vector<Taken>& batch);
    bool mayGoOn(DeskQueue::Lane lane, Clock::duration passed);

    Options options;
    std::vector<Observer> observers;
    std::unique_ptr<desk::Log> eventLog;
    std::unique_ptr<Ledger> ledger;
    storage::WorkThread thread;
    DeskQueue queue;
    QString logId; ///< set before anybody else asks
    int commits = 0;
    std::atomic<qint64> lastSeq{0};
    std::atomic<bool> healthy{true};
};

Result<void> Desk::Private::open()
{
    BATON_TRY_INTO(eventLog, options.openLog ? options.openLog() : SqliteLog::open(options.databasePath));
    ledger = std::make_unique<Ledger>(*eventLog, options.presence, options.blocklist);
    lastSeq = ledger->lastSeq();
    logId = ledger->logId();
    return {};
}

void Desk::Private::loop()
{
    while (queue.wait()) {
        commit();
        eventLog->tend();
    }
    ledger.reset();
    eventLog.reset();
}

bool Desk::Private::take(std::optional<DeskQueue::Lane> lane, std::vector<Taken>& batch)
{
    auto next = lane ? queue.take(*lane) : Waiting{{}, queue.takeRider()};
    if (!next || !next->task)
        return false;
    batch.push_back({lane, std::move(*next)});
    return true;
}

/// Until their time is over, or nothing of them is left to do.
Result<void> Desk::Private::carryOut(DeskQueue::Lane lane, Instant now, std::vector<Taken>& batch)
{
    const auto began = Clock::now();
    const auto seq = ledger->lastSeq();
    const auto most = batch.size() + size_t(options.maxBatch);
    std::deque<size_t> begun; ///< places of those that have more to do
    do {
        auto place = batch.size();
        if (place >= most || !take(lane, batch)) {
            if (begun.empty())
                break;
            place = begun.front();
            begun.pop_front();
        }
        auto& task = *batch[place].waiting.task;
        if (auto fault = task.perform(*ledger, now))
            return Refused(std::move(*fault));
        if (task.isDone())
            queue.done(lane, batch[place].waiting.whose);
        else
            begun.push_back(place);
        // What was recorded is yet to be written.
    } while (mayGoOn(lane, Clock::now() - began + (ledger->lastSeq() - seq) * eventLog->costOfAnEvent()));
    return {};
}

bool Desk::Private::mayGoOn(DeskQueue::Lane lane, Clock::duration passed)
{
    const bool isFirst = lane == DeskQueue::Agents;
    return passed < timeOf.at(lane) || (!isFirst && passed < longest && !queue.isWaitingBefore(lane));
}

Result<void> Desk::Private::carryOutRiders(Instant now, std::vector<Taken>& batch)
{
    const auto until = Clock::now() + timeOfRiders;
    for (size_t count = 0; count < mostRiders && take({}, batch); ++count) {
        if (auto fault = batch.back().waiting.task->perform(*ledger, now))
            return Refused(std::move(*fault));
        if (Clock::now() >= until)
            break;
    }
    return {};
}

Result<void> Desk::Private::perform(Instant now, std::vector<Taken>& batch)
{
    for (const auto lane : DeskQueue::lanes)
        BATON_TRY(carryOut(lane, now, batch));
    BATON_TRY(carryOutRiders(now, batch));
    if (++commits % commitsBetweenForgetting == 0 || ledger->draft().remembered() >= rowsBetweenForgetting)
        ledger->draft().forget({now.ms - repeatMemoryMs});
    return {};
}

CommitOutcome Desk::Private::carryOut(Instant now, std::vector<Taken>& batch)
{
    if (auto done = perform(now, batch); !done)
        return {CommitOutcome::Kind::Refused, std::move(done).error()};
    return ledger->commit();
}

void Desk::Private::takeAll(std::vector<Taken>& batch)
{
    for (const auto lane : DeskQueue::lanes)
        while (take(lane, batch))
            queue.done(lane, batch.back().waiting.whose);
    while (take({}, batch)) {
    }
}

/// Returns what the clock says then.
Result<Instant> Desk::Private::begin(Foreseen foreseen)
{
    Instant now;
    const auto told = [this](const std::vector<Recorded>& news) {
        lastSeq = news.back().event.seq;
        publish(news);
    };
    BATON_TRY(ledger->begin([&] { return now = options.clock(); }, std::move(foreseen), told));
    return now;
}

void Desk::Private::publish(const std::vector<Recorded>& events) const
{
    if (!events.empty())
        for (const auto& observer : observers)
            observer(events);
}

void Desk::Private::written()
{
    healthy = true;
    lastSeq = ledger->lastSeq();
    publish(ledger->pending());
    ledger->committed();
}

void Desk::Private::refuse(std::vector<Taken>& batch, const Refusal& why)
{
    qCCritical(log) << "nothing of" << batch.size() << "commands was kept:" << why.detail;
    healthy = false;
    for (const auto& [lane, waiting] : batch) {
        if (lane)
            queue.done(*lane, waiting.whose);
        waiting.task->refuse(why);
    }
}

void Desk::Private::commit()
{
    std::vector<Taken> batch;
    const auto now = begin(eventLog->looksAhead() ? queue.foresee(mostForeseen) : Foreseen());
    const auto outcome =
        now ? carryOut(*now, batch) : CommitOutcome{CommitOutcome::Kind::Refused, now.error()};
    if (!outcome) {
        ledger->abandon();
        // Whoever waits for a log that is not there is told, rather than left to wait for better times.
        if (!now)
            takeAll(batch);
        if (now && outcome.kind == CommitOutcome::Kind::Refused && batch.size() > 1)
            carryOutAlone(batch, outcome.why);
        else
            refuse(batch, outcome.why);
        return;
    }
    written();
    for (auto& [lane, waiting] : batch) {
        if (waiting.task->isDone()) {
            waiting.task->answer();
        } else {
            waiting.task->kept();
            queue.putBack(*lane, std::move(waiting));
        }
    }
}

/// It may be that one of them cannot be written: then it is refused, and harms none of the others.
void Desk::Private::carryOutAlone(std::vector<Taken>& batch, const Refusal& why)
{
    qCWarning(log) << batch.size()
                   << "commands are carried out one by one, since together they were refused:" << why.detail;
    const auto until = Clock::now() + timeAlone;
    qsizetype refused = 0;
    for (auto& [lane, waiting] : batch) {
        auto& task = *waiting.task;
        const bool isLate = Clock::now() >= until;
        const auto outcome = isLate ? CommitOutcome{CommitOutcome::Kind::Refused, why} : carryOutAlone(task);
        if (lane)
            queue.done(*lane, waiting.whose);
        if (outcome) {
            task.answer();
            continue;
        }
        ledger->abandon();
        task.refuse(outcome.why);
        ++refused;
    }
    healthy = refused < qsizetype(batch.size());
    qCCritical(log) << "nothing of" << refused << "commands was kept";
}

/// With all that is left of it to do, so that none of the same sender overtakes it.
CommitOutcome Desk::Private::carryOutAlone(Task& task)
{
    task.startOver();
    do {
        Foreseen foreseen;
        task.foresee(foreseen);
        const auto now = begin(std::move(foreseen));
        auto fault = now ? task.perform(*ledger, *now) : std::optional(now.error());
        if (fault)
            return {CommitOutcome::Kind::Refused, std::move(*fault)};
        if (auto outcome = ledger->commit(); !outcome)
            return outcome;
        written();
        task.kept();
    } while (!task.isDone());
    return {};
}

Desk::Desk(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Desk::~Desk() { stop(); }

Result<void> Desk::start()
{
    const auto open = [this] {
        auto opened = d->open();
        if (opened)
            d->queue.open();
        else
            d->eventLog.reset();
        return opened;
    };
    return d->thread.start(open, [this] { d->loop(); });
}

void Desk::stop()
{
    d->queue.close();
    d->thread.join();
}

void Desk::submit(AgentCommand command, AgentReply reply)
{
    const auto whose = command.agent.actor.member.id.toString();
    d->queue.add(DeskQueue::Agents, whose, task(std::move(command), std::move(reply)));
}

void Desk::submit(BotBatch batch, BotReply reply)
{
    const auto whose = batch.bot.id.toString();
    d->queue.add(DeskQueue::Bots, whose, task(std::move(batch), std::move(reply)));
}

void Desk::submit(CustomerCommand command, CustomerReply reply)
{
    const auto whose = command.bot.id.toString() + u'\n' + command.visitor;
    d->queue.add(DeskQueue::Customers, whose, task(std::move(command), std::move(reply)));
}

void Desk::submit(ActivityCommand command, ActivityReply reply)
{
    d->queue.add(DeskQueue::Agents, QStringLiteral("activity"), task(std::move(command), std::move(reply)));
}

void Desk::submit(FileJudged judged, std::function<void(Result<std::optional<FilePlace>>)> reply)
{
    d->queue.add(DeskQueue::Customers, QStringLiteral("files"), task(std::move(judged), std::move(reply)));
}

void Desk::submit(const QString& whose, ReplyCommand command, SavedReplyReply reply)
{
    d->queue.add(DeskQueue::Agents, whose, task(std::move(command), std::move(reply)));
}

void Desk::submit(MarkRead mark, std::function<void(Result<Marked>)> reply)
{
    const auto whose = mark.member.toString();
    d->queue.ride(whose, task(std::move(mark), std::move(reply)));
}

void Desk::submit(CustomerSees sees, std::function<void(Result<std::optional<protocol::Seen>>)> reply)
{
    const auto whose = sees.conversation.toString();
    d->queue.ride(whose, task(std::move(sees), std::move(reply)));
}

void Desk::keep(const QString& whose, std::vector<SideRow> rows, std::function<void(Result<void>)> reply)
{
    d->queue.ride(whose, task(std::move(rows), std::move(reply)));
}

QString Desk::logId() const { return d->logId; }

Result<void> Desk::renewLog()
{
    std::promise<Result<void>> written;
    keep({}, {NewLogId{createId(QLatin1Char('l'))}}, [&](Result<void> done) {
        d->logId = d->ledger->logId();
        written.set_value(std::move(done));
    });
    return written.get_future().get();
}

void Desk::setCustomerOnline(const ConversationId& id, bool online) { d->options.presence->set(id, online); }
void Desk::observe(Observer observer) { d->observers.push_back(std::move(observer)); }
qint64 Desk::lastSeq() const { return d->lastSeq; }
bool Desk::healthy() const { return d->healthy; }

} // namespace baton::relay
